import { describe, expect, it } from 'vitest'
import type { FormTemplate } from './contract.ts'
import { findTemplates, templateCallAt } from './template-search.ts'

const template = (
  shortcut: string,
  name: string,
  initials: string,
  at: Partial<FormTemplate> = {},
): FormTemplate => ({
  ...{ id: 1, kind: null, categoryId: null, shortcut, name, initials, pinyin: `${initials}…`, body: name },
  ...at,
})
const templates = [
  template('hd', '请回电', 'qhd'),
  template('bx', '一般报修', 'ybbx', { kind: 'repair' }),
  template('kr', '电梯困人', 'dtkr', { kind: 'repair', categoryId: 51 }),
  template('ty', '电梯停运', 'dtty', { kind: 'repair', categoryId: 52 }),
  template('dt', '电梯故障', 'dtgz', { kind: 'complaint', categoryId: 21 }),
]
const found = (typed: string, categoryIds: number[] = [52, 5]) =>
  findTemplates(templates, { kind: 'repair', categoryIds }, typed).map(({ shortcut }) => shortcut)

describe('a template is asked for', () => {
  it.each([
    ['::', { start: 0, end: 2, typed: '' }],
    ['你好::dt', { start: 2, end: 6, typed: 'dt' }],
    ['：：电梯', { start: 0, end: 4, typed: '电梯' }],
    [':：电', { start: 0, end: 3, typed: '电' }],
    ['::好 了', null],
    ['时间:10', null],
    ['::这是一句已经写了很长的话了', null],
  ])('by two colons, %s', (text, call) => {
    expect(templateCallAt(text, text.length)).toEqual(call)
  })

  it('only before the caret', () => {
    expect(templateCallAt('::dt 后面', 4)).toMatchObject({ typed: 'dt' })
    expect(templateCallAt('前面::dt', 2)).toBeNull()
  })
})

describe('the templates', () => {
  it('of the category come first, then those of the kind, then those for all', () => {
    expect(found('')).toEqual(['ty', 'bx', 'hd'])
  })

  it('of the whole kind are offered before a category is chosen', () => {
    expect(found('', [])).toEqual(['bx', 'kr', 'ty', 'hd'])
  })

  it('are found by shortcut, name and initials, also those of another category of the kind', () => {
    expect(found('kr')).toEqual(['kr'])
    expect(found('ＫＲ')).toEqual(['kr'])
    expect(found('电梯')).toEqual(['ty', 'kr'])
    expect(found('dt')).toEqual(['ty', 'kr'])
    expect(found('回电')).toEqual(['hd'])
    expect(found('xyz')).toEqual([])
  })

  it('by their own shortcut come before those that only sound so', () => {
    const others = [template('xx', '按时', 'as'), template('as', '其他', 'qt')]
    const matter = { kind: 'repair', categoryIds: [] } as const
    expect(findTemplates(others, matter, 'as').map(({ shortcut }) => shortcut)).toEqual(['as', 'xx'])
  })
})
