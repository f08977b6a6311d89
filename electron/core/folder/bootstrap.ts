import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { isCode, writeFileAtomic } from './atomic-file.ts'

/** What of the machine decides where things stand; tests hand in their own. */
export interface Machine {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  home: string
}

export interface DataFolderPlace {
  /** Absolute. */
  folder: string
  /** False when named on the command line: the wizard then skips the page. */
  changeable: boolean
}

export const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() })

const bootstrapName = 'data-folder.json'
const bootstrapFile = z.object({ folder: z.string().min(1).refine(isAbsolute) })

/**
 * Where this user keeps what belongs to the machine and not to the office: the machine key, the choice of the data
 * folder, window places. Never inside the data folder. `GUANJIA_CONFIG_DIR` moves all of it.
 */
export function configFolder({ platform, env, home }: Machine = thisMachine()): string {
  if (env['GUANJIA_CONFIG_DIR']) return resolve(env['GUANJIA_CONFIG_DIR'])
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Guanjia')
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'guanjia')
}

/** Where the data stands when nobody chose: one place for all users of a PC on Windows, else the user's own. */
export function defaultDataFolder({ platform, env, home }: Machine = thisMachine()): string {
  if (platform === 'win32') return join(env['ProgramData'] ?? 'C:\\ProgramData', 'Guanjia')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Guanjia')
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'guanjia')
}

/**
 * The data folder: the command line wins, then the remembered choice, then the platform's default.
 * Throws when the remembered choice cannot be read: guessing would show an office an empty program.
 */
export function resolveDataFolder(named: string | null, machine: Machine = thisMachine()): DataFolderPlace {
  if (named !== null) return { folder: resolve(named), changeable: false }
  return { folder: rememberedFolder(configFolder(machine)) ?? defaultDataFolder(machine), changeable: true }
}

/** Keeps the choice for the next start. */
export function rememberDataFolder(folder: string, machine: Machine = thisMachine()): void {
  const content = bootstrapFile.parse({ folder: resolve(folder) })
  writeFileAtomic(join(configFolder(machine), bootstrapName), `${JSON.stringify(content, null, 2)}\n`)
}

function rememberedFolder(config: string): string | null {
  let text: string
  try {
    text = readFileSync(join(config, bootstrapName), 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
  return bootstrapFile.parse(JSON.parse(text)).folder
}

/** The value of `--data DIR` or `--data=DIR`; null when it is not there. Throws when the value is missing. */
export function dataArgument(argv: readonly string[]): string | null {
  return namedArgument(argv, 'data')
}

/** The value of `--name VALUE` or `--name=VALUE`. */
export function namedArgument(argv: readonly string[], name: string): string | null {
  const flag = `--${name}`
  for (const [index, argument] of argv.entries()) {
    if (argument.startsWith(`${flag}=`)) return needed(argument.slice(flag.length + 1), flag)
    if (argument === flag) return needed(argv[index + 1], flag)
  }
  return null
}

function needed(value: string | undefined, flag: string): string {
  if (!value || value.startsWith('--')) throw new RangeError(`${flag} needs a value`)
  return value
}
