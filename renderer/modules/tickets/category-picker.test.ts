import { describe, expect, it } from 'vitest'
import { categoryOptions, completeCode, matchCategories } from './category-picker.ts'

let nextId = 0
const level1 = (code: string, name: string, initials: string, pinyin: string) => ({
  id: ++nextId,
  kind: 'complaint' as const,
  parentId: null as number | null,
  code,
  name,
  initials,
  pinyin,
})
const facilities = level1('2', '设施设备', 'sssb', 'sheshishebei')
const safety = level1('4', '安全管理', 'aqgl', 'anquanguanli')
const under = (parent: typeof facilities, code: string, name: string, initials: string, pinyin: string) => ({
  ...level1(code, name, initials, pinyin),
  parentId: parent.id,
})
const categories = [
  under(safety, '42', '门禁不完善', 'mjbws', 'menjinbuwanshan'),
  facilities,
  under(facilities, '22', '水电供应不稳定', 'sdgybwd', 'shuidiangongyingbuwending'),
  under(facilities, '21', '电梯故障', 'dtgz', 'diantiguzhang'),
  safety,
  level1('9', '其他', 'qt', 'qita'),
]
const options = categoryOptions(categories, 'complaint')
const codes = (typed: string) => matchCategories(options, typed).map((option) => option.code)

describe('the category picker', () => {
  it('offers what a ticket can have, in the order of the codes', () => {
    expect(options.map((option) => option.code)).toEqual(['21', '22', '42', '9'])
    expect(options.map((option) => option.label)).toContain('设施设备 / 水电供应不稳定')
    expect(options.at(-1)?.label).toBe('其他')
    expect(categoryOptions(categories, 'repair')).toEqual([])
  })

  it('finds by code, initials, pinyin, name and first level', () => {
    expect(codes('22')).toEqual(['22'])
    expect(codes('2')).toEqual(['21', '22'])
    expect(codes('dtgz')).toEqual(['21'])
    expect(codes('SD')).toEqual(['22'])
    expect(codes('dianti')).toEqual(['21'])
    expect(codes('门禁')).toEqual(['42'])
    expect(codes('sssb')).toEqual(['21', '22'])
    expect(codes('安全')).toEqual(['42'])
    expect(codes('wd')).toEqual(['22'])
    expect(codes('xyz')).toEqual([])
    expect(codes('')).toHaveLength(4)
  })

  it('takes full-width digits and letters of an input method', () => {
    expect(codes('２２')).toEqual(['22'])
    expect(codes('ｄｔ')).toEqual(['21'])
  })

  it('knows when a code is complete', () => {
    expect(completeCode(options, '22')?.name).toBe('水电供应不稳定')
    expect(completeCode(options, '２１')?.name).toBe('电梯故障')
    expect(completeCode(options, '9')?.name).toBe('其他')
    expect(completeCode(options, '2')).toBeNull()
    expect(completeCode(options, '29')).toBeNull()
    expect(completeCode(options, 'dt')).toBeNull()
  })

  it('takes a code of one digit at once where there are no longer ones', () => {
    const praise = { ...level1('3', '环境整洁', 'hjzj', 'huanjingzhengjie'), kind: 'praise' as const }
    const [only] = categoryOptions([...categories, praise], 'praise')
    expect(completeCode([only!], '3')?.name).toBe('环境整洁')
    expect(completeCode([only!], '３')?.label).toBe('环境整洁')
  })

  it('puts the one used last before others that answer as well', () => {
    const second = options.find((option) => option.code === '22')!
    const found = (typed: string) => matchCategories(options, typed, second.id).map(({ code }) => code)
    expect(found('2')).toEqual(['22', '21'])
    expect(found('dtgz')).toEqual(['21'])
  })

  it('waits while a longer code could follow', () => {
    const deeper = [...categories, { ...under(facilities, '221', '停水', 'ts', 'tingshui') }]
    expect(completeCode(categoryOptions(deeper, 'complaint'), '22')).toBeNull()
  })
})
