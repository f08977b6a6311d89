import { app, BrowserWindow, dialog, Menu, shell, type WebContents } from 'electron'
import { join } from 'node:path'
import type { FolderChoice, MenuCommand, PaperSize } from '../../shared/contract/desktop.ts'
import type { Desktop } from './bridge.ts'
import type { CoreFailure } from './core-process.ts'
import type { FailureWindow } from './failure-window.ts'
import type { Memory, WindowMemory } from './memory.ts'
import { menuTemplate } from './menu.ts'
import type { OfficeCore } from './office-core.ts'
import { print, renderPdf } from './paper.ts'
import { SavedFiles } from './saved-files.ts'
import type { TestHooks } from './start-options.ts'
import { backgroundFor, openWindow } from './window.ts'
import { wordsFor } from './words.ts'

export interface DesktopParts {
  office: OfficeCore
  memory: WindowMemory
  failureWindow: FailureWindow
  preload: string
  hooks: TestHooks
  /** Puts a machine key that cannot be opened aside; the next start makes a new one. */
  setKeyAside(): void
}

/** The desktop as a person sees it: one window on a running core, or a window that says why there is none. */
export class OfficeDesktop implements Desktop {
  readonly #parts: DesktopParts
  readonly #files: SavedFiles
  #window: BrowserWindow | null = null
  #failing = false

  constructor(parts: DesktopParts) {
    this.#parts = parts
    this.#files = new SavedFiles(app.getPath('documents'), (suggestion) => this.#askPlace(suggestion))
  }

  /** Opens the window and starts the core beside it; the page's port waits for the core. */
  async open(): Promise<void> {
    this.#applyAppearance(this.#parts.memory.now)
    this.#openWindow()
    const failure = await this.#parts.office.start()
    if (failure) await this.fail(failure)
  }

  /** A second start of the same office comes here instead. */
  focus(): void {
    if (this.#parts.failureWindow.focus()) return
    if (this.#window?.isMinimized()) this.#window.restore()
    this.#window?.show()
    this.#window?.focus()
  }

  /** Says what went wrong until it is repaired or the person gives up. */
  async fail(failure: CoreFailure): Promise<void> {
    if (this.#failing) return
    this.#failing = true
    if (this.#window && !this.#window.isVisible()) this.#window.destroy()
    let current: CoreFailure | null = failure
    while (current) {
      const action = await this.#parts.failureWindow.show(current, this.#window)
      if (action === 'quit') return app.quit()
      if (action === 'recover') this.#parts.setKeyAside()
      await this.#parts.office.stop()
      current = await this.#parts.office.start()
    }
    this.#failing = false
    // The page signs in again and takes up its drafts.
    if (this.#window) this.#window.webContents.reload()
    else this.#openWindow()
  }

  saveFile = (name: string, bytes: ArrayBuffer): Promise<boolean> => this.#files.save(name, bytes)

  showSavedFile(): void {
    if (this.#files.last) shell.showItemInFolder(this.#files.last)
  }

  renderPdf = renderPdf

  print = (page: WebContents, paper: PaperSize, rollHeight?: number): Promise<boolean> =>
    this.#parts.hooks.print ? Promise.resolve(true) : print(page, paper, rollHeight)

  async chooseDataFolder(): Promise<FolderChoice | null> {
    if (!this.#window) return null
    const { title, button } = wordsFor(this.#parts.memory.now.locale).shell.chooseFolder
    const { canceled, filePaths } = await dialog.showOpenDialog(this.#window, {
      title,
      buttonLabel: button,
      defaultPath: this.#parts.office.folder,
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    })
    const [folder] = filePaths
    return canceled || !folder ? null : this.#parts.office.moveTo(folder)
  }

  setAppearance(look: Pick<Memory, 'locale' | 'theme'>): void {
    this.#parts.memory.change(look)
    this.#applyAppearance(look)
  }

  connect: Desktop['connect'] = (port) => this.#parts.office.connect(port)

  #openWindow(): void {
    const window = openWindow(this.#parts.preload, this.#parts.memory)
    this.#window = window
    window.on('closed', () => {
      this.#window = null
      if (!this.#failing) app.quit()
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') void this.fail({ code: 'INTERNAL', params: { reason } })
    })
  }

  #applyAppearance({ locale, theme }: Pick<Memory, 'locale' | 'theme'>): void {
    // Not the native theme: a page that follows the system would then follow itself.
    this.#window?.setBackgroundColor(backgroundFor(theme))
    const send = (command: MenuCommand): void => this.#window?.webContents.send('guanjia:menu', command)
    const template = menuTemplate({ locale, platform: process.platform, isPackaged: app.isPackaged, send })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  async #askPlace(suggestion: string): Promise<string | null> {
    const { saveFolder } = this.#parts.hooks
    if (saveFolder) return join(saveFolder, suggestion.split(/[\\/]/).at(-1) ?? '')
    if (!this.#window) return null
    const { canceled, filePath } = await dialog.showSaveDialog(this.#window, { defaultPath: suggestion })
    return canceled || !filePath ? null : filePath
  }
}
