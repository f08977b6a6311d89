import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packageFolder, projectFolder } from './locations.ts'
import { run } from './processes.ts'

/** A download that has not brought a single byte for this long is given up. */
const stallSeconds = 60
const watchSeconds = 5

export interface InstalledElectron {
  execPath: string
  version: string
}

/** The official Electron in node_modules, if its download has been made there. */
export function installedElectron(root = projectFolder): InstalledElectron | null {
  const folder = packageFolder('electron', root)
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const execPath = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(execPath) ? { execPath, version: versionBeside(join(folder, 'dist', 'electron')) } : null
}

/** The version an Electron's folder names in its `version` file, without starting it. */
export function versionBeside(execPath: string): string {
  const file = join(dirname(execPath), 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown'
}

/**
 * Runs the download of Electron's own package (which honours ELECTRON_MIRROR and checks the file against the
 * package's checksums). Returns null on success, else why it failed. A refused connection ends it at once, a
 * silent one after a minute; a slow one may take its time.
 */
export async function downloadElectron(
  root = projectFolder,
  patience = stallSeconds,
): Promise<string | null> {
  const script = join(packageFolder('electron', root), 'install.js')
  if (!existsSync(script)) return 'the package electron is not installed'
  // The download is written below the temporary folder: its growth there shows that it is alive.
  const scratch = await mkdtemp(join(tmpdir(), 'guanjia-electron-'))
  const stop = new AbortController()
  const watch = watchGrowth([scratch, join(packageFolder('electron', root), 'dist')], patience, () =>
    stop.abort(),
  )
  try {
    const { code, output } = await run(process.execPath, [script], {
      quiet: true,
      signal: stop.signal,
      env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
    })
    if (code === 0 && installedElectron(root) !== null) return null
    if (stop.signal.aborted) return `nothing arrived for ${patience} seconds`
    return firstLine(output) || `it ended with code ${code}`
  } finally {
    clearInterval(watch)
    await rm(scratch, { recursive: true, force: true })
  }
}

function watchGrowth(folders: string[], patience: number, giveUp: () => void): NodeJS.Timeout {
  let last = -1
  let quietSince = performance.now()
  return setInterval(
    () =>
      void Promise.all(folders.map(sizeOf)).then((sizes) => {
        const total = sizes.reduce((sum, size) => sum + size, 0)
        if (total !== last) {
          last = total
          quietSince = performance.now()
        } else if (performance.now() - quietSince > patience * 1000) giveUp()
      }),
    Math.min(watchSeconds, patience / 2) * 1000,
  )
}

async function sizeOf(folder: string): Promise<number> {
  try {
    const names = await readdir(folder, { recursive: true })
    const sizes = await Promise.all(
      names.map((name) =>
        stat(join(folder, name)).then(
          (info) => info.size,
          () => 0,
        ),
      ),
    )
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch {
    return 0
  }
}

function firstLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const cause = lines.find((line) => line.includes('cause') || /E[A-Z]{5,}/.test(line))
  return [lines.find((line) => line !== ''), cause].filter(Boolean).join(' ').slice(0, 300)
}
