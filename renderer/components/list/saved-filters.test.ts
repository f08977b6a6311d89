import { describe, expect, it } from 'vitest'
import { filterFrom, nameOf, savedLimit, withoutSaved, withSaved } from './saved-filters.ts'

const filter = { text: '', role: 'tenant', groupId: null }

describe('filters somebody saved', () => {
  it('are kept by name; the same name takes the place of the one before', () => {
    const one = withSaved([], ' 租户 ', filter)!
    const again = withSaved(one, '租户', { ...filter, text: '王' })!
    expect(again).toEqual([{ name: '租户', filter: { ...filter, text: '王' } }])
    expect(withoutSaved(again, '租户')).toEqual([])
  })

  it('need a name, and stay few enough to choose from', () => {
    expect(withSaved([], '  ', filter)).toEqual([])
    const full = Array.from({ length: savedLimit }, (_, index) => ({ name: `${index}`, filter }))
    expect(withSaved(full, '再一个', filter)).toBeNull()
    expect(withSaved(full, '0', {})).toHaveLength(savedLimit)
  })

  it('are recognised as the one that is asked, whatever the order of their fields', () => {
    const saved = withSaved([], '租户', filter)!
    expect(nameOf(saved, { groupId: null, role: 'tenant', text: '' })).toBe('租户')
    expect(nameOf(saved, { ...filter, role: 'owner' })).toBeNull()
    expect(nameOf(withSaved([], '一栋', { buildingId: 1 })!, { buildingId: 2 })).toBeNull()
  })

  it('fit the page as it is today', () => {
    const blank = { text: '', role: null as string | null, movedOut: false }
    expect(filterFrom(blank, { text: 7, role: 'owner', gone: 1 })).toEqual({
      text: '',
      role: 'owner',
      movedOut: false,
    })
    expect(filterFrom(blank, { movedOut: 1, role: true })).toEqual(blank)
  })
})
