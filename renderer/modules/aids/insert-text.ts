import type { TextRange } from '../../../shared/text/highlight.ts'

/** Writes over a part of a text area as if it were typed: the browser can undo it, and the page hears of it. */
export function insertText(area: HTMLTextAreaElement, { start, end }: TextRange, text: string): void {
  area.focus()
  area.setSelectionRange(start, end)
  if (document.execCommand('insertText', false, text)) return
  area.setRangeText(text, start, end, 'end')
  area.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
