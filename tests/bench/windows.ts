import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build, isBuilt } from '../../build/runtime/bundle.ts'
import { projectFolder } from '../../build/runtime/locations.ts'
import { readyForElectron } from '../../build/runtime/test-machine.ts'

/** Runs the measurements that need real windows, on a virtual screen where there is one. */
export async function measureWindows(residents: number): Promise<void> {
  const ready = await readyForElectron()
  const trouble =
    typeof ready === 'string'
      ? ready
      : !(await isBuilt()) && (await build()) !== 0
        ? 'there is no build'
        : null
  if (trouble !== null || typeof ready === 'string') {
    console.log(`SKIPPED windows: ${trouble}`)
    return
  }
  const [command, ...args] = [
    ...ready.prefix,
    process.execPath,
    join(import.meta.dirname, 'windows-child.ts'),
    String(residents),
  ]
  const child = spawn(command!, args, {
    cwd: projectFolder,
    env: { ...process.env, ...ready.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the windows ended with code ${code}`)
}
