import { join } from 'node:path'
import { dataArgument } from '../core/folder/bootstrap.ts'

/** Doors for whole-program tests. Each is open only in an unpackaged program that was given `--data`. */
export interface TestHooks {
  /** An instant the core's clock starts at. */
  clock: string | null
  /** Where files are saved without asking. */
  saveFolder: string | null
  /** Printing answers yes without a dialog. */
  print: boolean
}

export interface StartOptions {
  /** The data folder named by `--data`. */
  data: string | null
  hooks: TestHooks
  /** better-sqlite3 built for this runtime, where the bundled one does not fit. */
  nativeBinding: string | undefined
  /** The address of the development server, set by `electron-vite dev`. */
  devServer: string | null
}

/** Reads the command line and the environment. Throws a RangeError for `--data` without a folder. */
export function readStartOptions(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  isPackaged: boolean,
): StartOptions {
  const data = dataArgument(argv)
  const open = !isPackaged && data !== null
  return {
    data,
    hooks: {
      clock: (open && env['GUANJIA_TEST_CLOCK']) || null,
      saveFolder: (open && env['GUANJIA_TEST_SAVE_DIR']) || null,
      print: open && env['GUANJIA_TEST_PRINT'] === '1',
    },
    nativeBinding: env['GUANJIA_SQLITE_BINDING'] || undefined,
    devServer: (!isPackaged && env['ELECTRON_RENDERER_URL']) || null,
  }
}

/** The built files, alike in a checkout and in the package. */
export const builtFiles = (appPath: string) => ({
  renderer: join(appPath, 'out', 'renderer'),
  preload: join(appPath, 'out', 'preload', 'index.cjs'),
  core: join(appPath, 'out', 'main', 'core.js'),
})
