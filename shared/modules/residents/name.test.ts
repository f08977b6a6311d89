import { describe, expect, it } from 'vitest'
import { addressName, splitNames, surnameOf } from './name.ts'

describe('a name on the screen', () => {
  it('addresses people by surname, or by the whole name when unsure', () => {
    expect(addressName('王芳', 'female')).toBe('王女士')
    expect(addressName('欧阳锋', 'male')).toBe('欧阳先生')
    expect(addressName('王芳')).toBe('王芳')
    expect(addressName('John Smith', 'male')).toBe('John Smith')
    expect(addressName('王女士', 'female')).toBe('王女士')
    expect(surnameOf('𠮷野')).toBe('𠮷')
  })
})

describe('a cell with names', () => {
  it.each([
    ['张三', '张三', []],
    ['张三（李四）', '张三', ['李四']],
    ['张三(李四)', '张三', ['李四']],
    ['张三、李四', '张三', ['李四']],
    ['张三/李四，王五', '张三', ['李四', '王五']],
    ['张三 李四', '张三', ['李四']],
    ['张三和李四', '张三', ['李四']],
    ['张　三', '张三', []],
    ['张 三 李四', '张三', ['李四']],
    ['和珅', '和珅', []],
    ['John Smith', 'John Smith', []],
    ['买买提·艾力', '买买提·艾力', []],
    ['青龙（北京）商贸有限公司', '青龙（北京）商贸有限公司', []],
    ['', '', []],
  ])('%s is %s with %j', (cell, name, others) =>
    expect(splitNames(cell)).toEqual({ name, others, notes: [] }),
  )

  it('proposes no note as a second person', () => {
    expect(splitNames('张三（租客）')).toEqual({ name: '张三', others: [], notes: ['租客'] })
    expect(splitNames('张三（13800138000）')).toEqual({ name: '张三', others: [], notes: ['13800138000'] })
  })
})
