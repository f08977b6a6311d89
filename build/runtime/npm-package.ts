import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { findProgram, projectFolder } from './locations.ts'
import { run } from './processes.ts'

/** A package named by version and by the sha512 of its tarball, as a lock file names it. */
export interface PinnedPackage {
  name: string
  version: string
  /** `sha512-` and base64. */
  integrity: string
}

/** Puts the package's tarball into a folder and returns its path. */
export type FetchPackage = (pinned: PinnedPackage, folder: string) => Promise<string>

/**
 * Fetches a tarball with the ordinary npm client, from whatever registry this machine is set up for. npm's own
 * cache is kept inside the folder, so that a large package is not stored twice.
 */
export const npmPack: FetchPackage = async (pinned, folder) => {
  const npm = process.env['npm_execpath']
  const [command, first] = npm?.endsWith('.js')
    ? [process.execPath, [npm]]
    : [findProgram('npm') ?? 'npm', []]
  const target = join(folder, 'tarball')
  await mkdir(target)
  const { code, output } = await run(
    command,
    [
      ...first,
      'pack',
      `${pinned.name}@${pinned.version}`,
      '--ignore-scripts',
      `--pack-destination=${target}`,
      `--cache=${join(folder, 'npm-cache')}`,
    ],
    { quiet: true, cwd: projectFolder },
  )
  const tarball = (await readdir(target)).find((name) => name.endsWith('.tgz'))
  if (code !== 0 || tarball === undefined) {
    throw new Error(`npm could not fetch ${pinned.name}@${pinned.version}: ${lastLines(output)}`)
  }
  return join(target, tarball)
}

/** Refuses a tarball whose sha512 is not the pinned one. */
export async function verifyIntegrity(tarball: string, pinned: PinnedPackage): Promise<void> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== pinned.integrity) {
    throw new Error(
      `${pinned.name}@${pinned.version} is not the file it should be: expected ${pinned.integrity}, got ${found}.` +
        ' Nothing of it was unpacked.',
    )
  }
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-4).join(' / ')
}
