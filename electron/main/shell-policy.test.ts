import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Rules over the source of what runs with Electron, after the checks of Electron's own security guide. */
const folders = ['main', 'preload']
const sources = folders.flatMap((folder) =>
  readdirSync(join(import.meta.dirname, '..', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({
      name: `${folder}/${name}`,
      // Words in comments break no rule.
      code: readFileSync(join(import.meta.dirname, '..', folder, name), 'utf8').replace(
        /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
        '',
      ),
    })),
)
const matching = (pattern: RegExp): string[] =>
  sources.filter(({ code }) => pattern.test(code)).map(({ name }) => name)

it('reads the sources it judges', () => expect(sources.length).toBeGreaterThan(15))

it.each<[string, RegExp]>([
  ['a page with Node', /nodeIntegration\w*:\s*true/],
  ['a page without its own world', /contextIsolation:\s*false/],
  ['a page outside the sandbox', /sandbox:\s*false/],
  ['a page without the same-origin policy', /webSecurity:\s*false|allowRunningInsecureContent/],
  ['webviews', /webviewTag:\s*true/],
  ['experimental features', /experimentalFeatures|enableBlinkFeatures|blinkFeatures/],
  ['certificates taken on trust', /certificate-error|setCertificateVerifyProc|ignore-certificate-errors/],
  ['a scheme around the policy', /bypassCSP|registerFileProtocol|registerHttpProtocol|interceptFileProtocol/],
  ['the remote module', /@electron\/remote|enableRemoteModule/],
  ['addresses opened elsewhere', /openExternal|openPath/],
  ['insecure addresses', /http:\/\/(?!127\.0\.0\.1|localhost)/],
  ['pages from the network or from files', /loadURL\(\s*['"`]https?:|loadFile\(/],
  ['code made from text', /\beval\(|new Function\(|executeJavaScript|insertCSS/],
  ['warnings switched off', /ELECTRON_DISABLE_SECURITY_WARNINGS/],
  ['Node flags of its own', /ELECTRON_RUN_AS_NODE|child_process|\.fork\([^)]*execArgv/],
  ['the sandbox switched off', /appendSwitch\(\s*['"]no-sandbox/],
  ['synchronous or unscoped messages', /sendSync|sendToHost|ipcRenderer\.sendTo/],
])('has no %s', (_, pattern) => expect(matching(pattern)).toEqual([]))

it('says for every window what it runs with', () => {
  const windows = matching(/new BrowserWindow\(/)
  expect(windows.sort()).toEqual(['main/failure-window.ts', 'main/window.ts'])
  for (const { name, code } of sources)
    if (windows.includes(name)) expect([name, code.includes('...pagePreferences')]).toEqual([name, true])
  const preferences = sources.find(({ name }) => name === 'main/window.ts')?.code ?? ''
  for (const rule of [
    'contextIsolation: true',
    'sandbox: true',
    'nodeIntegration: false',
    'webSecurity: true',
  ])
    expect(preferences).toContain(rule)
})

it('registers messages at one door only', () => {
  expect(matching(/\bipcMain\b/)).toEqual(['main/index.ts'])
  expect(matching(/ipcMain\.(handle|on|once)/)).toEqual([])
  expect(matching(/#ipc\.(handle|on)\(/)).toEqual(['main/ipc.ts'])
})

it('gives a page named functions and never the messenger itself', () => {
  const preload = sources.find(({ name }) => name === 'preload/index.ts')?.code ?? ''
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
  expect(preload).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/)
  const bridge = preload.slice(preload.indexOf('const bridge'), preload.indexOf('contextBridge.expose'))
  expect(bridge).not.toMatch(/:\s*ipcRenderer|\.\.\.ipcRenderer|ipcRenderer,/)
  expect(bridge).not.toMatch(/listener\(\s*_?event/)
})

it('switches everything on that Electron leaves to the program', () => {
  for (const call of [
    'app.enableSandbox()',
    'guardEveryPage(app)',
    'guardSession(own',
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setWindowOpenHandler',
    "'will-navigate'",
    "'will-redirect'",
    "'will-frame-navigate'",
    "'will-attach-webview'",
    "'will-download'",
  ])
    expect([call, sources.some(({ code }) => code.includes(call))]).toEqual([call, true])
})
