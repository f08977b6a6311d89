import { expect, it } from 'vitest'
import type { PaperBlock } from './paper-blocks.ts'
import { paperGroups } from './paper-blocks.ts'
import type { TableRow } from './sheet-table.ts'

const row = (key: string): TableRow => ({
  key,
  kind: 'line',
  ordinal: null,
  number: 1,
  line: 0,
  side: null,
  label: '',
  cells: {},
})
const block = (part: 'service' | 'public', key: string, first = false): PaperBlock => ({
  kind: 'row',
  part,
  row: row(key),
  first,
})

it('a table that goes on over a page keeps its rows together and is not titled again', () => {
  const first = paperGroups([{ kind: 'head' }, block('service', '1'), block('public', '2', true)])
  expect(first.map(({ kind, key }) => [kind, key])).toEqual([
    ['head', 'head'],
    ['table', 'service'],
    ['table', 'public'],
  ])
  expect(first.map((group) => group.kind === 'table' && group.titled)).toEqual([false, false, true])
  const next = paperGroups([block('public', '3'), block('public', '4'), { kind: 'notes', text: '说明' }])
  expect(next).toMatchObject([
    { kind: 'table', titled: false, rows: [{ key: '3' }, { key: '4' }] },
    { kind: 'notes', text: '说明' },
  ])
})
