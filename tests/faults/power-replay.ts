import { createReadStream, readFileSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '../../electron/core/database/open.ts'
import { seeded } from '../../shared/random/seeded.ts'
import { runScript } from './child-process.ts'
import { removeFolder, temporaryFolder } from './counter.ts'
import { Disk } from './disk.ts'
import { examine, type Findings } from './soundness.ts'
import { readCall, recordInto } from './strace.ts'

export interface PowerFigures {
  acknowledged: number
  /** Power cuts played, two for each acknowledgement. */
  cuts: number
  /** Acknowledged records that were missing after a cut; the worst of all cuts. */
  lost: number
  unsound: string[]
}

/** Opens what a power cut left and reads it. Throws when it cannot be opened. */
export type Examine = (folder: string) => Findings | Promise<Findings>

/** The product's own way to open a database, and everything that must hold in it. */
export const examineOffice: Examine = async (folder) => {
  const database = await openDatabase(join(folder, 'guanjia.db'))
  try {
    return await examine(database)
  } finally {
    await database.close()
  }
}

/**
 * Records a program that saves into `folder` and writes each id on a line when it is saved, then cuts the power after
 * each of these lines twice: once nothing that was not synced is left, once a part of it drawn from the seed.
 */
export async function powerCuts(
  script: string,
  [folder, ...args]: readonly [folder: string, ...args: string[]],
  seed: number,
  look: Examine = examineOffice,
): Promise<PowerFigures> {
  const workshop = temporaryFolder()
  try {
    const real = realpathSync(folder)
    const before = new Map(readdirSync(real).map((name) => [name, readFileSync(join(real, name))]))
    const trace = join(workshop, 'trace')
    await runScript(script, [folder, ...args], { prefix: recordInto(trace) })
    return await replay(trace, new Disk(real, before), workshop, seed, look)
  } finally {
    removeFolder(workshop)
  }
}

async function replay(
  trace: string,
  disk: Disk,
  workshop: string,
  seed: number,
  look: Examine,
): Promise<PowerFigures> {
  const random = seeded(seed)
  const figures: PowerFigures = { acknowledged: 0, cuts: 0, lost: 0, unsound: [] }
  const told: number[] = []
  const cut = async (survives: () => boolean) => {
    const left = join(workshop, 'left')
    disk.afterPowerCut(left, survives)
    const where = `after ticket ${told.at(-1)}`
    try {
      const { ids, unsound } = await look(left)
      figures.lost = Math.max(figures.lost, told.filter((id) => !ids.has(id)).length)
      figures.unsound.push(...unsound.map((what) => `${where}: ${what}`))
    } catch (error) {
      figures.unsound.push(`${where}: ${(error as { code?: string }).code ?? String(error)}`)
    }
    figures.cuts++
    removeFolder(left)
  }
  for await (const line of createInterface(createReadStream(trace))) {
    const call = readCall(line)
    if (!call) continue
    disk.apply(call)
    if (call.call !== 'told') continue
    told.push(Number(call.text))
    await cut(() => false)
    await cut(() => random() < 0.5)
  }
  return { ...figures, acknowledged: told.length }
}
