import { setImmediate as turn } from 'node:timers/promises'
import type { Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import type { Services } from '../../../kernel/services.ts'
import { makeBackupIfChanged } from '../../backups/make.ts'
import { asImportFault } from '../../imports/import-fault.ts'
import { Pace } from '../../imports/pace.ts'
import { displayName } from '../../imports/upload.ts'
import { addResponse } from '../responses/add.ts'
import { drafting } from '../entry/drafting.ts'
import type { EntryState } from '../entry/entries.ts'
import { recountFlags } from '../responses/exclusion.ts'
import { papersCameBack } from './papers-back.ts'
import { planImport, waveToFill, type Plan, type Planned } from './plan.ts'
import { removeHidden } from './remove.ts'

interface ToImport {
  waveId: number
  file: File
  targets?: (string | null)[] | undefined
}

/**
 * Reads a workbook again and writes its responses: struck out, in short transactions, until one last transaction makes all of
 * them count. Whatever stops it before, also a crash, leaves none. A backup comes first. Errors: as `planImport`, and
 * COLUMNS_SHIFTED, INVALID_INPUT on `targets` without a column of numbers, NUMBER_TAKEN for one typed meanwhile,
 * IMPORT_RUNNING while another one is.
 */
export async function applyImport(call: Call, input: ToImport, signal?: AbortSignal) {
  const release = claim(call.services, input.waveId)
  try {
    const plan = await planImport(call, input, signal)
    requireFit(plan)
    await makeBackupIfChanged(call.services, 'import')
    const id = await begin(call, input, plan)
    try {
      await write(call, input.waveId, id, plan, signal)
      await finish(call, input.waveId, id, plan.planned.length)
      return { importId: id, rows: plan.planned.length, elsewhere: plan.elsewhere }
    } catch (error) {
      throw await withdraw(call, id, asImportFault(error))
    }
  } finally {
    release()
  }
}

function requireFit({ check }: Plan): void {
  if (!check.columns.some(({ target }) => target === 'number'))
    throw new Fault('INVALID_INPUT', { field: 'targets' })
  if (check.shifted) throw new Fault('COLUMNS_SHIFTED')
  if (check.ready === 0) throw new Fault('INVALID_INPUT', { field: 'file' })
}

const begin = (call: Call, { waveId, file }: ToImport, { planned }: Plan): Promise<number> =>
  call.transact(async (inside) => {
    await waveToFill(inside, waveId)
    const { id } = await inside.db
      .insertInto('survey_imports')
      .values({
        wave_id: waveId,
        file_name: displayName(file.name),
        rows: planned.length,
        state: 'applying',
        ...inside.created,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await inside.audit({ subject: `survey-import:${id}`, fields: { waveId, rows: planned.length } })
    return id
  })

async function write(
  call: Call,
  waveId: number,
  importId: number,
  { planned, cells }: Plan,
  signal: AbortSignal | undefined,
): Promise<void> {
  const pace = new Pace()
  for (let done = 0; done < planned.length;) {
    signal?.throwIfAborted()
    const batch = planned.slice(done, done + pace.size)
    await pace.measure(batch.length, () => writeBatch(call, cells, waveId, importId, batch))
    done += batch.length
    await turn()
  }
}

/** Nothing of it counts until `finish` says so in the audit, so it needs no entry of its own. */
const writeBatch = (
  call: Call,
  cells: readonly Cell[],
  waveId: number,
  importId: number,
  batch: readonly Planned[],
): Promise<void> =>
  drafting(call, async (inside) => {
    await requireFree(inside, waveId, importId, batch)
    for (const response of batch)
      await addResponse(inside, cells, {
        ...response,
        waveId,
        origin: 'import',
        second: false,
        importId,
        hidden: true,
      })
  })

/** Somebody at the station may have typed one of them since the plan was made, or be typing it. Error: NUMBER_TAKEN. */
async function requireFree(
  { db }: Call,
  waveId: number,
  importId: number,
  batch: readonly Planned[],
): Promise<void> {
  const taken = await db
    .selectFrom('survey_responses')
    .select('number')
    .where('wave_id', '=', waveId)
    .where(
      'number',
      'in',
      batch.map(({ number }) => number),
    )
    .where('voided_at', 'is', null)
    .where((eb) => eb.or([eb('import_id', 'is', null), eb('import_id', '<>', importId)]))
    .executeTakeFirst()
  if (taken) throw new Fault('NUMBER_TAKEN', { params: { number: taken.number } })
  const typing = await beingTyped(db, waveId)
    .where(
      'number',
      'in',
      batch.map(({ number }) => number),
    )
    .executeTakeFirst()
  if (typing) throw new Fault('NUMBER_TAKEN', { params: { number: typing.number } })
}

const beingTyped = (db: Call['db'], waveId: number) =>
  db
    .selectFrom('survey_entries')
    .select('number')
    .where('wave_id', '=', waveId)
    .where('state', '=', 'open' satisfies EntryState)

const finish = (call: Call, waveId: number, id: number, rows: number) =>
  call.transact(async (inside) => {
    await waveToFill(inside, waveId)
    const { db, updated } = inside
    await requireStillFree(inside, waveId, id)
    await db.updateTable('survey_responses').set({ voided_at: null }).where('import_id', '=', id).execute()
    await papersCameBack(inside, id)
    await recountFlags(inside, waveId)
    await db
      .updateTable('survey_imports')
      .set((eb) => ({ state: 'applied', version: eb('version', '+', 1), ...updated }))
      .where('id', '=', id)
      .execute()
    await inside.audit({ subject: `survey-import:${id}`, label: String(rows), fields: { waveId, rows } })
  })

/** The same for everything written, before it counts. */
async function requireStillFree({ db }: Call, waveId: number, id: number): Promise<void> {
  const taken = await db
    .selectFrom('survey_responses as mine')
    .innerJoin('survey_responses as theirs', (join) =>
      join
        .onRef('theirs.wave_id', '=', 'mine.wave_id')
        .onRef('theirs.number', '=', 'mine.number')
        .on('theirs.voided_at', 'is', null),
    )
    .select('mine.number')
    .where('mine.import_id', '=', id)
    .where('mine.wave_id', '=', waveId)
    .executeTakeFirst()
  if (taken) throw new Fault('NUMBER_TAKEN', { params: { number: taken.number } })
  const typing = await beingTyped(db, waveId)
    .where('number', 'in', (eb) =>
      eb.selectFrom('survey_responses').select('survey_responses.number').where('import_id', '=', id),
    )
    .executeTakeFirst()
  if (typing) throw new Fault('NUMBER_TAKEN', { params: { number: typing.number } })
}

/** Takes back whatever was written; what cannot be now is at the next start. */
async function withdraw(call: Call, id: number, fault: Fault): Promise<Fault> {
  await removeHidden(call.services, id).catch(() => undefined)
  await call
    .transact(async (inside) => {
      await inside.db
        .deleteFrom('survey_imports')
        .where('id', '=', id)
        .where('state', '=', 'applying')
        .execute()
      await inside.audit({ subject: `survey-import:${id}`, label: fault.code, outcome: 'failed' })
    })
    .catch(() => undefined)
  return fault
}

const busy = new WeakMap<Services['database'], Set<number>>()

/** One import of a wave at a time. Error: IMPORT_RUNNING. */
export function claim({ database }: Services, waveId: number): () => void {
  const claimed = busy.get(database) ?? new Set<number>()
  busy.set(database, claimed)
  if (claimed.has(waveId)) throw new Fault('IMPORT_RUNNING')
  claimed.add(waveId)
  return () => claimed.delete(waveId)
}
