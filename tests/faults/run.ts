/** `npm run faults -- --rounds N`: kills and power cuts in the long form, with figures. Fails when anything is lost. */
import { parseArgs } from 'node:util'
import { isCi } from '../../build/runtime/test-parts.ts'
import { childScript } from './child-process.ts'
import { preparedFolder, removeFolder } from './counter.ts'
import { atAnyMoment, atAnyWrite, killRounds } from './kill-rounds.ts'
import { powerCuts, type PowerFigures } from './power-replay.ts'
import { whyNoTracing } from './strace.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '20261122' },
    only: { type: 'string', default: 'kill,write,power' },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run faults -- [--rounds N] [--seed N] [--only kill,write,power]')
  process.exit(2)
}

const ticketsPerTrace = 70

async function kills(killing: typeof atAnyMoment, where: string): Promise<boolean> {
  const folder = await preparedFolder()
  try {
    const { acknowledged, lost, unannounced, unsound } = await killRounds(folder, rounds, seed, killing)
    console.log(
      `${where}: ${rounds} kills, ${acknowledged} tickets acknowledged, lost = ${lost}, saved but not yet told = ` +
        `${unannounced}, unsound = ${unsound.length}`,
    )
    for (const what of unsound) console.log(`  ${what}`)
    return lost === 0 && unsound.length === 0
  } finally {
    removeFolder(folder)
  }
}

async function power(): Promise<boolean> {
  const total: PowerFigures = { acknowledged: 0, cuts: 0, lost: 0, unsound: [] }
  for (let round = 0; round < rounds; round++) {
    const folder = await preparedFolder()
    try {
      const each = await powerCuts(childScript('register'), [folder, String(ticketsPerTrace)], seed + round)
      total.acknowledged += each.acknowledged
      total.cuts += each.cuts
      total.lost += each.lost
      total.unsound.push(...each.unsound)
    } finally {
      removeFolder(folder)
    }
  }
  const { acknowledged, cuts, lost, unsound } = total
  console.log(
    `Power cut: ${rounds} recordings, ${acknowledged} tickets acknowledged, ${cuts} cuts, lost = ${lost}, ` +
      `unsound = ${unsound.length}`,
  )
  for (const what of unsound) console.log(`  ${what}`)
  return lost === 0 && unsound.length === 0
}

const why = whyNoTracing()
const parts: Record<string, { name: string; traced: boolean; run: () => Promise<boolean> }> = {
  kill: { name: 'kill', traced: false, run: () => kills(atAnyMoment, 'Killed at any moment') },
  write: { name: 'kill at a write', traced: true, run: () => kills(atAnyWrite, 'Killed at a write') },
  power: { name: 'power loss', traced: true, run: power },
}
for (const [key, { name, traced, run }] of Object.entries(parts)) {
  if (!values.only.split(',').includes(key)) continue
  if (traced && why) {
    console.log(`SKIPPED ${name}: ${why}`)
    if (isCi()) process.exitCode = 1
  } else if (!(await run())) process.exitCode = 1
}
