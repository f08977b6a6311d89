// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { activeHotkeys, chordOf, useHotkeys } from './useHotkeys.ts'

let scope: EffectScope
let fired: string[]

const fire = (name: string) => () => {
  fired.push(name)
}

function press(init: KeyboardEventInit & { keyCode?: number }, target: EventTarget = document.body) {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  if (init.keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: init.keyCode })
  target.dispatchEvent(event)
  return event
}

function field(html: string): HTMLElement {
  document.body.innerHTML = html
  return document.body.firstElementChild as HTMLElement
}

beforeEach(() => {
  scope = effectScope()
  fired = []
})
afterEach(() => {
  scope.stop()
  document.body.innerHTML = ''
})

describe('useHotkeys', () => {
  it('names chords the way they are written on buttons', () => {
    expect(chordOf(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))).toBe('Ctrl+K')
    expect(chordOf(new KeyboardEvent('keydown', { key: 'k', metaKey: true }))).toBe('Ctrl+K')
    expect(chordOf(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, shiftKey: true }))).toBe(
      'Ctrl+Shift+Enter',
    )
    expect(chordOf(new KeyboardEvent('keydown', { key: '?', shiftKey: true }))).toBe('?')
    expect(chordOf(new KeyboardEvent('keydown', { key: '¡', code: 'Digit1', altKey: true }))).toBe('Alt+1')
    expect(chordOf(new KeyboardEvent('keydown', { key: 'Escape' }))).toBe('Esc')
  })

  it('leaves Enter and digits to an input method that is composing', () => {
    scope.run(() => useHotkeys({ 'Ctrl+Enter': fire('save'), '1': fire('one') }))
    press({ key: 'Enter', ctrlKey: true, isComposing: true })
    press({ key: '1', isComposing: true })
    press({ key: '1', keyCode: 229 })
    expect(fired).toEqual([])
    press({ key: '1' })
    expect(fired).toEqual(['one'])
  })

  it('fires single digits only outside text fields, function keys and chords everywhere', () => {
    scope.run(() =>
      useHotkeys({ '1': fire('one'), F2: fire('f2'), 'Alt+U': fire('strip'), '?': fire('help') }),
    )
    for (const html of ['<input />', '<input type="search" />', '<textarea></textarea>']) {
      const element = field(html)
      press({ key: '1' }, element)
      press({ key: '?', shiftKey: true }, element)
    }
    expect(fired).toEqual([])
    press({ key: 'F2' }, field('<input />'))
    press({ key: 'u', altKey: true }, field('<textarea></textarea>'))
    press({ key: '1' }, field('<input type="radio" />'))
    expect(fired).toEqual(['f2', 'strip', 'one'])
  })

  it('keeps a used key from the browser, and lets a refused one through', () => {
    scope.run(() => useHotkeys({ 'Ctrl+K': fire('box'), Esc: () => false }))
    expect(press({ key: 'k', ctrlKey: true }).defaultPrevented).toBe(true)
    expect(press({ key: 'Escape' }).defaultPrevented).toBe(false)
  })

  it('gives the page the key before the frame, and nothing but the dialog while a modal is open', () => {
    scope.run(() => {
      useHotkeys({ Esc: fire('app') }, { layer: 'app' })
      useHotkeys({ Esc: fire('page') })
    })
    press({ key: 'Escape' })
    expect(fired).toEqual(['page'])

    document.body.innerHTML = '<div class="el-overlay"><div role="dialog" aria-modal="true"></div></div>'
    press({ key: 'Escape' })
    expect(fired).toEqual(['page'])
    scope.run(() => useHotkeys({ Esc: fire('dialog') }, { layer: 'dialog' }))
    press({ key: 'Escape' })
    expect(fired).toEqual(['page', 'dialog'])
  })

  it('leaves Esc to the dialog or the menu that it closes, also when that is gone before the key comes here', () => {
    scope.run(() => useHotkeys({ Esc: fire('app') }, { layer: 'app' }))
    for (const html of [
      '<div role="dialog" aria-modal="true"><input /></div>',
      '<ul role="menu"><li></li></ul>',
    ]) {
      const layer = field(html)
      document.body.addEventListener('keydown', () => layer.remove(), { once: true })
      press({ key: 'Escape' }, layer.firstElementChild!)
      expect(layer.isConnected).toBe(false)
    }
    expect(fired).toEqual([])
    press({ key: 'Escape' })
    expect(fired).toEqual(['app'])
  })

  it('saves with Ctrl+Enter from a select, which keeps every Enter for itself', () => {
    scope.run(() => useHotkeys({ 'Ctrl+Enter': fire('save') }))
    const select = field('<div class="el-select"><input readonly /></div>')
    select.addEventListener('keydown', (event) => event.stopPropagation())
    press({ key: 'Enter', ctrlKey: true }, select.firstElementChild!)
    expect(fired).toEqual(['save'])
    press({ key: 'Enter' }, select.firstElementChild!)
    expect(fired).toEqual(['save'])
  })

  it('stops with its component and while switched off', () => {
    const enabled = ref(false)
    scope.run(() => useHotkeys({ F5: { run: fire('callback'), label: () => 'Callback' } }, { enabled }))
    press({ key: 'F5' })
    expect(activeHotkeys()).toEqual([])
    enabled.value = true
    press({ key: 'F5' })
    expect(activeHotkeys()).toEqual([{ chord: 'F5', label: 'Callback', layer: 'page' }])
    scope.stop()
    press({ key: 'F5' })
    expect(fired).toEqual(['callback'])
  })
})
