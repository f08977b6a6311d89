import { execFileSync } from 'node:child_process'
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeFolder, temporaryFolder } from './counter.ts'

export interface SmallDisk {
  folder: string
  resize(mebibytes: number): void
  /** Fills it up but for so many blocks. */
  fill(blocksLeft: number): void
  remove(): void
}

/** A disk of a few MiB in memory; in words why there can be none, where mounting is not allowed. */
export function smallDisk(mebibytes: number): SmallDisk | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'mounting a small disk needs root on Linux'
  const folder = temporaryFolder()
  const mount = (options: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  try {
    mount(`size=${mebibytes}m`)
  } catch (error) {
    removeFolder(folder)
    return `mounting is not permitted: ${String((error as { stderr?: Buffer }).stderr).trim()}`
  }
  return {
    folder,
    resize: (size) => void mount(`remount,size=${size}m`),
    fill: (blocksLeft) => {
      const ballast = join(folder, 'logs')
      mkdirSync(ballast)
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(join(ballast, 'ballast'), Buffer.alloc((bavail - blocksLeft) * bsize))
    },
    remove: () => {
      execFileSync('umount', [folder])
      removeFolder(folder)
    },
  }
}
