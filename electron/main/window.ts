import { BrowserWindow, dialog, screen, type Rectangle, type WebPreferences } from 'electron'
import type { WindowMemory } from './memory.ts'
import { pageOrigin } from './origin.ts'
import { wordsFor } from './words.ts'

const usual = { width: 1366, height: 768 }
const smallest = { width: 1024, height: 680 }
/** The page's own ground (`--bg` in renderer/styles/tokens.css), so that nothing flashes while it loads. */
const backgrounds = { light: '#f5f4ef', dark: '#131718' } as const

/** What every page of this program runs with. */
export const pagePreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences

/** The program's one window, where it stood last time. It shows itself once it has something to show. */
export function openWindow(preload: string, memory: WindowMemory): BrowserWindow {
  const { bounds, maximized, theme, locale } = memory.now
  const window = new BrowserWindow({
    ...usual,
    ...(bounds && visibleBounds(bounds, workAreas())),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: wordsFor(locale).shell.name,
    backgroundColor: backgrounds[theme],
    webPreferences: { ...pagePreferences, preload },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    memory.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayLeave(window, memory)) event.preventDefault()
  })
  void window.loadURL(`${pageOrigin}/`)
  return window
}

/** The remembered place when enough of it can still be seen; a monitor may be gone. */
export function visibleBounds(bounds: Rectangle, areas: readonly Rectangle[]): Rectangle | null {
  const seen = (area: Rectangle): boolean =>
    Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x) >= 200 &&
    bounds.y >= area.y - 10 &&
    bounds.y <= area.y + area.height - 100
  return areas.some(seen) ? bounds : null
}

export const backgroundFor = (theme: 'light' | 'dark'): string => backgrounds[theme]

const workAreas = (): Rectangle[] => screen.getAllDisplays().map((display) => display.workArea)

/** A page with unfinished work asks to stay; without this question the window could not be closed at all. */
function mayLeave(window: BrowserWindow, memory: WindowMemory): boolean {
  const { leave } = wordsFor(memory.now.locale).shell
  const answer = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: leave.question,
    detail: leave.detail,
    buttons: [leave.stay, leave.leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return answer === 1
}
