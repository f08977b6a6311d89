// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'
import { messages } from '../../shared/locale/index.ts'
import { offerUndo } from './undo-offer.ts'
import UndoToast from './UndoToast.vue'

let toast: VueWrapper
const shown = () => document.querySelector('.undo-toast')
const press = (target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))

async function offer(text = '已归档') {
  const run = vi.fn()
  offerUndo({ text, run })
  await nextTick()
  return run
}

function openPage() {
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages })
  const ElButton = { template: '<button><slot /></button>' }
  toast = mount(UndoToast, { global: { plugins: [i18n], stubs: { ElButton } } })
}

beforeEach(() => {
  vi.useFakeTimers()
  openPage()
})
afterEach(() => {
  toast.unmount()
  vi.useRealTimers()
  document.body.innerHTML = ''
})

describe('taking back what was just done', () => {
  it('is offered for ten seconds', async () => {
    await offer()
    await vi.advanceTimersByTimeAsync(9_900)
    expect(shown()?.textContent).toContain('已归档')
    await vi.advanceTimersByTimeAsync(200)
    expect(shown()).toBeNull()
  })

  it('waits under the mouse', async () => {
    await offer()
    shown()!.dispatchEvent(new MouseEvent('mouseenter'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(shown()).not.toBeNull()
    shown()!.dispatchEvent(new MouseEvent('mouseleave'))
    await vi.advanceTimersByTimeAsync(10_100)
    expect(shown()).toBeNull()
  })

  it('goes by its button and by Ctrl+Z, once', async () => {
    const byButton = await offer()
    shown()!.querySelector('button')!.click()
    await nextTick()
    expect(byButton).toHaveBeenCalledOnce()
    expect(shown()).toBeNull()
    const byKey = await offer()
    press()
    press()
    expect(byKey).toHaveBeenCalledOnce()
  })

  it('leaves Ctrl+Z to a text field', async () => {
    const run = await offer()
    const field = document.body.appendChild(document.createElement('input'))
    press(field)
    expect(run).not.toHaveBeenCalled()
  })

  it('is of the last thing done', async () => {
    const first = await offer('第一件')
    const second = await offer('第二件')
    expect(shown()?.textContent).toContain('第二件')
    press()
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
  })

  it('is gone with the page, such as behind the lock screen', async () => {
    await offer()
    toast.unmount()
    openPage()
    await nextTick()
    expect(shown()).toBeNull()
  })
})
