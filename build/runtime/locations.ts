import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

/** The checkout this script belongs to. */
export const projectFolder = resolve(import.meta.dirname, '..', '..')

/** Where fetched runtimes are kept: outside the checkout, so that a fresh clone finds them again. */
export function runtimeCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const own = env['GUANJIA_RUNTIME_CACHE']
  if (own) return resolve(own)
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'guanjia', 'runtime')
}

/** A tool's script inside node_modules, to be run with this very Node (no shell, the same on Windows). */
export function toolScript(...parts: string[]): string {
  return join(projectFolder, 'node_modules', ...parts)
}

/** The folder of an installed package. */
export function packageFolder(name: string, root = projectFolder): string {
  return join(root, 'node_modules', ...name.split('/'))
}

/** The version an installed package names in its package.json. */
export function packageVersion(name: string, root = projectFolder): string {
  const require = createRequire(join(root, 'package.json'))
  const manifest = require(join(packageFolder(name, root), 'package.json')) as { version: string }
  return manifest.version
}

/** A program on PATH, or null. Windows endings are tried there. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending)
      if (folder !== '' && existsSync(path)) return path
    }
  }
  return null
}

/** The environment with this project's tools and this very Node first on PATH. */
export function withProjectTools(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const folders = [join(projectFolder, 'node_modules', '.bin'), dirname(process.execPath), env['PATH'] ?? '']
  return { ...env, PATH: folders.join(delimiter) }
}
