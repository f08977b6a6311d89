// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { usePagePrint } from './usePagePrint.ts'

const { menu, faults } = vi.hoisted(() => ({
  menu: new Set<(command: string) => void>(),
  faults: [] as unknown[],
}))
vi.mock('../../client/desktop.ts', () => ({
  onMenu: (listener: (command: string) => void) => {
    menu.add(listener)
    return () => menu.delete(listener)
  },
}))
vi.mock('./useToast.ts', () => ({ useToast: () => ({ fault: (error: unknown) => faults.push(error) }) }))

let scope: EffectScope
const openPage = (more: Partial<Parameters<typeof usePagePrint>[0]> = {}) =>
  scope.run(() => usePagePrint({ label: () => 'Print', printable: () => true, ...more }))!
const press = (init: KeyboardEventInit) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
const choose = (command: string) => menu.forEach((listener) => listener(command))

beforeEach(() => {
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  faults.length = 0
  document.body.innerHTML = ''
})

it('opens by F9, by Ctrl+P and by the menu, until the page is left', () => {
  const { printing } = openPage()
  for (const ask of [
    () => press({ key: 'F9' }),
    () => press({ key: 'p', ctrlKey: true }),
    () => choose('print'),
  ]) {
    printing.value = false
    ask()
    expect(printing.value).toBe(true)
  }
  printing.value = false
  choose('help')
  scope.stop()
  press({ key: 'F9' })
  choose('print')
  expect(printing.value).toBe(false)
})

it('stays shut without anything to print, for who may not, and below a dialog', () => {
  const ready = ref(false)
  const allowed = ref(true)
  const { printing, print } = openPage({ printable: () => ready.value, enabled: allowed })
  print()
  ready.value = true
  allowed.value = false
  press({ key: 'F9' })
  choose('print')
  allowed.value = true
  document.body.innerHTML = '<div class="el-overlay"><div role="dialog" aria-modal="true"></div></div>'
  choose('print')
  expect(printing.value).toBe(false)
  document.body.innerHTML = ''
  print()
  expect(printing.value).toBe(true)
})

it('opens after what it needs is there, and says so where it does not come', async () => {
  let reject: (error: Error) => void = () => undefined
  let resolve: (value?: unknown) => void = () => undefined
  const prepare = () =>
    new Promise((good, bad) => {
      resolve = good
      reject = bad
    })
  const { printing, print } = openPage({ prepare })
  print()
  expect(printing.value).toBe(false)
  const failure = new Error('no drawing code')
  reject(failure)
  await vi.waitFor(() => expect(faults).toEqual([failure]))
  expect(printing.value).toBe(false)
  print()
  resolve()
  await vi.waitFor(() => expect(printing.value).toBe(true))
})
