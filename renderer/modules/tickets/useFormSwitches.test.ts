// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import { blankRegistration, type RegistrationDraft } from './registration-draft.ts'
import { useFormSwitches } from './useFormSwitches.ts'

const draft = ref<RegistrationDraft>(blankRegistration('k'))
let focused = ''
let page: VueWrapper
let switches: ReturnType<typeof useFormSwitches>

async function press(key: string) {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true }))
  await nextTick()
}

beforeEach(() => {
  draft.value = blankRegistration('k')
  focused = ''
  const to = (part: string) => () => void (focused = part)
  const form = defineComponent({
    setup() {
      switches = useFormSwitches(draft, {
        solved: to('solved'),
        backEntry: to('back-entry'),
        words: to('words'),
      })
      return () => null
    },
  })
  page = mount(form, { global: { plugins: [createI18n({ legacy: false, locale: 'zh-CN', messages })] } })
})
afterEach(() => page.unmount())

describe('what was done on the spot', () => {
  it('opens by its key, and closes by it while nothing is written', async () => {
    await press('s')
    expect([draft.value.solved, focused]).toEqual(['', 'solved'])
    await press('s')
    expect([draft.value.solved, focused]).toEqual([null, 'words'])
  })

  it('stays open by its key once something is written, and what was closed by hand comes back', async () => {
    await press('s')
    draft.value.solved = 'reset the breaker'
    await press('s')
    expect(draft.value.solved).toBe('reset the breaker')
    switches.closeSolved()
    expect(draft.value.solved).toBeNull()
    await press('s')
    expect([draft.value.solved, focused]).toEqual(['reset the breaker', 'solved'])
  })
})

describe('entering afterwards', () => {
  it('closes by its key while no number is written; a number is only lost by closing it by hand', async () => {
    await press('b')
    expect([draft.value.backEntry, focused]).toEqual([true, 'back-entry'])
    await press('b')
    expect([draft.value.backEntry, draft.value.received.time]).toEqual([false, ''])
    await press('b')
    Object.assign(draft.value, { blankNumber: 'TS-20261120-0003' })
    await press('b')
    expect([draft.value.blankNumber, focused]).toEqual(['TS-20261120-0003', 'back-entry'])
    switches.closeBackEntry()
    expect(draft.value.blankNumber).toBe('')
  })
})
