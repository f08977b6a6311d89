import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { projectFolder, toolScript, withProjectTools } from './locations.ts'
import { run } from './processes.ts'

/** What the build reads; a change in any of it makes `out/` stale. */
const sources = ['electron', 'renderer', 'shared', 'resources']
const sourceFiles = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']

/** What the build has to leave behind. */
const results = ['main/index.js', 'main/core.js', 'main/lan.js', 'preload/index.cjs', 'renderer/index.html']

const stampFile = (root: string): string => join(root, 'out', '.sources')

/** A digest over names and contents of everything the build reads; tests beside the code do not count. */
export async function sourceStamp(root = projectFolder): Promise<string> {
  const hash = createHash('sha256')
  for (const name of [...sourceFiles, ...(await listSources(root))]) {
    const path = join(root, name)
    if (!existsSync(path)) continue
    hash
      .update(`${name.split(sep).join('/')}\0`)
      .update(await readFile(path))
      .update('\0')
  }
  return hash.digest('hex')
}

/** True when `out/` is whole and was built from exactly these sources. */
export async function isBuilt(root = projectFolder): Promise<boolean> {
  if (!existsSync(stampFile(root)) || missingResults(root).length > 0) return false
  return (await readFile(stampFile(root), 'utf8')) === (await sourceStamp(root))
}

/** Builds `out/`; the exit code of the build, or 1 when it left something out. */
export async function build(root = projectFolder, onLine?: (line: string) => void): Promise<number> {
  await forgetBuild(root)
  const stamp = await sourceStamp(root)
  const env = { ...withProjectTools(), NODE_ENV: 'production' }
  const { code } = await run(process.execPath, [electronVite, 'build'], { cwd: root, env, onLine })
  if (code !== 0) return code ?? 1
  const missing = missingResults(root)
  if (missing.length > 0) {
    console.error(`The build left out: ${missing.map((name) => `out/${name}`).join(', ')}`)
    return 1
  }
  await writeFile(stampFile(root), stamp)
  return 0
}

/** Makes the next start build anew, because something else is about to write into `out/`. */
export async function forgetBuild(root = projectFolder): Promise<void> {
  await rm(stampFile(root), { force: true })
}

/** The script of electron-vite, to be run with this Node. */
export const electronVite = toolScript('electron-vite', 'bin', 'electron-vite.js')

function missingResults(root: string): string[] {
  return results.filter((name) => !existsSync(join(root, 'out', name)))
}

async function listSources(root: string): Promise<string[]> {
  const names: string[] = []
  for (const folder of sources) {
    if (!existsSync(join(root, folder))) continue
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.endsWith('.test.ts')) continue
      names.push(relative(root, join(entry.parentPath, entry.name)))
    }
  }
  return names.sort()
}
