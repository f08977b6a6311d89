// The floor of the window benchmark: an Electron window in which Vue shows one focused field, and nothing else.
import { app, BrowserWindow } from 'electron'
import { join } from 'node:path'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
