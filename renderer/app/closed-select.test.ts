// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { passEscFromClosedSelects } from './closed-select.ts'

passEscFromClosedSelects()

/** Presses a key in a select that swallows it, as Element Plus does; answers with what the dialog around it heard. */
function heardAround(expanded: boolean, key: string): string[] {
  document.body.innerHTML = `<div class="dialog"><div class="field"><div class="el-select">
    <input role="combobox" aria-expanded="${expanded}" /></div></div></div>`
  const heard: string[] = []
  const input = document.querySelector('input')!
  input.addEventListener('keydown', (event) => event.stopPropagation())
  document
    .querySelector<HTMLElement>('.dialog')!
    .addEventListener('keydown', (event) => heard.push(event.key))
  input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  return heard
}

it('lets Esc leave a dialog from a select whose list is closed', () => {
  expect(heardAround(false, 'Escape')).toEqual(['Escape'])
})

it('leaves Esc to a select whose list is open, and every other key to a closed one', () => {
  expect(heardAround(true, 'Escape')).toEqual([])
  expect(heardAround(false, 'Enter')).toEqual([])
})
