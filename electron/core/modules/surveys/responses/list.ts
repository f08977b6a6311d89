import type { Expression, SqlBool } from 'kysely'
import type { ResponseRow } from '../../../../../shared/modules/surveys/entry-contract.ts'
import type {
  ResponseDecision,
  ResponseOrigin,
  ResponseState,
  ResponseWay,
} from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { paged, type Page } from '../../../kernel/paged.ts'
import { roomLabel } from '../../tickets/names.ts'
import { answersIn, flagsIn } from '../stored.ts'
import { matching, type Asked } from './filter.ts'

/** Responses with the names a row shows; left joins, because an import may know neither house nor paper. */
export const selectResponses = ({ db }: Pick<Call, 'db'>) =>
  db
    .selectFrom('survey_responses')
    .leftJoin('houses', 'houses.id', 'survey_responses.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff', 'staff.id', 'survey_responses.entered_by')
    .selectAll('survey_responses')
    .select(['buildings.name as building', 'houses.unit', 'houses.room', 'staff.name as by'])

type Selected = Awaited<ReturnType<ReturnType<typeof selectResponses>['executeTakeFirstOrThrow']>>

/** A response as a list shows it; its room stays with those who may read the archive. */
export function asResponseRow(call: Call, row: Selected): ResponseRow {
  const mayRead = call.may('archives.read')
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    copy: row.copy,
    room: mayRead ? roomLabel(row) : '',
    houseId: mayRead ? row.house_id : null,
    origin: row.origin as ResponseOrigin,
    way: row.way as ResponseWay,
    state: row.state as ResponseState,
    flags: flagsIn(row.flags),
    used: row.excluded === 0 && row.voided_at === null,
    decision: row.decision as ResponseDecision,
    decisionReason: row.decision_reason,
    second: row.second === 1,
    by: row.by ?? '',
    enteredAt: row.entered_at,
    answers: answersIn(row.answers),
    voided: row.voided_at !== null,
  }
}

const count = ({ db }: Call, where: Expression<SqlBool>) =>
  db
    .selectFrom('survey_responses')
    .leftJoin('houses', 'houses.id', 'survey_responses.house_id')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(where)
    .executeTakeFirstOrThrow()

/** One page of the responses a filter asks for, last typed first. Error: NOT_FOUND. */
export async function listResponses(call: Call, { page, size, ...asked }: Asked & Page) {
  const where = await matching(call, asked)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      selectResponses(call)
        .where(where)
        .orderBy('survey_responses.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () => count(call, where),
  )
  return { total, rows: rows.map((row) => asResponseRow(call, row)) }
}
