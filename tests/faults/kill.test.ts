/** Threat: the process is killed (task manager, crash, power button held) while clerks are saving or at first start. */
import { afterEach, expect, it } from 'vitest'
import { childScript, runScript } from './child-process.ts'
import { preparedFolder, removeFolder, temporaryFolder } from './counter.ts'
import { atAnyWrite, killRounds, reopen } from './kill-rounds.ts'
import { cannotRun } from './skipping.ts'
import { killAt, whyNoTracing } from './strace.ts'

const rounds = Number(process.env['GUANJIA_FAULT_ROUNDS'] ?? 5)
const patience = 30_000 + rounds * 10_000
const why = whyNoTracing()

const folders: string[] = []
afterEach(() => folders.splice(0).forEach(removeFolder))
const kept = (folder: string) => {
  folders.push(folder)
  return folder
}

it(
  `keeps every saved ticket whole through ${rounds} kills`,
  async () => {
    const figures = await killRounds(kept(await preparedFolder()), rounds, 20261122)
    expect(figures).toMatchObject({ lost: 0, unsound: [] })
    expect(figures.acknowledged).toBeGreaterThanOrEqual(rounds)
  },
  patience,
)

it(
  `keeps every saved ticket whole through ${rounds} kills in the middle of a write`,
  async (context) => {
    if (why) return cannotRun(context, 'kill at a write', why)
    const figures = await killRounds(kept(await preparedFolder()), rounds, 20261123, atAnyWrite)
    expect(figures).toMatchObject({ lost: 0, unsound: [] })
    expect(figures.acknowledged).toBeGreaterThanOrEqual(rounds)
  },
  patience,
)

it.for([
  ['fsync', 2],
  ['link', 1],
  ['unlink', 2],
  ['pwrite64', 1],
  ['pwrite64', 5],
  ['pwrite64', 60],
] as const)('can start in a folder whose first start was killed at %s %i', async ([call, count], context) => {
  if (why) return cannotRun(context, 'kill at first start', why)
  const folder = kept(temporaryFolder())
  const first = await runScript(childScript('register'), [folder, '1'], { prefix: killAt(call, count) })
  expect(first.signal).toBe('SIGKILL')
  expect(await reopen(folder)).toEqual({ ids: new Set(), unsound: [] })
})
