import { app, ipcMain, session, utilityProcess } from 'electron'
import {
  configFolder,
  rememberDataFolder,
  resolveDataFolder,
  type DataFolderPlace,
} from '../core/folder/bootstrap.ts'
import { machineKey, setMachineKeyAside } from '../core/folder/machine-key.ts'
import { serveBridge } from './bridge.ts'
import { CoreProcess } from './core-process.ts'
import { OfficeDesktop } from './desktop.ts'
import { FailureWindow } from './failure-window.ts'
import { guardEveryPage, guardSession } from './guards.ts'
import { claimInstance } from './instance.ts'
import { PageDoor } from './ipc.ts'
import { systemKeyStore } from './key-store.ts'
import { WindowMemory } from './memory.ts'
import { OfficeCore } from './office-core.ts'
import { registerScheme, servePages } from './protocol.ts'
import { builtFiles, readStartOptions, type StartOptions } from './start-options.ts'

// Chromium refuses a sandbox to root, who runs this for tests and evaluation only; every window still asks for it.
if (process.getuid?.() !== 0 || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerScheme()
guardEveryPage(app)

const config = configFolder()
const options = readOptions()
if (!options) app.exit(2)
else if (claimInstance(app, config, options.data)) run(options)
else app.exit(0)

function readOptions(): StartOptions | null {
  try {
    return readStartOptions(process.argv, process.env, app.isPackaged)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n`)
    return null
  }
}

function run(options: StartOptions): void {
  const files = builtFiles(app.getAppPath())
  const memory = new WindowMemory(config)
  const failureWindow = new FailureWindow()
  const core = new CoreProcess(() =>
    utilityProcess.fork(files.core, [], { serviceName: 'guanjia-core', stdio: 'inherit' }),
  )
  const place = findPlace(options.data)
  const office = new OfficeCore({
    core,
    folder: place?.folder ?? '',
    folderChangeable: place?.changeable ?? false,
    prepare: async () => ({
      machineKey: (await machineKey(config, await systemKeyStore())).toString('base64'),
      appVersion: app.getVersion(),
      nativeBinding: options.nativeBinding,
      testClock: options.hooks.clock ?? undefined,
    }),
    remember: (folder) => rememberDataFolder(folder),
    patience: () => new Promise((resolve) => setTimeout(resolve, 1000)),
  })
  const desktop = new OfficeDesktop({
    office,
    memory,
    failureWindow,
    preload: files.preload,
    hooks: options.hooks,
    setKeyAside: () => setMachineKeyAside(config),
  })
  core.onDeath = (failure) => void desktop.fail(failure)
  process.on('uncaughtException', () => void desktop.fail({ code: 'INTERNAL', params: {} }))
  process.on('unhandledRejection', () => void desktop.fail({ code: 'INTERNAL', params: {} }))

  app.on('second-instance', () => desktop.focus())
  // The failure window may be the only one, and closing it to try again must not end the program.
  app.on('window-all-closed', () => undefined)
  quitCleanly(office)
  void app.whenReady().then(() => {
    const own = session.defaultSession
    guardSession(own, options.devServer)
    servePages(own, {
      renderer: files.renderer,
      failurePage: failureWindow.page,
      devServer: options.devServer,
    })
    serveBridge(new PageDoor(ipcMain), desktop)
    return place ? desktop.open() : desktop.fail({ code: 'FOLDER_UNSUITABLE', params: {} })
  })
}

/** Null when the remembered choice cannot be read. */
function findPlace(data: string | null): DataFolderPlace | null {
  try {
    return resolveDataFolder(data)
  } catch {
    return null
  }
}

/** The core closes its database before the program ends. */
function quitCleanly(office: OfficeCore): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void office.stop().finally(() => {
      stopped = true
      // Asked again while it is still being told that it may not, Electron would never end.
      setImmediate(() => app.quit())
    })
  })
}
