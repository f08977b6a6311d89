/**
 * Puts a text on the clipboard. Where the clipboard is denied, as in the desktop, what is shown is copied by its
 * selection. False when neither works; `shown` stays selected then.
 */
export async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text, shown)
  }
}

function copySelected(text: string, shown: HTMLElement): boolean {
  getSelection()?.selectAllChildren(shown)
  // The groups of the code stand apart on the page; what is copied is the text itself.
  const put = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', put, { once: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', put)
  }
}
