import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { PaperRow } from '../../../../../shared/modules/surveys/wave-contract.ts'
import { parseRoomQuery } from '../../../../../shared/modules/houses/room.ts'
import { readPaperNumber } from '../../../../../shared/modules/surveys/paper-number.ts'
import type { PaperRole, PaperState, ResponseWay } from '../../../../../shared/modules/surveys/terms.ts'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import { containing, naturally } from '../../../database/text.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { paged, type Page } from '../../../kernel/paged.ts'
import { housesRead } from '../../houses/readings.ts'
import { allOf } from '../../registers/common.ts'
import { roomLabel } from '../../tickets/names.ts'

export interface PaperFilter {
  waveId: number
  text?: string | undefined
  state?: PaperState | undefined
  role?: PaperRole | undefined
  interviewerId?: number | undefined
  stratum?: string | undefined
}

/** Papers with the names of where they go, who carries them and what they replace. */
const selectPapers = ({ db }: Call) =>
  db
    .selectFrom('survey_papers')
    .leftJoin('houses', 'houses.id', 'survey_papers.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff', 'staff.id', 'survey_papers.interviewer_id')
    .leftJoin('survey_papers as before', 'before.id', 'survey_papers.replaces_id')
    .leftJoin('survey_papers as after', 'after.replaces_id', 'survey_papers.id')
    .selectAll('survey_papers')
    .select([
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'houses.kind as houseKind',
      'staff.name as interviewer',
      'before.number as replaces',
      'after.number as replacedBy',
      sql<number>`exists (select 1 from survey_responses where survey_responses.paper_id = survey_papers.id
        and survey_responses.voided_at is null)`.as('entered'),
    ])

type Selected = Awaited<ReturnType<ReturnType<typeof selectPapers>['executeTakeFirstOrThrow']>>

/** Where a paper goes is told only to whoever may read the archive. */
function asPaperRow(row: Selected, mayRead: boolean): PaperRow {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    houseId: mayRead ? row.house_id : null,
    room: mayRead ? roomLabel(row) : '',
    building: row.building ?? '',
    houseKind: row.houseKind ?? '',
    stratum: row.stratum,
    role: row.role as PaperRole,
    state: row.state as PaperState,
    replaces: row.replaces ?? '',
    replacedBy: row.replacedBy ?? '',
    interviewerId: row.interviewer_id,
    interviewer: row.interviewer ?? '',
    issuedOn: row.issued_on,
    returnedOn: row.returned_on,
    way: row.way as ResponseWay,
    second: row.second === 1,
    printed: row.printed_at !== null,
    entered: row.entered === 1,
    notes: row.notes,
  }
}

async function matching(call: Call, filter: PaperFilter): Promise<Expression<SqlBool>> {
  const eb = expressionBuilder<Tables, 'survey_papers'>()
  const conditions: Expression<SqlBool>[] = [eb('survey_papers.wave_id', '=', filter.waveId)]
  if (filter.state) conditions.push(eb('survey_papers.state', '=', filter.state))
  if (filter.role) conditions.push(eb('survey_papers.role', '=', filter.role))
  if (filter.interviewerId) conditions.push(eb('survey_papers.interviewer_id', '=', filter.interviewerId))
  if (filter.stratum !== undefined) conditions.push(eb('survey_papers.stratum', '=', filter.stratum))
  if (filter.text) conditions.push(await named(call, filter.waveId, filter.text))
  return allOf(conditions)
}

/** Its number however it is typed, its room, or words of its note. */
async function named(call: Call, waveId: number, text: string): Promise<Expression<SqlBool>> {
  const eb = expressionBuilder<Tables, 'survey_papers'>()
  const number = readPaperNumber(text, await codeOf(call, waveId))
  const ways: Expression<SqlBool>[] = [containing('survey_papers.notes', cleanText(text))]
  if (number) ways.push(eb('survey_papers.number', '=', number))
  const readings = call.may('archives.read') ? parseRoomQuery(text) : []
  if (readings.length > 0) ways.push(sql<SqlBool>`survey_papers.house_id in ${housesRead(readings)}`)
  return eb.or(ways)
}

/** Error: NOT_FOUND. */
async function codeOf({ db }: Call, waveId: number): Promise<string> {
  const wave = await db.selectFrom('survey_waves').select('code').where('id', '=', waveId).executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND', { field: 'waveId' })
  return wave.code
}

/** One page of a wave's papers, by number. Error: NOT_FOUND on `waveId` where it is looked for by words. */
export async function listPapers(call: Call, { page, size, ...filter }: PaperFilter & Page) {
  const where = await matching(call, filter)
  const mayRead = call.may('archives.read')
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      selectPapers(call).where(where).orderBy('survey_papers.position').limit(limit).offset(offset).execute(),
    () =>
      call.db
        .selectFrom('survey_papers')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return { total, rows: rows.map((row) => asPaperRow(row, mayRead)) }
}

interface ToPrint {
  waveId: number
  paperIds?: readonly number[] | undefined
  from?: string | undefined
  to?: string | undefined
  unprinted: boolean
  skip: number
}
const printedAtOnce = 200

/**
 * The papers to print, in the order of a walk, free ones last: these, or those of a range of numbers, or all in use; reserves only
 * where they are asked for or replace one; `unprinted` leaves out what was printed. Errors: NOT_FOUND on `waveId`, INVALID_INPUT on `from`, `to` for what is no number.
 */
export async function papersToPrint(call: Call, { waveId, paperIds, from, to, unprinted, skip }: ToPrint) {
  const code = await codeOf(call, waveId)
  const eb = expressionBuilder<Tables, 'survey_papers'>()
  const conditions: Expression<SqlBool>[] = [eb('survey_papers.wave_id', '=', waveId)]
  if (paperIds) conditions.push(eb('survey_papers.id', 'in', paperIds))
  if (from) conditions.push(eb('survey_papers.position', '>=', placeTyped(from, code, 'from')))
  if (to) conditions.push(eb('survey_papers.position', '<=', placeTyped(to, code, 'to')))
  if (!paperIds && !from && !to)
    conditions.push(sql<SqlBool>`(survey_papers.role <> 'reserve' or survey_papers.replaces_id is not null)`)
  if (unprinted) conditions.push(eb('survey_papers.printed_at', 'is', null))
  const where = allOf(conditions)
  const { total } = await call.db
    .selectFrom('survey_papers')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  const rows = await selectPapers(call)
    .where(where)
    .orderBy(sql`survey_papers.house_id is null`)
    .orderBy('buildings.community_id')
    .orderBy(naturally('buildings.name'))
    .orderBy(naturally('houses.unit'))
    .orderBy('houses.floor')
    .orderBy(naturally('houses.room'))
    .orderBy('survey_papers.position')
    .limit(printedAtOnce)
    .offset(skip)
    .execute()
  return { total, rows: rows.map((row) => asPaperRow(row, call.may('archives.read'))) }
}

/** The place a paper's number says: as text WJ10000 would stand before WJ9999. Error: INVALID_INPUT on the field. */
export function placeTyped(typed: string, code: string, field: string): number {
  const number = readPaperNumber(typed, code)
  if (number === null) throw new Fault('INVALID_INPUT', { field })
  return placeOf(number)
}

/** The place of a paper in its wave, from its number. */
export const placeOf = (number: string): number => Number(number.replace(/\D/g, ''))

/** Out and back of everybody who carries papers, and of those that nobody carries yet. Reserves not in use are nobody's. */
export async function papersByInterviewer({ db }: Call, waveId: number) {
  const rows = await db
    .selectFrom('survey_papers')
    .leftJoin('staff', 'staff.id', 'survey_papers.interviewer_id')
    .select([
      'survey_papers.interviewer_id as interviewerId',
      'staff.name as interviewer',
      sql<number>`count(*)`.as('papers'),
      sql<number>`count(case when survey_papers.state = 'out' then 1 end)`.as('out'),
      sql<number>`count(case when survey_papers.state = 'returned' then 1 end)`.as('returned'),
      sql<number>`count(case when survey_papers.state in ('refused', 'absent', 'vacant', 'lost') then 1 end)`.as(
        'failed',
      ),
    ])
    .where('survey_papers.wave_id', '=', waveId)
    .where(sql<SqlBool>`(survey_papers.role <> 'reserve' or survey_papers.replaces_id is not null)`)
    .groupBy('survey_papers.interviewer_id')
    .orderBy(sql`survey_papers.interviewer_id is null`)
    .orderBy('survey_papers.interviewer_id')
    .execute()
  return rows.map((row) => ({ ...row, interviewer: row.interviewer ?? '' }))
}

/** Whom papers can be given to: staff in service. */
export const interviewers = ({ db }: Call) =>
  db.selectFrom('staff').select(['id', 'name']).where('archived_at', 'is', null).orderBy('id').execute()
