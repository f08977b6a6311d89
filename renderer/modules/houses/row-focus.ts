/** ↑ and ↓ between the links of a table's rows (class `row-link`); Enter opens a link by itself. */
export function moveRowFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const target = event.target as HTMLElement
  if (step === 0 || !target.classList.contains('row-link')) return
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.row-link')]
  links[links.indexOf(target) + step]?.focus()
  event.preventDefault()
}
