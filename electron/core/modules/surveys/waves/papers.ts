import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { wavesContract } from '../../../../../shared/modules/surveys/wave-contract.ts'
import { paperNumber } from '../../../../../shared/modules/surveys/paper-number.ts'
import type { PaperState } from '../../../../../shared/modules/surveys/terms.ts'
import { insertMany } from '../../../database/bulk.ts'
import { oneOf } from '../../../database/one-of.ts'
import type { Tables } from '../../../database/tables.ts'
import { said } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { placeOf, placeTyped } from './paper-list.ts'
import { inState } from './waves.ts'

type Papers = (typeof wavesContract)['papers']
type Recorded = z.output<NonNullable<Papers['record']['~orpc']['inputSchema']>>
type Assigned = z.output<NonNullable<Papers['assign']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** A household that cannot be asked: a reserve may take its place. */
const failed: readonly PaperState[] = ['refused', 'absent', 'vacant', 'lost']

/**
 * Papers without a house, for the counter or an event, numbered after the last one drawn or imported. Errors: NOT_FOUND,
 * NOT_ALLOWED_NOW.
 */
export async function addFreePapers(call: Call, { waveId, count }: { waveId: number; count: number }) {
  const { code } = await inState(call, waveId, 'open')
  const begin = (await lastPlace(call, waveId)) + 1
  insertMany(
    call.services.database,
    'survey_papers',
    Array.from({ length: count }, (_, at) => ({
      wave_id: waveId,
      number: paperNumber(begin + at),
      position: begin + at,
      house_id: null,
      role: 'free',
      state: 'ready',
      replaces_id: null,
      interviewer_id: null,
      issued_on: null,
      returned_on: null,
      printed_at: null,
      ...call.created,
    })),
  )
  const numbers = { first: paperNumber(begin), last: paperNumber(begin + count - 1) }
  await call.audit({ subject: `survey-wave:${waveId}`, label: code, fields: { papers: count } })
  return numbers
}

/** The highest place of a number in use: what was imported may bear numbers that no paper of the wave has. */
async function lastPlace({ db }: Call, waveId: number): Promise<number> {
  const { last } = await db
    .selectFrom('survey_papers')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('wave_id', '=', waveId)
    .executeTakeFirstOrThrow()
  const strange = await db
    .selectFrom('survey_responses')
    .select('number')
    .where('wave_id', '=', waveId)
    .where('paper_id', 'is', null)
    .execute()
  return strange.reduce((most, { number }) => Math.max(most, placeOf(number)), last ?? 0)
}

/**
 * Gives papers to somebody, see the contract. Those that are back, that failed or that wait in reserve stay as they are.
 */
export async function assignPapers(call: Call, asked: Assigned) {
  const { waveId, interviewerId, issuedOn } = asked
  const { code } = await inState(call, waveId, 'open')
  await requireInService(call, interviewerId)
  if (issuedOn !== null && issuedOn > call.today) throw new Fault('INVALID_INPUT', { field: 'issuedOn' })
  const { numUpdatedRows } = await call.db
    .updateTable('survey_papers')
    .set((eb) => ({
      interviewer_id: interviewerId,
      ...(issuedOn === null
        ? {}
        : { state: 'out', issued_on: eb.fn.coalesce('issued_on', eb.val(issuedOn)) }),
      version: eb('version', '+', 1),
      ...call.updated,
    }))
    .where(toAssign(asked, code))
    .executeTakeFirst()
  const changed = Number(numUpdatedRows)
  await call.audit({
    subject: `survey-wave:${waveId}`,
    label: code,
    fields: said({ interviewerId, issuedOn, papers: changed }),
  })
  return { changed }
}

function toAssign({ waveId, paperIds, from, to, stratum, unassigned }: Assigned, code: string) {
  const eb = expressionBuilder<Tables, 'survey_papers'>()
  const conditions: Expression<SqlBool>[] = [
    eb('wave_id', '=', waveId),
    eb('state', 'in', ['ready', 'out']),
    eb.or([eb('role', '<>', 'reserve'), eb('replaces_id', 'is not', null)]),
  ]
  if (paperIds) conditions.push(eb('id', 'in', oneOf(paperIds)))
  if (from) conditions.push(eb('position', '>=', placeTyped(from, code, 'from')))
  if (to) conditions.push(eb('position', '<=', placeTyped(to, code, 'to')))
  if (stratum !== undefined) conditions.push(eb('stratum', '=', stratum))
  if (unassigned) conditions.push(eb('interviewer_id', 'is', null))
  return eb.and(conditions)
}

async function requireInService({ db }: Call, id: number): Promise<void> {
  const staff = await db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!staff) throw new Fault('NOT_FOUND', { field: 'interviewerId' })
}

/**
 * How a paper fared, on its day. `ready` takes back what was written by mistake; whoever refused or was not at home had been
 * visited, so the paper counts as gone out, while a vacant house is counted only if it was given to somebody before. Errors:
 * NOT_FOUND, CONFLICT, INVALID_INPUT on `on` in the future or before it went out, NOT_ALLOWED_NOW once typed, for a reserve
 * that replaces nothing, or in a wave that is not open.
 */
export async function recordPaper(call: Call, { id, version, state, on, way, notes }: Recorded) {
  const paper = await paperOf(call, id)
  if (waitsInReserve(paper)) throw new Fault('NOT_ALLOWED_NOW')
  if (await isTyped(call, id)) throw new Fault('NOT_ALLOWED_NOW')
  if (on > call.today) throw new Fault('INVALID_INPUT', { field: 'on' })
  const issuedOn = paper.issued_on
  if (state !== 'ready' && state !== 'out' && issuedOn !== null && on < issuedOn)
    throw new Fault('INVALID_INPUT', { field: 'on' })
  const facts = { state, ...daysAs(state, on, issuedOn), way: state === 'returned' ? way : '', notes }
  const written = await updateVersioned(call, 'survey_papers', { id, version }, facts)
  await call.audit({
    subject: `survey-paper:${id}`,
    label: paper.number,
    fields: said({ state, issuedOn: facts.issued_on, returnedOn: facts.returned_on, way: facts.way, notes }),
    before: { state: paper.state, issuedOn, returnedOn: paper.returned_on },
  })
  return written
}

function daysAs(state: PaperState, on: string, issuedOn: string | null) {
  if (state === 'ready') return { issued_on: null, returned_on: null }
  if (state === 'out') return { issued_on: on, returned_on: null }
  if (state === 'vacant') return { issued_on: issuedOn, returned_on: null }
  return { issued_on: issuedOn ?? on, returned_on: state === 'returned' ? on : null }
}

/**
 * The next reserve of the stratum, or of the whole wave where it has none left, takes the place of a paper that failed and goes to
 * the same interviewer; one whose house was put away since the draw is passed over. Answers with the reserve. Errors: CONFLICT,
 * NOT_ALLOWED_NOW for a paper that did not fail or is replaced already, NOT_FOUND without a reserve.
 */
export async function replacePaper(call: Call, { id, version }: Reference) {
  const paper = await paperOf(call, id)
  if (paper.version !== version) throw new Fault('CONFLICT')
  if (!failed.includes(paper.state) || waitsInReserve(paper) || paper.role === 'free')
    throw new Fault('NOT_ALLOWED_NOW')
  const replaced = await call.db
    .selectFrom('survey_papers')
    .select('id')
    .where('replaces_id', '=', id)
    .executeTakeFirst()
  if (replaced) throw new Fault('NOT_ALLOWED_NOW')
  const reserve = await nextReserve(call, paper)
  const written = await updateVersioned(call, 'survey_papers', reserve, {
    replaces_id: id,
    interviewer_id: paper.interviewer_id,
  })
  await call.audit({
    subject: `survey-paper:${reserve.id}`,
    label: reserve.number,
    fields: { replaces: paper.number },
  })
  return { ...written, number: reserve.number }
}

async function nextReserve({ db }: Call, { wave_id, stratum }: { wave_id: number; stratum: string }) {
  const reserves = db
    .selectFrom('survey_papers')
    .innerJoin('houses', 'houses.id', 'survey_papers.house_id')
    .select(['survey_papers.id', 'survey_papers.version', 'survey_papers.number'])
    .where('wave_id', '=', wave_id)
    .where('role', '=', 'reserve')
    .where('survey_papers.state', '=', 'ready')
    .where('houses.archived_at', 'is', null)
    .where('replaces_id', 'is', null)
    .orderBy('survey_papers.position')
  const reserve =
    (await reserves.where('stratum', '=', stratum).executeTakeFirst()) ?? (await reserves.executeTakeFirst())
  if (!reserve) throw new Fault('NOT_FOUND')
  return reserve
}

/** They came out of the printer. Answers how many were not printed before. */
export async function papersPrinted(
  call: Call,
  { waveId, paperIds }: { waveId: number; paperIds: readonly number[] },
) {
  const wave = await call.db
    .selectFrom('survey_waves')
    .select('code')
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND', { field: 'waveId' })
  const { numUpdatedRows } = await call.db
    .updateTable('survey_papers')
    .set((eb) => ({ printed_at: call.now, version: eb('version', '+', 1), ...call.updated }))
    .where('wave_id', '=', waveId)
    .where('id', 'in', oneOf(paperIds))
    .where('printed_at', 'is', null)
    .executeTakeFirst()
  const changed = Number(numUpdatedRows)
  await call.audit({ subject: `survey-wave:${waveId}`, label: wave.code, fields: { printedAt: call.now } })
  return { changed }
}

/** A paper of an open wave. Errors: NOT_FOUND, NOT_ALLOWED_NOW. */
export async function paperOf(call: Call, id: number) {
  const paper = await call.db.selectFrom('survey_papers').selectAll().where('id', '=', id).executeTakeFirst()
  if (!paper) throw new Fault('NOT_FOUND')
  await inState(call, paper.wave_id, 'open')
  return { ...paper, state: paper.state as PaperState }
}

const waitsInReserve = ({ role, replaces_id }: { role: string; replaces_id: number | null }) =>
  role === 'reserve' && replaces_id === null

/** Whether a response that counts was typed from it. */
export async function isTyped({ db }: Call, paperId: number): Promise<boolean> {
  const response = await db
    .selectFrom('survey_responses')
    .select('id')
    .where('paper_id', '=', paperId)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return response !== undefined
}
