import { describe, expect, it } from 'vitest'
import type { CheckedRow } from '../../../shared/modules/imports/contract.ts'
import { placeRow } from './placed-row.ts'

const checked = (values: Partial<CheckedRow>): CheckedRow => ({
  row: 7,
  outcome: 'changed',
  cells: ['3', '501', '1380000'],
  problems: [],
  changes: [],
  questions: [],
  doubleOf: null,
  ...values,
})

describe('what was found in a row', () => {
  it('stands in the cell it is about', () => {
    const problem = { field: 'phone', reason: 'PHONE_TOO_SHORT', fatal: false } as const
    const change = { field: 'room', before: '502', after: '501', take: null } as const
    const placed = placeRow(
      checked({ problems: [problem], changes: [change] }),
      { building: 0, room: 1, phone: 2 },
      3,
    )
    expect(placed.cells[2]).toEqual({ text: '1380000', problems: [problem], change: null })
    expect(placed.cells[1]?.change).toEqual(change)
    expect(placed.cells[0]?.problems).toEqual([])
    expect(placed.loose).toEqual({ problems: [], changes: [] })
  })

  it('stands beside the row when no column fills the field', () => {
    const problem = { field: 'name', reason: 'NAME_NEEDED', fatal: false } as const
    expect(placeRow(checked({ problems: [problem] }), { building: 0, room: 1 }, 3).loose.problems).toEqual([
      problem,
    ])
  })

  it('marks a required cell that is beyond the last value of its row', () => {
    const problem = { field: 'room', reason: 'MISSING', fatal: true } as const
    const placed = placeRow(checked({ cells: ['3'], problems: [problem] }), { building: 0, room: 4 }, 6)
    expect(placed.cells).toHaveLength(6)
    expect(placed.cells[4]?.problems).toEqual([problem])
  })

  it('shows every cell of a row that is wider than the header', () => {
    expect(placeRow(checked({}), {}, 1).cells).toHaveLength(3)
  })
})
