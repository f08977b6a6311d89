import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importFields } from '../../../shared/modules/imports/terms.ts'
import { assign, fieldOf, missingFields } from './mapping.ts'

describe('editing which column fills which field', () => {
  it('gives a column a field', () => {
    expect(assign({ building: 0 }, 3, 'room')).toEqual({ building: 0, room: 3 })
  })

  it('takes the field from the column that had it', () => {
    const edited = assign({ phone: 4, name: 2 }, 7, 'phone')
    expect(fieldOf(edited, 7)).toBe('phone')
    expect(fieldOf(edited, 4)).toBeNull()
  })

  it('lets a column change its field, so that the old one is free again', () => {
    expect(assign({ phone: 4 }, 4, 'phone2')).toEqual({ phone2: 4 })
  })

  it('leaves a column out', () => {
    expect(assign({ building: 0, room: 1 }, 1, null)).toEqual({ building: 0 })
  })

  it('does not touch the mapping it was given', () => {
    const before = { building: 0 } as const
    assign(before, 0, 'room')
    expect(before).toEqual({ building: 0 })
  })

  it('names the required fields that are missing', () => {
    expect(missingFields('register', { building: 0 })).toEqual(['room'])
    expect(missingFields('register', { room: 1 })).toEqual([])
    expect(missingFields('ledger', { receivedAt: 1 })).toEqual(['number', 'words'])
  })

  it('keeps each column to one field whatever is chosen', () => {
    const edit = fc.record({
      column: fc.integer({ min: 0, max: 6 }),
      field: fc.option(fc.constantFrom(...importFields)),
    })
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const mapping = edits.reduce((made, { column, field }) => assign(made, column, field), {})
        const columns = Object.values(mapping)
        expect(new Set(columns).size).toBe(columns.length)
        const last = edits.at(-1)
        if (last) expect(fieldOf(mapping, last.column)).toBe(last.field)
      }),
    )
  })
})
