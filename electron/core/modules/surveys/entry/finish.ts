import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { differentCells } from '../../../../../shared/modules/surveys/typings.ts'
import type { ResponseWay } from '../../../../../shared/modules/surveys/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { addResponse, withoutWords } from '../responses/add.ts'
import { recountFlags } from '../responses/exclusion.ts'
import { answersIn, cellsOfWave, flagsIn } from '../stored.ts'
import { openWave, ownEntry, requireOpen } from './entries.ts'

type Entry = Selectable<Tables['survey_entries']>

/**
 * The paper is done: the first typing becomes a response, the second is compared with it. Once finished it says the same
 * again. Errors: NOT_FOUND, NOT_ALLOWED_NOW.
 */
export async function finishEntry(call: Call, entryId: number) {
  const entry = await ownEntry(call, entryId)
  if (entry.state === 'done') {
    await call.audit({ subject: `survey-entry:${entryId}`, label: entry.number })
    return outcomeOf(call, entry.response_id!)
  }
  requireOpen(entry)
  const wave = await openWave(call, entry.wave_id)
  const responseId =
    entry.turn === 1 ? await becomeResponse(call, wave, entry) : await compareWithFirst(call, entry)
  const cells = await cellsOfWave(call.db, entry.wave_id)
  await call.db
    .updateTable('survey_entries')
    .set({
      state: 'done',
      response_id: responseId,
      answers: JSON.stringify(withoutWords(cells, answersIn(entry.answers))),
      finished_at: call.now,
      ...call.updated,
    })
    .where('id', '=', entryId)
    .execute()
  return outcomeOf(call, responseId)
}

type Wave = Awaited<ReturnType<typeof openWave>>

async function becomeResponse(call: Call, wave: Wave, entry: Entry): Promise<number> {
  const second = await chosenForSecond(call, wave, entry)
  const { id } = await addResponse(call, await cellsOfWave(call.db, entry.wave_id), {
    waveId: entry.wave_id,
    number: entry.number,
    copy: entry.copy,
    paperId: entry.paper_id,
    houseId: entry.house_id,
    origin: 'station',
    way: entry.way as ResponseWay,
    answers: answersIn(entry.answers),
    second,
    importId: null,
  })
  await recountFlags(call, entry.wave_id, [{ number: entry.number, houseId: entry.house_id }])
  await call.audit({
    subject: `survey-response:${id}`,
    label: entry.number,
    fields: { number: entry.number, answers: entry.answers, way: entry.way, second },
  })
  return id
}

/**
 * Papers that were drawn carry their draw. Of free ones and second copies every one is chosen or not by its number and the
 * wave's seed, so that nobody at the station can tell beforehand and anybody can check it later.
 */
async function chosenForSecond({ db }: Call, wave: Wave, entry: Entry): Promise<boolean> {
  const paper = await db
    .selectFrom('survey_papers')
    .select(['role', 'second'])
    .where('id', '=', entry.paper_id)
    .executeTakeFirst()
  if (paper && paper.role !== 'free' && entry.copy === 1) return paper.second === 1
  const drawn = createHash('sha256')
    .update(`${wave.seed}:${entry.number}:${entry.copy}`)
    .digest()
    .readUInt32BE(0)
  return (drawn / 2 ** 32) * 10_000 < wave.second_e4
}

async function compareWithFirst(call: Call, entry: Entry): Promise<number> {
  const responseId = entry.response_id!
  const response = await call.db
    .selectFrom('survey_responses')
    .select(['answers', 'version', 'voided_at'])
    .where('id', '=', responseId)
    .executeTakeFirstOrThrow()
  if (response.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const cells = await cellsOfWave(call.db, entry.wave_id)
  const differences = differentCells(cells, answersIn(response.answers), answersIn(entry.answers))
  if (differences.length > 0)
    await call.db
      .insertInto('survey_differences')
      .values(
        differences.map(({ cell, first, second }) => ({
          response_id: responseId,
          cell,
          first: JSON.stringify(first),
          second: JSON.stringify(second),
          settled: null,
          ...call.created,
        })),
      )
      .execute()
  const state = differences.length > 0 ? 'differs' : 'settled'
  await call.db
    .updateTable('survey_responses')
    .set({ state, version: response.version + 1, ...call.updated })
    .where('id', '=', responseId)
    .execute()
  await call.audit({
    subject: `survey-response:${responseId}`,
    label: entry.number,
    fields: { state, differences: differences.length },
  })
  return responseId
}

async function outcomeOf({ db }: Call, responseId: number) {
  const response = await db
    .selectFrom('survey_responses')
    .select(['flags', 'excluded', 'second', 'state'])
    .where('id', '=', responseId)
    .executeTakeFirstOrThrow()
  const { differences } = await db
    .selectFrom('survey_differences')
    .select((eb) => eb.fn.countAll<number>().as('differences'))
    .where('response_id', '=', responseId)
    .executeTakeFirstOrThrow()
  return {
    responseId,
    flags: flagsIn(response.flags),
    excluded: response.excluded === 1,
    second: response.second === 1 && response.state === 'entered',
    differences,
  }
}

/** What was begun is thrown away; the number is free again. Errors: NOT_FOUND, NOT_ALLOWED_NOW once it is finished. */
export async function giveUpEntry(call: Call, entryId: number): Promise<Record<string, never>> {
  const entry = await ownEntry(call, entryId)
  requireOpen(entry)
  await call.db
    .updateTable('survey_entries')
    .set({ state: 'given-up', answers: '[]', ...call.updated })
    .where('id', '=', entryId)
    .execute()
  await call.audit({
    subject: `survey-entry:${entryId}`,
    label: entry.number,
    fields: { state: 'given-up' },
    before: { state: 'open' },
  })
  return {}
}
