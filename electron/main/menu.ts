import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/contract/desktop.ts'
import type { LocaleCode } from '../../shared/locale/index.ts'
import { wordsFor } from './words.ts'

export interface MenuOptions {
  locale: LocaleCode
  platform: NodeJS.Platform
  isPackaged: boolean
  /** Passes a command to the page. */
  send(command: MenuCommand): void
}

type Item = MenuItemConstructorOptions

/**
 * The menu bar. It gives keys only to what the page does not handle itself: function keys, Ctrl+J, Alt+1…9 and the
 * keys of a browser tab (Ctrl+N, T, W, R) stay free. The edit roles are what makes copying work on macOS.
 */
export function menuTemplate({ locale, platform, isPackaged, send }: MenuOptions): Item[] {
  const words = wordsFor(locale).shell.menu
  const command = (label: string, name: MenuCommand): Item => ({ label, click: () => send(name) })
  const role = (label: string, name: NonNullable<Item['role']>): Item => ({ label, role: name })
  const line: Item = { type: 'separator' }
  const isMac = platform === 'darwin'

  const file: Item = {
    label: words.file,
    submenu: [
      command(words.print, 'print'),
      command(words.lock, 'lock'),
      ...(isMac
        ? []
        : [line, { ...role(words.quit, 'quit'), accelerator: platform === 'win32' ? 'Alt+F4' : 'Ctrl+Q' }]),
    ],
  }
  const edit: Item = {
    label: words.edit,
    submenu: [
      role(words.undo, 'undo'),
      role(words.redo, 'redo'),
      line,
      role(words.cut, 'cut'),
      role(words.copy, 'copy'),
      role(words.paste, 'paste'),
      role(words.selectAll, 'selectAll'),
    ],
  }
  const view: Item = {
    label: words.view,
    submenu: [
      command(words.focusBox, 'focus-box'),
      line,
      role(words.zoomIn, 'zoomIn'),
      role(words.zoomOut, 'zoomOut'),
      role(words.resetZoom, 'resetZoom'),
      line,
      role(words.fullScreen, 'togglefullscreen'),
      ...(isPackaged
        ? []
        : [line, { ...role(words.developerTools, 'toggleDevTools'), accelerator: 'CmdOrCtrl+Shift+I' }]),
    ],
  }
  const help: Item = { label: words.help, submenu: [command(words.shortcuts, 'help')] }
  const own: Item = { label: wordsFor(locale).shell.name, submenu: [role(words.quit, 'quit')] }
  return [...(isMac ? [own] : []), file, edit, view, help]
}
