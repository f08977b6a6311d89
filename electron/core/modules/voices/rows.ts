import { sql, type Expression, type SqlBool } from 'kysely'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import type { CodeTone, QuestionTheme } from '../../../../shared/modules/surveys/terms.ts'
import type { VoiceFilter, VoiceRow, VoiceWhole } from '../../../../shared/modules/voices/contract.ts'
import type { VoiceKind, VoiceRole } from '../../../../shared/modules/voices/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { containing } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { housesRead } from '../houses/readings.ts'
import { allOf } from '../registers/common.ts'
import { roomLabel } from '../tickets/names.ts'
import { aboutWave } from './about-wave.ts'

/** A theme is what a point, a score or the whole of a voice is about; a tone is a point's. */
function aboutTheme({ theme, tone }: VoiceFilter): Expression<SqlBool>[] {
  const points = (where: Expression<SqlBool>) =>
    sql<SqlBool>`exists (select 1 from voice_points where voice_points.voice_id = voices.id and ${where})`
  if (theme !== undefined && tone !== undefined)
    return [points(sql<SqlBool>`voice_points.theme = ${theme} and voice_points.tone = ${tone}`)]
  if (tone !== undefined) return [points(sql<SqlBool>`voice_points.tone = ${tone}`)]
  if (theme === undefined) return []
  return [
    sql<SqlBool>`(voices.theme = ${theme} or ${points(sql<SqlBool>`voice_points.theme = ${theme}`)}
      or exists (select 1 from voice_scores where voice_scores.voice_id = voices.id and voice_scores.theme = ${theme}))`,
  ]
}

function withText(call: Call, text: string): Expression<SqlBool> {
  const part = cleanText(text)
  const columns = ['voices.number', 'voices.place', 'voices.topic', 'voices.words', 'suggestion_boxes.place']
  const ways: Expression<SqlBool>[] = columns.map((column) => containing(column, part))
  ways.push(
    sql<SqlBool>`exists (select 1 from voice_points where voice_points.voice_id = voices.id
      and ${containing('voice_points.words', part)})`,
  )
  const readings = call.may('archives.read') ? parseRoomQuery(text) : []
  if (readings.length > 0) ways.push(sql<SqlBool>`voices.house_id in ${housesRead(readings)}`)
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

function matching(call: Call, filter: VoiceFilter): Expression<SqlBool> {
  const conditions = aboutTheme(filter)
  if (filter.kind !== undefined) conditions.push(sql<SqlBool>`voices.kind = ${filter.kind}`)
  if (filter.boxId !== undefined) conditions.push(sql<SqlBool>`voices.box_id = ${filter.boxId}`)
  if (filter.role !== undefined) conditions.push(sql<SqlBool>`voices.role = ${filter.role}`)
  const { waveId, unlinked, from, to } = filter
  if (waveId !== undefined && unlinked && from !== undefined && to !== undefined)
    conditions.push(aboutWave(waveId, { from, until: to }))
  else {
    if (waveId !== undefined) conditions.push(sql<SqlBool>`voices.wave_id = ${waveId}`)
    if (from !== undefined) conditions.push(sql<SqlBool>`voices.day >= ${from}`)
    if (to !== undefined) conditions.push(sql<SqlBool>`voices.day <= ${to}`)
  }
  if (filter.text) conditions.push(withText(call, filter.text))
  return allOf(conditions)
}

const fromVoices = ({ db }: Call) =>
  db
    .selectFrom('voices')
    .leftJoin('suggestion_boxes', 'suggestion_boxes.id', 'voices.box_id')
    .leftJoin('checklists', 'checklists.id', 'voices.checklist_id')
    .leftJoin('houses', 'houses.id', 'voices.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('residents', 'residents.id', 'voices.resident_id')
    .leftJoin('staff', 'staff.id', 'voices.staff_id')

const selectVoices = (call: Call) =>
  fromVoices(call)
    .selectAll('voices')
    .select((eb) => [
      'suggestion_boxes.place as box',
      'checklists.name as checklist',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'residents.name as resident',
      'staff.name as by',
      eb
        .selectFrom('voice_points')
        .select((points) => points.fn.countAll<number>().as('count'))
        .whereRef('voice_points.voice_id', '=', 'voices.id')
        .as('pointCount'),
      eb
        .selectFrom('voice_points')
        .select('voice_points.words')
        .whereRef('voice_points.voice_id', '=', 'voices.id')
        .orderBy('voice_points.position')
        .limit(1)
        .as('firstPoint'),
      eb
        .selectFrom('voice_scores')
        .select((scores) => scores.fn.avg<number | null>('voice_scores.score').as('mean'))
        .whereRef('voice_scores.voice_id', '=', 'voices.id')
        .as('meanScore'),
    ])

type Selected = Awaited<ReturnType<ReturnType<typeof selectVoices>['executeTakeFirstOrThrow']>>

function asRow(call: Call, row: Selected): VoiceRow {
  const named = call.may('archives.read')
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind as VoiceKind,
    day: row.day,
    place: row.place,
    topic: row.topic,
    words: row.words,
    waveId: row.wave_id,
    houseId: named ? row.house_id : null,
    residentId: named ? row.resident_id : null,
    room: named ? roomLabel(row) : '',
    resident: named ? (row.resident ?? '') : '',
    role: row.role as VoiceRole,
    people: row.people,
    checklistId: row.checklist_id,
    checklist: row.checklist ?? '',
    boxId: row.box_id,
    box: row.box ?? '',
    slips: row.slips,
    score: row.score,
    theme: row.theme as QuestionTheme,
    followUp: row.follow_up,
    by: row.by ?? '',
    pointCount: row.pointCount ?? 0,
    firstPoint: row.firstPoint ?? '',
    meanScore: row.meanScore,
    voided: row.voided_at !== null,
    voidReason: row.void_reason,
  }
}

/** One page of the voices a filter asks for, newest first. */
export async function listVoices(call: Call, { page, size, ...filter }: VoiceFilter & Page) {
  const where = matching(call, filter)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      selectVoices(call)
        .where(where)
        .orderBy('voices.day', 'desc')
        .orderBy('voices.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      fromVoices(call)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return { total, rows: rows.map((row) => asRow(call, row)) }
}

/** One voice with its points and scores, in their order. Error: NOT_FOUND. */
export async function voiceOf(call: Call, id: number): Promise<VoiceWhole> {
  const row = await selectVoices(call).where('voices.id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const points = await call.db
    .selectFrom('voice_points')
    .leftJoin('tickets', 'tickets.id', 'voice_points.ticket_id')
    .select([
      'voice_points.id',
      'voice_points.theme',
      'voice_points.tone',
      'voice_points.words',
      'voice_points.ticket_id as ticketId',
      'tickets.number as ticket',
    ])
    .where('voice_points.voice_id', '=', id)
    .orderBy('voice_points.position')
    .execute()
  const scores = await call.db
    .selectFrom('voice_scores')
    .select(['theme', 'item', 'score', 'words'])
    .where('voice_id', '=', id)
    .orderBy('position')
    .execute()
  return {
    ...asRow(call, row),
    points: points.map(({ theme, tone, ticket, ...point }) => ({
      ...point,
      theme: theme as QuestionTheme,
      tone: tone as CodeTone,
      ticket: ticket ?? '',
    })),
    scores: scores.map(({ theme, ...score }) => ({ ...score, theme: theme as QuestionTheme })),
  }
}
