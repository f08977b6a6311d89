import { isComposing } from '../../components/composables/useHotkeys.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

const fieldOf = (target: EventTarget | null): Field | null =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.dataset['column']
    ? target
    : null

/** The caret has nowhere to go in this direction: all is marked, or it stands at that end. */
function atEdge({ selectionStart, selectionEnd, value }: Field, end: 'start' | 'end'): boolean {
  const marked = selectionStart === 0 && selectionEnd === value.length
  const edge = end === 'start' ? 0 : value.length
  return marked || (selectionStart === edge && selectionEnd === edge)
}

/** The cell that a key leads to from another; null where the key belongs to typing or there is none. */
function targetOf(event: KeyboardEvent, field: Field, all: Field[]): Field | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event
  if (altKey || ctrlKey || metaKey) return null
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const step = key === 'ArrowLeft' ? -1 : 1
    if (shiftKey || !atEdge(field, step < 0 ? 'start' : 'end')) return null
    const row = field.closest('tr')
    const beside = all[all.indexOf(field) + step]
    return beside && beside.closest('tr') === row ? beside : null
  }
  const up = key === 'ArrowUp' || (key === 'Enter' && shiftKey)
  if (!up && key !== 'ArrowDown' && key !== 'Enter') return null
  const column = all.filter((one) => one.dataset['column'] === field.dataset['column'])
  return column[column.indexOf(field) + (up ? -1 : 1)] ?? null
}

/**
 * Moves between the cells of a sheet as in a table program: Enter and ↓ go down a column, Shift+Enter and ↑ up, ← and → at the
 * ends of a text to its neighbours; Tab is the browser's own. Nothing moves while an input method composes.
 */
export function moveInGrid(event: KeyboardEvent, root: HTMLElement): void {
  const field = fieldOf(event.target)
  if (!field || isComposing(event) || event.defaultPrevented) return
  const all = [...root.querySelectorAll<Field>('[data-column]')]
  const target = targetOf(event, field, all)
  // Enter never breaks a line in a cell, also not in the last one.
  const plainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey
  if (target || plainEnter) event.preventDefault()
  if (!target) return
  target.focus()
  if (target instanceof HTMLTextAreaElement) target.select()
}
