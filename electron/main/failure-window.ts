import { BrowserWindow } from 'electron'
import { actionOf, failurePage, type FailureAction } from './failure-page.ts'
import type { CoreFailure } from './core-process.ts'
import { failureOrigin } from './origin.ts'
import { pagePreferences } from './window.ts'
import { wordsFor } from './words.ts'

/** The window that says what went wrong. It depends on nothing that may have failed: not the core, not the renderer. */
export class FailureWindow {
  #window: BrowserWindow | null = null
  #failure: CoreFailure = { code: 'INTERNAL', params: {} }

  /** The page as it stands now; the program's own scheme serves it. */
  readonly page = (): string => failurePage(this.#failure)

  /** Shows a failure and resolves to what the person wants; closing the window means to quit. */
  show(failure: CoreFailure, parent: BrowserWindow | null): Promise<FailureAction> {
    this.#failure = failure
    this.close()
    const window = new BrowserWindow({
      width: 720,
      height: 480,
      title: wordsFor('zh-CN').shell.failure.title,
      ...(parent && !parent.isDestroyed() && parent.isVisible() ? { parent, modal: true } : {}),
      minimizable: false,
      fullscreenable: false,
      autoHideMenuBar: true,
      webPreferences: { ...pagePreferences },
    })
    this.#window = window
    window.setMenuBarVisibility(false)
    void window.loadURL(`${failureOrigin}/`)
    return new Promise((resolve) => {
      window.webContents.on('will-navigate', (event) => {
        const action = actionOf(event.url)
        if (!action) return
        resolve(action)
        // Not from inside the window's own event.
        setImmediate(() => window.destroy())
      })
      window.on('closed', () => {
        if (this.#window === window) this.#window = null
        resolve('quit')
      })
    })
  }

  focus(): boolean {
    this.#window?.focus()
    return this.#window !== null
  }

  close(): void {
    this.#window?.destroy()
    this.#window = null
  }
}
