import { describe, expect, it } from 'vitest'
import { groupsOf, type AidFilter } from './aid-rows.ts'

const entry = (id: number, categoryId: number | null, archived = false) => ({
  ...{ id, version: 1, categoryId, archived, position: 0, shipped: true },
  kind: categoryId === null ? null : ('repair' as const),
  category: categoryId === null ? '' : `类别${categoryId}`,
})
const entries = [
  { ...entry(1, null), title: '几点上班', keywords: '', words: '〔时间〕' },
  { ...entry(2, 51), words: '有人被困吗？', alarm: 'yes' as const, advice: '通知〔维保〕' },
  { ...entry(3, 51, true), words: '常坏吗？', alarm: null, advice: '' },
  { ...entry(4, 11), shortcut: 'ls', name: '漏水', body: '〔位置〕漏水' },
]
const all: AidFilter = { text: '', kind: null, archivedToo: true }
const shown = (filter: Partial<AidFilter>) =>
  groupsOf(entries, { ...all, ...filter }).map(({ category, rows }) => [
    category,
    rows.map(({ name }) => name),
  ])

describe('the entries of a shelf', () => {
  it('stand under their categories, in the order they came', () => {
    expect(shown({})).toEqual([
      ['', ['几点上班']],
      ['类别51', ['有人被困吗？', '常坏吗？']],
      ['类别11', ['漏水']],
    ])
  })

  it('are found by what they say, their shortcut and their category', () => {
    expect(shown({ text: '维保' })).toEqual([['类别51', ['有人被困吗？']]])
    expect(shown({ text: ' LS ' })).toEqual([['类别11', ['漏水']]])
    expect(shown({ text: '类别11' })).toEqual([['类别11', ['漏水']]])
    expect(shown({ text: '天气' })).toEqual([])
  })

  it('are left out when archived or of another kind', () => {
    expect(shown({ archivedToo: false, kind: 'repair' })).toEqual([
      ['类别51', ['有人被困吗？']],
      ['类别11', ['漏水']],
    ])
  })

  it('tell what the office has still to fill in, which a template never has', () => {
    const rows = groupsOf(entries, all).flatMap((group) => group.rows)
    expect(rows.map(({ toFill }) => toFill)).toEqual([1, 1, 0, 0])
    expect(rows.map(({ alarm }) => alarm)).toEqual([false, true, false, false])
  })
})
