import type { DesktopBridge, FolderChoice, MenuCommand, PaperSize } from '../../shared/contract/desktop.ts'

const bridge: DesktopBridge | undefined = typeof window === 'undefined' ? undefined : window.guanjia

/** Only the desktop makes PDFs and shows saved files; a browser's preview is the sheet itself. */
export const inDesktop = bridge !== undefined

/** Saves a file where the person says (desktop) or as a download (browser); false when they cancelled. */
export async function saveFile(name: string, content: Blob): Promise<boolean> {
  if (bridge) return bridge.saveFile(name, await content.arrayBuffer())
  const url = URL.createObjectURL(content)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // Revoking in the same turn would cancel the download in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return true
}

/** Shows the file last saved in the system's file manager; does nothing in a browser. */
export async function showSavedFile(): Promise<void> {
  await bridge?.showSavedFile()
}

/** The page's print style as a PDF; null where the host cannot. */
export async function renderPdf(paper: PaperSize, rollHeight?: number): Promise<ArrayBuffer | null> {
  return bridge ? bridge.renderPdf(paper, rollHeight) : null
}

/** Opens the print dialog; false when known to be cancelled (a browser does not tell). */
export async function printPage(paper: PaperSize, rollHeight?: number): Promise<boolean> {
  if (bridge) return bridge.print(paper, rollHeight)
  window.print()
  return true
}

/** First run: lets the person choose another data folder; null when cancelled or impossible. */
export async function chooseDataFolder(): Promise<FolderChoice | null> {
  return bridge ? bridge.chooseDataFolder() : null
}

export function setAppearance(appearance: { locale: string; theme: 'light' | 'dark' }): void {
  bridge?.setAppearance(appearance)
}

/** The desktop menu's commands; in a browser there is no menu. Returns how to stop listening. */
export function onMenu(listener: (command: MenuCommand) => void): () => void {
  return bridge?.onMenu(listener) ?? (() => undefined)
}
