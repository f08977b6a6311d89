import type { Selectable } from 'kysely'
import { readPaperNumber } from '../../../../../shared/modules/surveys/paper-number.ts'
import type { Entry } from '../../../../../shared/modules/surveys/entry-contract.ts'
import { startOfDay } from '../../../../../shared/time/zone.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { cellsOfWave } from '../stored.ts'
import { entriesOf, openWave, withoutSecondTyping } from './entries.ts'
import { giveUp } from './give-up.ts'

interface Opened {
  waveId: number
  number: string
  otherPaper: boolean
}

/** What is typed into an entry that is begun. */
interface Place {
  copy: number
  turn: 1 | 2
  responseId: number | null
  /** A second sheet of one number went to somebody else, so its house is not known. */
  houseId: number | null
}

/**
 * Opens a paper at the station; see the contract. What another clerk left half typed on an earlier day is given up for whoever
 * opens the number now, or a paper would wait for somebody who is on leave.
 */
export async function openEntry(call: Call, { waveId, number: typed, otherPaper }: Opened): Promise<Entry> {
  const wave = await openWave(call, waveId)
  const number = readPaperNumber(typed, wave.code)
  const paper = number === null ? undefined : await paperOf(call, waveId, number)
  if (!paper) throw new Fault('NOT_FOUND', { field: 'number' })
  const mine = await openEntries(call, waveId, paper.number, true)
  if (mine[0]) {
    await call.audit({ subject: `survey-entry:${mine[0].id}`, label: paper.number })
    return (await entriesOf(call, [mine[0].id]))[0]!
  }
  const others: OpenEntry[] = []
  for (const entry of await openEntries(call, waveId, paper.number, false))
    if (!(await giveUpOld(call, entry))) others.push(entry)
  const place = await placeFor(call, { waveId, paper, otherPaper }, others)
  const id = await begin(call, { waveId, paper, place })
  await call.audit({
    subject: `survey-entry:${id}`,
    label: paper.number,
    fields: { number: paper.number, ...(otherPaper ? { otherPaper } : {}) },
  })
  return (await entriesOf(call, [id]))[0]!
}

type Paper = NonNullable<Awaited<ReturnType<typeof paperOf>>>

const paperOf = ({ db }: Call, waveId: number, number: string) =>
  db
    .selectFrom('survey_papers')
    .select(['id', 'number', 'house_id', 'way'])
    .where('wave_id', '=', waveId)
    .where('number', '=', number)
    .executeTakeFirst()

type OpenEntry = Selectable<Tables['survey_entries']> & { name: string }

function openEntries(
  { db, actor }: Call,
  waveId: number,
  number: string,
  own: boolean,
): Promise<OpenEntry[]> {
  return db
    .selectFrom('survey_entries')
    .innerJoin('staff', 'staff.id', 'survey_entries.staff_id')
    .selectAll('survey_entries')
    .select('staff.name')
    .where('survey_entries.wave_id', '=', waveId)
    .where('survey_entries.number', '=', number)
    .where('survey_entries.state', '=', 'open')
    .where('survey_entries.staff_id', own ? '=' : '<>', actor.staffId)
    .orderBy('survey_entries.id')
    .execute()
}

async function giveUpOld(call: Call, entry: OpenEntry): Promise<boolean> {
  if (entry.touched_at >= startOfDay(call.services.timeZone, call.today)) return false
  await giveUp(call, entry, { answers: '[]' })
  return true
}

/** Which typing of which copy this is. Errors: TYPED_ELSEWHERE, NUMBER_TAKEN, both on `number`. */
async function placeFor(
  call: Call,
  { waveId, paper, otherPaper }: { waveId: number; paper: Paper; otherPaper: boolean },
  others: readonly OpenEntry[],
): Promise<Place> {
  const elsewhere = (turn: number): void => {
    const other = others.find((entry) => entry.turn === turn)
    if (other) throw new Fault('TYPED_ELSEWHERE', { field: 'number', params: { name: other.name } })
  }
  elsewhere(1)
  const { number } = paper
  const typed = await call.db
    .selectFrom('survey_responses')
    .select(['id', 'copy', 'voided_at'])
    .where('wave_id', '=', waveId)
    .where('number', '=', number)
    .execute()
  const first = typed.every((response) => response.voided_at !== null)
  if (otherPaper || first) {
    const copy = Math.max(0, ...typed.map((response) => response.copy)) + 1
    return { copy, turn: 1, responseId: null, houseId: first ? paper.house_id : null }
  }
  const due = await dueForSecond(call, waveId, number)
  if (due) return { copy: due.copy, turn: 2, responseId: due.id, houseId: due.house_id }
  elsewhere(2)
  throw new Fault('NUMBER_TAKEN', { field: 'number', params: { number } })
}

const dueForSecond = ({ db, actor }: Call, waveId: number, number: string) =>
  db
    .selectFrom('survey_responses')
    .select(['id', 'copy', 'house_id'])
    .where('wave_id', '=', waveId)
    .where('number', '=', number)
    .where('voided_at', 'is', null)
    .where('second', '=', 1)
    .where('entered_by', '<>', actor.staffId)
    .where(withoutSecondTyping())
    .orderBy('id')
    .executeTakeFirst()

async function begin(
  call: Call,
  { waveId, paper, place }: { waveId: number; paper: Paper; place: Place },
): Promise<number> {
  const cells = await cellsOfWave(call.db, waveId)
  const { id } = await call.db
    .insertInto('survey_entries')
    .values({
      wave_id: waveId,
      number: paper.number,
      copy: place.copy,
      turn: place.turn,
      paper_id: paper.id,
      house_id: place.houseId,
      response_id: place.responseId,
      staff_id: call.actor.staffId,
      way: paper.way,
      answers: JSON.stringify(cells.map(() => null)),
      state: 'open',
      started_at: call.now,
      touched_at: call.now,
      finished_at: null,
      ...call.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
