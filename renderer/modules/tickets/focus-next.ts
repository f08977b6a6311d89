import { isComposing } from '../../components/composables/useHotkeys.ts'

const fields = 'input:not([type=hidden]):not([disabled]), textarea:not([disabled]), select:not([disabled])'

/** The fields a person steps through: of a radio group only the chosen one, or the first. */
export function stepsIn(form: HTMLElement): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLInputElement>(fields)].filter((field) => field.tabIndex >= 0)
  return all.filter((field) => {
    if (field.type !== 'radio') return true
    const group = all.filter((other) => other.type === 'radio' && other.name === field.name)
    return field === (group.find((other) => other.checked) ?? group[0])
  })
}

/** Moves the focus to the field after `from`; false at the end of the form. */
export function focusNext(form: HTMLElement, from: HTMLElement): boolean {
  const steps = stepsIn(form)
  const group = (field: HTMLElement) =>
    field instanceof HTMLInputElement && field.type === 'radio' ? field.name : null
  const here = steps.findIndex(
    (field) => field === from || (group(field) !== null && group(field) === group(from)),
  )
  const next = here === -1 ? undefined : steps[here + 1]
  next?.focus()
  return next !== undefined
}

/**
 * Enter in a single-line field goes to the next field instead of sending the form; put it on the form's `keydown`.
 * In a text area Enter stays a line break, and an input method's Enter is its own.
 */
export function enterToNext(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || isComposing(event) || event.defaultPrevented) return
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const form = event.currentTarget as HTMLElement
  if (!(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  focusNext(form, event.target)
}
