// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import { api } from '../../client/client.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'
import PrivacyScreen from './PrivacyScreen.vue'

let page: VueWrapper
let dialog: HTMLElement
const saved = vi.fn()
const uncovered = vi.fn()

const cover = () => document.querySelector<HTMLElement>('.privacy')!
function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
}

beforeEach(() => {
  // A dialog stood open, with its own keys, as it was covered.
  dialog = document.createElement('div')
  dialog.innerHTML = '<input>'
  document.body.append(dialog)
  dialog.querySelector('input')!.focus()
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  cache.setQueryData(api.office.profile.queryKey(), { name: 'Desk', slogan: '' } as never)
  const host = {
    components: { PrivacyScreen },
    setup: () => useHotkeys({ 'Ctrl+Enter': saved, F12: uncovered }, { layer: 'dialog' }),
    template: '<PrivacyScreen />',
  }
  page = mount(host, {
    attachTo: document.body,
    global: {
      plugins: [
        createI18n({ legacy: false, locale: 'zh-CN', messages }),
        [VueQueryPlugin, { queryClient: cache }],
      ],
    },
  })
})
afterEach(() => {
  page.unmount()
  dialog.remove()
  vi.clearAllMocks()
})

describe('the privacy screen', () => {
  it('keeps the keys of a dialog beneath it asleep, and lets itself be taken away', () => {
    expect(cover().contains(document.activeElement)).toBe(true)
    press('Enter', { ctrlKey: true })
    expect(saved).not.toHaveBeenCalled()
    press('F12')
    expect(uncovered).toHaveBeenCalledOnce()
  })

  it('lets nothing beneath it take the focus, and gives it back', () => {
    expect(dialog.hasAttribute('inert')).toBe(true)
    expect(cover().hasAttribute('inert')).toBe(false)
    page.unmount()
    expect(dialog.hasAttribute('inert')).toBe(false)
    expect(document.activeElement).toBe(dialog.querySelector('input'))
  })
})
