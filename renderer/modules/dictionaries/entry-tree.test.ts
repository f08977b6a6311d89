import { describe, expect, it } from 'vitest'
import { branchesOf } from './entry-tree.ts'

const entry = (id: number, parentId: number | null = null, archived = false) => ({ id, parentId, archived })
const shown = (entries: ReturnType<typeof entry>[], archivedToo: boolean) =>
  branchesOf(entries, archivedToo).map(({ entry: { id }, finer }) => [id, finer.map((each) => each.id)])

describe('the entries of a list', () => {
  const entries = [entry(1), entry(11, 1), entry(12, 1, true), entry(2, null, true), entry(3)]

  it('stand below the one they belong to', () => {
    expect(shown(entries, true)).toEqual([
      [1, [11, 12]],
      [2, []],
      [3, []],
    ])
  })

  it('are hidden once archived', () => {
    expect(shown(entries, false)).toEqual([
      [1, [11]],
      [3, []],
    ])
  })

  it('keep the one above them in sight', () => {
    expect(shown([entry(1, null, true), entry(11, 1), entry(12, 1, true)], false)).toEqual([[1, [11]]])
  })
})
