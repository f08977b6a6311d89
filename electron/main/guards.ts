import type { App, Session, WebContents } from 'electron'
import { failureOrigin, isOwnPage, originOf, pageOrigin } from './origin.ts'

/** Puts every page that ever comes to be behind the same walls. */
export function guardEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents))
}

/** A page stays on its own origin, opens no windows and embeds nothing. */
export function guardPage(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    const at = originOf(contents.getURL())
    // The failure window's buttons are links that the window itself listens to; they lead nowhere.
    if (at === failureOrigin || at !== pageOrigin || !isOwnPage(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** No permission, no device, no download, and no address outside this program. */
export function guardSession(session: Session, devServer: string | null = null): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isLocal(details.url, devServer) }),
  )
}

const localProtocols = new Set(['app:', 'devtools:', 'data:', 'blob:'])

/** True for what is answered inside this program; in development also for the socket of hot reloading. */
export function isLocal(url: string, devServer: string | null): boolean {
  try {
    const { protocol, host } = new URL(url)
    if (localProtocols.has(protocol)) return true
    return devServer !== null && protocol === 'ws:' && host === new URL(devServer).host
  } catch {
    return false
  }
}
