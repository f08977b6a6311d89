import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrange,
  blankLayout,
  columnLayout,
  withMoved,
  withShown,
  withWidth,
  type Choosable,
  type ColumnLayout,
} from './columns.ts'

const columns: Choosable[] = [
  { key: 'room', label: '房号', always: true, fixed: true },
  { key: 'state', label: '状态' },
  { key: 'area', label: '面积' },
  { key: 'notes', label: '备注', usual: false },
]
const shownKeys = (layout: ColumnLayout, of = columns) =>
  arrange(of, layout).flatMap(({ column, shown }) => (shown ? [column.key] : []))

describe('the columns of a list', () => {
  it('are the usual ones in their declared order until somebody chooses', () => {
    expect(shownKeys(blankLayout)).toEqual(['room', 'state', 'area'])
  })

  it('are shown, hidden and moved', () => {
    const shown = withShown(columns, blankLayout, 'notes', true)
    expect(shownKeys(shown)).toEqual(['room', 'state', 'area', 'notes'])
    const moved = withMoved(columns, shown, 'notes', -1)
    expect(shownKeys(moved)).toEqual(['room', 'state', 'notes', 'area'])
    expect(shownKeys(withShown(columns, moved, 'state', false))).toEqual(['room', 'notes', 'area'])
  })

  it('keep the one that is always there, and a fixed one in front', () => {
    expect(shownKeys(withShown(columns, blankLayout, 'room', false))).toContain('room')
    expect(withMoved(columns, blankLayout, 'room', 1)).toBe(blankLayout)
    expect(withMoved(columns, blankLayout, 'state', -1)).toBe(blankLayout)
    const odd = { columns: [{ key: 'area', shown: true }], widths: {} }
    expect(shownKeys(odd)[0]).toBe('room')
  })

  it('never vanish altogether', () => {
    const two: Choosable[] = [
      { key: 'a', label: '甲' },
      { key: 'b', label: '乙', usual: false },
    ]
    expect(shownKeys(withShown(two, blankLayout, 'a', false), two)).toEqual(['a'])
  })

  it('take in a column that is new to somebody where it was declared, and forget one that is gone', () => {
    const old = withMoved(columns, blankLayout, 'area', -1)
    const later: Choosable[] = [
      ...columns.slice(0, 2),
      { key: 'kind', label: '类型' },
      { key: 'notes', label: '备注' },
    ]
    expect(arrange(later, old).map(({ column }) => column.key)).toEqual(['room', 'state', 'kind', 'notes'])
  })

  it('keep a dragged width, within reason', () => {
    const layout = withWidth(withWidth(blankLayout, 'area', 133.4), 'state', 3)
    expect(arrange(columns, layout).map(({ width }) => width)).toEqual([null, 40, 133, null])
    expect(columnLayout.parse(JSON.parse(JSON.stringify(layout)))).toEqual(layout)
  })

  it('are each there once, whatever was kept and done', () => {
    const keys = ['room', 'state', 'area', 'notes', 'gone']
    const step = fc.record({
      key: fc.constantFrom(...keys),
      act: fc.constantFrom('up', 'down', 'show', 'hide'),
    })
    const keptColumns = fc.array(fc.record({ key: fc.constantFrom(...keys), shown: fc.boolean() }))
    fc.assert(
      fc.property(keptColumns, fc.array(step), (kept, steps) => {
        let layout: ColumnLayout = { columns: kept, widths: {} }
        for (const { key, act } of steps)
          layout =
            act === 'up' || act === 'down'
              ? withMoved(columns, layout, key, act === 'up' ? -1 : 1)
              : withShown(columns, layout, key, act === 'show')
        const arranged = arrange(columns, layout)
        expect(arranged.map(({ column }) => column.key).sort()).toEqual(['area', 'notes', 'room', 'state'])
        expect(arranged[0]).toMatchObject({ column: { key: 'room' }, shown: true })
      }),
    )
  })
})
