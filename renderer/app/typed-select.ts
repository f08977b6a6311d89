import { nextTick } from 'vue'
import { isComposing } from '../components/composables/useHotkeys.ts'

/**
 * Whoever types into a select has its first choice shown marked, and Enter takes what is marked. Element Plus goes on marking what
 * was chosen before, though it may be hidden by what was typed, or nothing; its own `default-first-option` marks the first also
 * on opening, where Enter, Enter would replace what was chosen.
 */
export function markFirstInTypedSelects(): void {
  window.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) void onTyped(event.target)
  })
  window.addEventListener('compositionend', (event) => void onTyped(event.target))
  window.addEventListener('keydown', onEnterFirst, true)
}

type SelectInput = HTMLInputElement
const isSelectInput = (target: EventTarget | null): target is SelectInput =>
  target instanceof HTMLInputElement && target.closest('.el-select') !== null
const isTypedInto = (input: SelectInput): boolean =>
  input.getAttribute('aria-expanded') === 'true' && input.value.trim() !== ''

async function onTyped(target: EventTarget | null): Promise<void> {
  if (!isSelectInput(target)) return
  // The select takes what was composed a tick later, and filters in the one after it.
  await nextTick()
  await nextTick()
  if (!isTypedInto(target)) return
  // What it marks by itself is its new entry of what was typed, or what was chosen before.
  const marked = markedOf(target)
  if (!marked || marked.getAttribute('aria-selected') === 'true') markFirst(target)
}

/** Choices that came after the last key are not marked yet; a hidden one must not be taken, nor put off. */
function onEnterFirst(event: KeyboardEvent): void {
  const { target } = event
  if (event.key !== 'Enter' || event.ctrlKey || isComposing(event) || !isSelectInput(target)) return
  if (!isTypedInto(target) || markedOf(target)) return
  if (shownOf(target).length > 0) return markFirst(target)
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Home marks the first choice shown, at once. */
function markFirst(input: SelectInput): void {
  input.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Home', code: 'Home', bubbles: true, cancelable: true }),
  )
}

/** Those filtered out stay in the page, not displayed. */
function shownOf(input: SelectInput): HTMLElement[] {
  const list = document.getElementById(input.getAttribute('aria-controls') ?? '')
  const options = list?.querySelectorAll<HTMLElement>('[role="option"]:not([aria-disabled="true"])') ?? []
  return [...options].filter((option) => option.style.display !== 'none')
}

const markedOf = (input: SelectInput): HTMLElement | undefined =>
  shownOf(input).find(({ id }) => id === input.getAttribute('aria-activedescendant'))
