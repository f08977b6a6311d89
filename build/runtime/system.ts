import { statfsSync } from 'node:fs'
import { run } from './processes.ts'

/** True when a window can be opened here. Windows and macOS always have a desktop. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** True for the super-user, for whom Chromium's sandbox cannot work. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Arguments the desktop needs on this machine: root has to give up the sandbox (evaluation and tests only). */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []
}

/** What Chromium needs on this machine: in a container its shared memory is often too small for a window. */
export function machineArguments(): string[] {
  const small = process.platform === 'linux' && sharedMemoryBytes() < smallestSharedMemory
  return [...sandboxArguments(), ...(small ? ['--disable-dev-shm-usage'] : [])]
}

const smallestSharedMemory = 512 * 2 ** 20

function sharedMemoryBytes(): number {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize
  } catch {
    return 0
  }
}

/** Shared libraries an Electron on Linux asks for and this machine lacks; empty elsewhere. */
export async function missingLibraries(execPath: string): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const { code, output } = await run('ldd', [execPath], { quiet: true })
  return code === 0 ? readMissing(output) : []
}

/** Reads the names `ldd` could not find out of its output. */
export function readMissing(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  return [...new Set(names)]
}
