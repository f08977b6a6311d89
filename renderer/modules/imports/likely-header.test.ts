import { describe, expect, it } from 'vitest'
import { likelyHeader } from './likely-header.ts'

describe('the row that looks like a header', () => {
  it('is the one that names the columns, below the title', () => {
    const preview = [
      { row: 1, cells: ['青龙园业主名册'] },
      { row: 3, cells: ['楼栋', '房号', '姓名', '联系电话'] },
      { row: 4, cells: ['3', '501', '王芳', '13800005678'] },
    ]
    expect(likelyHeader(preview)).toBe(3)
  })

  it('counts a merged title once', () => {
    const preview = [
      { row: 1, cells: ['名册', '名册', '名册', '名册'] },
      { row: 2, cells: ['楼栋', '房号', '姓名', ''] },
    ]
    expect(likelyHeader(preview)).toBe(2)
  })

  it('is none in an empty sheet', () => {
    expect(likelyHeader([])).toBeNull()
  })
})
