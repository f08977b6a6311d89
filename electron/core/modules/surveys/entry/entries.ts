import { expressionBuilder, type Selectable } from 'kysely'
import type { Entry } from '../../../../../shared/modules/surveys/entry-contract.ts'
import type { ResponseWay } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Tables } from '../../../database/tables.ts'
import { Fault } from '../../../kernel/errors.ts'
import { roomLabel } from '../../tickets/names.ts'
import { answersIn } from '../stored.ts'

/** `open` while it is typed, `done` once it counts or was compared, `given-up` when it was thrown away. */
export type EntryState = 'open' | 'done' | 'given-up'

/** A wave that can be typed. Errors: NOT_FOUND, NOT_ALLOWED_NOW unless it is open. */
export async function openWave({ db }: Pick<Call, 'db'>, waveId: number) {
  const wave = await db
    .selectFrom('survey_waves')
    .select(['id', 'code', 'name', 'version_id', 'state', 'seed', 'second_e4', 'voided_at'])
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND')
  if (wave.state !== 'open' || wave.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return wave
}

/** What somebody has begun to type. Error: NOT_FOUND, also for what is not theirs. */
export async function ownEntry(
  { db, actor }: Call,
  entryId: number,
): Promise<Selectable<Tables['survey_entries']>> {
  const entry = await db
    .selectFrom('survey_entries')
    .selectAll()
    .where('id', '=', entryId)
    .where('staff_id', '=', actor.staffId)
    .executeTakeFirst()
  if (!entry) throw new Fault('NOT_FOUND')
  return entry
}

/** Error: NOT_ALLOWED_NOW once it is finished or given up. */
export function requireOpen(entry: Pick<Selectable<Tables['survey_entries']>, 'state'>): void {
  if (entry.state !== ('open' satisfies EntryState)) throw new Fault('NOT_ALLOWED_NOW')
}

/** Entries as the station shows them. The room stays with those who may read the archive. */
export async function entriesOf(call: Call, ids: readonly number[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const rows = await call.db
    .selectFrom('survey_entries')
    .leftJoin('houses', 'houses.id', 'survey_entries.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .selectAll('survey_entries')
    .select(['buildings.name as building', 'houses.unit', 'houses.room'])
    .where('survey_entries.id', 'in', [...ids])
    .orderBy('survey_entries.id')
    .execute()
  const mayRead = call.may('archives.read')
  return rows.map((row) => ({
    id: row.id,
    waveId: row.wave_id,
    number: row.number,
    copy: row.copy,
    turn: row.turn === 1 ? 1 : 2,
    room: mayRead ? roomLabel(row) : '',
    answers: answersIn(row.answers),
    cell: row.cell,
    way: row.way as ResponseWay,
    startedAt: row.started_at,
  }))
}

/** Nobody types this response a second time, or has. */
export function withoutSecondTyping() {
  const eb = expressionBuilder<Tables, 'survey_responses'>()
  return eb.not(
    eb.exists(
      eb
        .selectFrom('survey_entries')
        .select('survey_entries.id')
        .whereRef('survey_entries.response_id', '=', 'survey_responses.id')
        .where('survey_entries.turn', '=', 2)
        .where('survey_entries.state', '<>', 'given-up'),
    ),
  )
}
