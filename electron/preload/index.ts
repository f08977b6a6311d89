import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopBridge, MenuCommand } from '../../shared/contract/desktop.ts'

const portChannel = 'guanjia:core-port'

/** Asks main, which answers with a value or with one of the shared error codes. */
async function ask(channel: string, input?: unknown): Promise<unknown> {
  const reply = (await ipcRenderer.invoke(channel, input)) as { value: unknown } | { code: string }
  if ('code' in reply) throw new Error(reply.code)
  return reply.value
}

const bridge: DesktopBridge = {
  platform: process.platform,
  portChannel,
  saveFile: (name, bytes) => ask('guanjia:save-file', { name, bytes }) as Promise<boolean>,
  showSavedFile: () => ask('guanjia:show-saved-file') as Promise<void>,
  renderPdf: (paper, rollHeight) => ask('guanjia:render-pdf', { paper, rollHeight }) as Promise<ArrayBuffer>,
  print: (paper, rollHeight) => ask('guanjia:print', { paper, rollHeight }) as Promise<boolean>,
  chooseDataFolder: () => ask('guanjia:choose-data-folder') as ReturnType<DesktopBridge['chooseDataFolder']>,
  setAppearance: ({ locale, theme }) =>
    void ask('guanjia:set-appearance', { locale, theme }).catch(() => undefined),
  onMenu: (listener) => {
    const forward = (_event: unknown, command: MenuCommand): void => listener(command)
    ipcRenderer.on('guanjia:menu', forward)
    return () => void ipcRenderer.off('guanjia:menu', forward)
  },
}

contextBridge.exposeInMainWorld('guanjia', bridge)

// A port cannot cross the bridge: the page posts it to itself, and it is passed on from here.
window.addEventListener('message', ({ source, data, ports }) => {
  if (source === window && data === portChannel && ports[0])
    ipcRenderer.postMessage(portChannel, null, [ports[0]])
})
