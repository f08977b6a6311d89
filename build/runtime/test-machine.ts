import { findChromium } from './chromium.ts'
import {
  browserPackages,
  buildPackages,
  desktopPackages,
  faultPackages,
  installPackages,
  missingPackages,
  officePackages,
} from './debian.ts'
import type { PackageNames } from './debian.ts'
import { prepareEvaluationRuntime } from './evaluation-runtime.ts'
import { findElectron } from './find-electron.ts'
import { findProgram, runtimeCacheFolder } from './locations.ts'
import { missingBuildTools } from './native-sqlite.ts'
import { hasDisplay, missingLibraries, machineArguments } from './system.ts'
import { say } from './terminal.ts'

/** What an e2e run needs from this machine: a command put before the tests, and their environment. */
export interface Ready {
  prefix: string[]
  env: NodeJS.ProcessEnv
}

/** Without `-noreset` the server starts over whenever its last window closes, and the next one may find it deaf. */
const screen = ['-a', '-s', '-screen 0 1920x1080x24 -noreset']

/** Makes the machine ready for the tests in Electron; a string says why it cannot be. */
export async function readyForElectron(): Promise<Ready | string> {
  const trouble = process.platform === 'linux' ? await install(desktopPackages) : null
  if (trouble !== null) return trouble
  const electron = await findElectron({ mayDownload: true, steps: { prepare: prepareWithTools } })
  if (electron.kind === 'none') return electron.why
  say(`Electron ${electron.version}: ${electron.why}`)
  const missing = await missingLibraries(electron.execPath)
  if (missing.length > 0) return `Electron lacks the system libraries ${missing.join(', ')}`
  const env: NodeJS.ProcessEnv = {
    ...electron.env,
    GUANJIA_E2E_HOST: 'electron',
    GUANJIA_ELECTRON: electron.execPath,
    GUANJIA_ELECTRON_ARGS: machineArguments().join(' '),
  }
  if (process.platform !== 'linux') return { prefix: [], env }
  const xvfb = findProgram('xvfb-run')
  // A window opened for a test must land on the virtual screen, not on the desktop of whoever is working here.
  if (xvfb !== null) return { prefix: [xvfb, ...screen], env: { ...env, WAYLAND_DISPLAY: undefined } }
  return hasDisplay() ? { prefix: [], env } : 'there is neither a display nor xvfb-run'
}

/** Makes the machine ready for the tests of browser mode; a string says why it cannot be. */
export async function readyForBrowser(): Promise<Ready | string> {
  const wanted = browserPackages.filter(
    ([name]) =>
      !(name === 'chromium' && findChromium() !== null) &&
      !(name === 'poppler-utils' && findProgram('pdftotext')),
  )
  const trouble = process.platform === 'linux' ? await install(wanted) : null
  if (trouble !== null) return trouble
  const chromium = findChromium()
  if (chromium === null) return 'no Chromium, Chrome or Edge was found; GUANJIA_CHROMIUM can name one'
  return { prefix: [], env: { GUANJIA_E2E_HOST: 'browser', GUANJIA_CHROMIUM: chromium } }
}

/** Makes the machine ready for the tests that need other programs; those that still cannot run say so themselves. */
export async function readyForUnit(): Promise<void> {
  if (process.platform !== 'linux') return
  const wanted = [
    ...(findProgram('strace') === null ? faultPackages : []),
    ...(findProgram('soffice') === null ? officePackages : []),
  ]
  const trouble = await install(wanted)
  if (trouble !== null) say(trouble)
}

async function install(wanted: readonly PackageNames[]): Promise<string | null> {
  return installPackages(await missingPackages(wanted))
}

async function prepareWithTools(): ReturnType<typeof prepareEvaluationRuntime> {
  const trouble = missingBuildTools().length > 0 ? await install(buildPackages) : null
  if (trouble !== null) throw new Error(trouble)
  return prepareEvaluationRuntime(runtimeCacheFolder())
}
