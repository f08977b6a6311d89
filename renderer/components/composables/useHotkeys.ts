import { onScopeDispose, toValue, type MaybeRefOrGetter } from 'vue'

/** Runs when its chord is pressed; answering false lets the next layer or the page have the key. */
export type HotkeyRun = (event: KeyboardEvent) => void | false
export interface Hotkey {
  run: HotkeyRun
  /** What it does, for the shortcut sheet; without it the key is not listed. */
  label?: () => string
  /** Also inside text fields, for keys that would otherwise belong to typing (Enter, arrows). */
  inText?: boolean
}

/** `dialog` keys win over `page` keys, those over `app` keys; while a modal is open only `dialog` keys work. */
export type HotkeyLayer = 'dialog' | 'page' | 'app'

interface Binding extends Hotkey {
  chord: string
}
interface Registration {
  layer: HotkeyLayer
  enabled: MaybeRefOrGetter<boolean>
  bindings: Binding[]
}

const layers: readonly HotkeyLayer[] = ['dialog', 'page', 'app']
const registrations: Registration[] = []

const shortNames: Record<string, string> = {
  Escape: 'Esc',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
}

/** The key alone. With Alt or Ctrl the physical key counts, since macOS and some layouts type symbols there. */
function keyName(event: KeyboardEvent): string {
  const chorded = event.altKey || event.ctrlKey || event.metaKey
  const physical = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code ?? '')
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase()
  if (/^\d$/.test(event.key)) return event.key
  if (chorded && physical) return physical[1] ?? physical[2] ?? event.key
  return shortNames[event.key] ?? event.key
}

/** The chord an event stands for, such as `Ctrl+Shift+Enter`. A symbol already contains its Shift. */
export function chordOf(event: KeyboardEvent): string {
  const key = keyName(event)
  const symbol = key.length === 1 && !/[A-Z0-9]/.test(key)
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && !symbol ? 'Shift+' : '',
    key,
  ].join('')
}

/** True while an input method is composing: its Enter, digits and letters are not ours. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

const untyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image'])

/** True where a key press would type something. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !untyped.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** Function keys, Esc and anything with Ctrl or Alt never type. */
const neverTypes = (chord: string) => /^(?:F\d+|Esc)$|Ctrl\+|Alt\+/.test(chord)

/** A dialog or drawer holds the page; keys below it sleep. */
export function modalOpen(): boolean {
  for (const dialog of document.querySelectorAll<HTMLElement>('[aria-modal="true"]')) {
    const overlay = dialog.closest<HTMLElement>('.el-overlay')
    if (overlay?.style.display !== 'none') return true
  }
  return false
}

/** What held the page as the key went down: a dialog or a menu that Esc closes may be gone before the key comes here. */
let held: { modal: boolean; menu: boolean } = { modal: false, menu: false }
function onKeydownFirst(event: KeyboardEvent) {
  const target = event.target instanceof Element ? event.target : null
  held = { modal: modalOpen(), menu: Boolean(target?.closest('[role="menu"]')) }
  // A select takes every Enter for itself, also the one with Ctrl that saves the form it stands in.
  if (event.ctrlKey && event.key === 'Enter' && target?.closest('.el-select')) onKeydown(event)
}

function onKeydown(event: KeyboardEvent) {
  if (event.defaultPrevented || isComposing(event)) return
  const chord = chordOf(event)
  if (chord === 'Esc' && held.menu) return
  const typing = isTextField(event.target) && !neverTypes(chord)
  const modal = held.modal || modalOpen()
  for (const layer of layers) {
    if (modal && layer !== 'dialog') return
    for (const registration of [...registrations].reverse()) {
      if (registration.layer !== layer || !toValue(registration.enabled)) continue
      const binding = registration.bindings.find((candidate) => candidate.chord === chord)
      if (!binding || (typing && !binding.inText)) continue
      if (binding.run(event) === false) continue
      event.preventDefault()
      event.stopPropagation()
      return
    }
  }
}

/**
 * Binds keys for as long as the calling component (or effect scope) lives:
 * `useHotkeys({ 'Ctrl+Enter': save, F2: { run: open, label: () => t('…') } })`.
 * Keys without Ctrl, Alt or F never fire inside text fields, and none fires while an input method composes.
 */
export function useHotkeys(
  keys: Record<string, HotkeyRun | Hotkey>,
  options: { layer?: HotkeyLayer; enabled?: MaybeRefOrGetter<boolean> } = {},
): void {
  const registration: Registration = {
    layer: options.layer ?? 'page',
    enabled: options.enabled ?? true,
    bindings: Object.entries(keys).map(([chord, hotkey]) =>
      typeof hotkey === 'function' ? { chord, run: hotkey } : { chord, ...hotkey },
    ),
  }
  if (registrations.length === 0) {
    window.addEventListener('keydown', onKeydownFirst, true)
    window.addEventListener('keydown', onKeydown)
  }
  registrations.push(registration)
  onScopeDispose(() => {
    registrations.splice(registrations.indexOf(registration), 1)
    if (registrations.length > 0) return
    window.removeEventListener('keydown', onKeydownFirst, true)
    window.removeEventListener('keydown', onKeydown)
  })
}

/** The labelled keys that work now, for the shortcut sheet. */
export function activeHotkeys(): { chord: string; label: string; layer: HotkeyLayer }[] {
  return registrations
    .filter((registration) => toValue(registration.enabled))
    .flatMap(({ layer, bindings }) =>
      bindings.flatMap(({ chord, label }) => (label ? [{ chord, label: label(), layer }] : [])),
    )
}
