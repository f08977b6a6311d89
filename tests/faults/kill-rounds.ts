import { createHash } from 'node:crypto'
import { seeded } from '../../shared/random/seeded.ts'
import { childScript, runScript, type RunOptions } from './child-process.ts'
import { openFolder } from './counter.ts'
import { examine } from './soundness.ts'
import { killAt } from './strace.ts'

export interface KillFigures {
  rounds: number
  /** Tickets whose saving was told before a kill. */
  acknowledged: number
  /** Of these, how many are not there afterwards. */
  lost: number
  /** Saved, but killed before it could be told: allowed, and a sign that the kill fell close. */
  unannounced: number
  unsound: string[]
}

/** How a round's kill is brought about; `random` draws its moment. */
type Killing = (random: () => number) => Pick<RunOptions, 'prefix' | 'onLine'>

/** After so many acknowledgements, and then a little work so that it falls anywhere in the next. */
export const atAnyMoment: Killing = (random) => {
  const after = 1 + Math.floor(random() * 80)
  const work = Math.floor(random() * 20_000)
  return {
    onLine: (lines, child) => {
      if (lines.length !== after) return
      for (let turn = 0; turn < work; turn++) createHash('sha256').update(String(turn)).digest()
      child.kill('SIGKILL')
    },
  }
}

/** At a write into the database's files: some 40 for a ticket, and each 52nd ticket or so the log is written back. */
export const atAnyWrite: Killing = (random) => ({
  prefix: killAt('pwrite64', 1 + Math.floor(random() * 2500)),
})

/** Kills the office of one folder again and again while it registers tickets, and looks after each kill. */
export async function killRounds(
  folder: string,
  rounds: number,
  seed: number,
  killing: Killing = atAnyMoment,
): Promise<KillFigures> {
  const random = seeded(seed)
  const figures: KillFigures = { rounds, acknowledged: 0, lost: 0, unannounced: 0, unsound: [] }
  const told = new Set<number>()
  for (let round = 1; round <= rounds; round++) {
    const { lines, signal } = await runScript(childScript('register'), [folder], killing(random))
    if (signal !== 'SIGKILL') figures.unsound.push(`round ${round}: ended by itself`)
    for (const line of lines) told.add(Number(line))
    const { ids, unsound } = await reopen(folder)
    figures.unsound.push(...unsound.map((what) => `round ${round}: ${what}`))
    figures.acknowledged = told.size
    figures.lost = [...told].filter((id) => !ids.has(id)).length
    figures.unannounced = [...ids].filter((id) => !told.has(id)).length
  }
  return figures
}

/** Opens a folder as the next start does, taking over the lock of whoever was killed, and examines it. */
export async function reopen(folder: string) {
  const office = await openFolder(folder)
  try {
    return await examine(office.core.services.database)
  } finally {
    await office.close()
  }
}
