import { spawnSync } from 'node:child_process'

/** One type check a runtime, so that shared/ cannot use the DOM, nor the renderer Node. */
const runtimes = [
  'shared',
  'electron/core',
  'electron/lan',
  'electron/main',
  'electron/preload',
  'renderer',
  'build',
  'tests',
]

const failed = runtimes.filter((runtime) => {
  const { status } = spawnSync('vue-tsc', ['--noEmit', '-p', runtime], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status !== 0
})
if (failed.length > 0) {
  console.error(`Types do not fit in: ${failed.join(', ')}`)
  process.exitCode = 1
}
