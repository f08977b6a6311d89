// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useListFilter } from './list-filter.ts'

type Filter = { text: string; role: string | null; movedOut: boolean }
const open = () =>
  useListFilter<Filter>('residents', () => ({ text: '', role: null as string | null, movedOut: false }))

beforeEach(() => setActivePinia(createPinia()))

describe('the filter of a list', () => {
  it('asks for nothing that is empty or off', () => {
    const { state, given, narrowed, search } = open()
    expect([given.value, narrowed.value]).toEqual([{}, false])
    state.asked.role = 'tenant'
    state.typed = '  王芳 '
    search()
    expect(given.value).toEqual({ text: '王芳', role: 'tenant' })
    expect(narrowed.value).toBe(true)
  })

  it('waits with what is typed, and begins at the first page', () => {
    const { state, given, search } = open()
    state.page = 4
    state.typed = '王'
    expect(given.value).toEqual({})
    search()
    expect([given.value, state.page]).toEqual([{ text: '王' }, 1])
  })

  it('is there again when one comes back from a card, and keeps the size of pages when cleared', () => {
    const before = open()
    Object.assign(before.state, { typed: '王', size: 100 })
    before.search()
    const again = open()
    expect([again.given.value, again.state.typed]).toEqual([{ text: '王' }, '王'])
    again.reset()
    expect([again.given.value, again.state.typed, again.state.size]).toEqual([{}, '', 100])
  })

  it('takes over a saved one, its text into the field', () => {
    const { state, given, apply } = open()
    state.asked.movedOut = true
    apply({ text: '李', role: 'owner', gone: 1 })
    expect(given.value).toEqual({ text: '李', role: 'owner' })
    expect(state.typed).toBe('李')
  })
})
