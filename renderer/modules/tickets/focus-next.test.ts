// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { enterToNext } from './focus-next.ts'

let form: HTMLElement
const field = (id: string) => document.getElementById(id) as HTMLInputElement

function press(id: string, init: KeyboardEventInit & { keyCode?: number } = {}) {
  field(id).focus()
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init })
  if (init.keyCode) Object.defineProperty(event, 'keyCode', { value: init.keyCode })
  field(id).dispatchEvent(event)
  return event
}

beforeEach(() => {
  document.body.innerHTML = `<form>
    <input id="category"><textarea id="words"></textarea>
    <input type="radio" name="mood" id="calm" value="calm"><input type="radio" name="mood" id="angry" checked>
    <input id="hidden" tabindex="-1"><input id="off" disabled><input id="time">
  </form>`
  form = document.querySelector('form')!
  form.addEventListener('keydown', enterToNext)
})

describe('Enter in a form', () => {
  it('goes to the next field', () => {
    press('category')
    expect(document.activeElement?.id).toBe('words')
  })

  it('stays a line break in a text area', () => {
    const event = press('words')
    expect(event.defaultPrevented).toBe(false)
    expect(document.activeElement?.id).toBe('words')
  })

  it('steps over a group of radios and over what cannot be reached', () => {
    press('calm')
    expect(document.activeElement?.id).toBe('time')
  })

  it('stays at the last field without sending the form', () => {
    const event = press('time')
    expect(event.defaultPrevented).toBe(true)
    expect(document.activeElement?.id).toBe('time')
  })

  it('leaves Enter to an input method and to saving', () => {
    for (const init of [{ isComposing: true }, { keyCode: 229 }, { ctrlKey: true }]) {
      press('category', init)
      expect(document.activeElement?.id).toBe('category')
    }
  })
})
