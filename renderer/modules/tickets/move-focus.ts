/**
 * Moves the focus among the elements of a container that match, without running over its ends. Answers false when
 * nothing in it has the focus, so that a key can mean something else.
 */
export function moveFocus(container: HTMLElement, selector: string, step: 1 | -1): boolean {
  const items = [...container.querySelectorAll<HTMLElement>(selector)]
  const here = items.indexOf(document.activeElement as HTMLElement)
  if (here === -1) return false
  items[here + step]?.focus()
  return true
}

/** Puts the focus into the one box. */
export function focusBox(): void {
  document.getElementById('the-box')?.focus()
}
