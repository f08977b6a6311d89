import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { differentCells } from '../../../../../shared/modules/surveys/typings.ts'
import type { Answer } from '../../../../../shared/modules/surveys/cells.ts'
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
  const now = answersIn(response.answers)
  const first = (await firstTyping(call, responseId)) ?? now
  const differences = differentCells(cells, first, answersIn(entry.answers), now)
  const unsettled = differences.filter(({ settled }) => settled === undefined).length
  if (differences.length > 0)
    await call.db
      .insertInto('survey_differences')
      .values(
        differences.map((difference) => ({
          response_id: responseId,
          cell: difference.cell,
          first: JSON.stringify(difference.first),
          second: JSON.stringify(difference.second),
          settled: difference.settled === undefined ? null : JSON.stringify(difference.settled),
          ...call.created,
        })),
      )
      .execute()
  const state = unsettled > 0 ? 'differs' : 'settled'
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

/** The answers as the first clerk left them: corrections since then are on the response alone. */
async function firstTyping({ db }: Call, responseId: number): Promise<Answer[] | null> {
  const entry = await db
    .selectFrom('survey_entries')
    .select('answers')
    .where('response_id', '=', responseId)
    .where('turn', '=', 1)
    .where('state', '=', 'done')
    .executeTakeFirst()
  return entry ? answersIn(entry.answers) : null
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
    .where('settled', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    responseId,
    flags: flagsIn(response.flags),
    excluded: response.excluded === 1,
    second: response.second === 1 && response.state === 'entered',
    differences,
  }
}
