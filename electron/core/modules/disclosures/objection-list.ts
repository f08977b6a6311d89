import { sql, type Expression, type SqlBool } from 'kysely'
import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { Objection } from '../../../../shared/modules/disclosures/contract.ts'
import {
  objectionExportHeaders,
  objectionExportKeys,
  objectionExportNames,
  type ObjectionExportKey,
} from '../../../../shared/modules/disclosures/export-columns.ts'
import type { ObjectionKind, ObjectionState } from '../../../../shared/modules/disclosures/terms.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { allOf, matchingRows, shownPhone } from '../registers/common.ts'
import { roomLabel } from '../tickets/names.ts'

interface ObjectionFilter {
  disclosureId?: number | undefined
  state?: ObjectionState | undefined
  text?: string | undefined
  houseId?: number | undefined
}

const open = sql<SqlBool>`objections.answered_at is null and objections.voided_at is null`

function ofState({ today }: Call, state: ObjectionState): Expression<SqlBool> {
  switch (state) {
    case 'open':
      return sql<SqlBool>`${open} and objections.due_on >= ${today}`
    case 'overdue':
      return sql<SqlBool>`${open} and objections.due_on < ${today}`
    case 'answered':
      return sql<SqlBool>`objections.answered_at is not null and objections.voided_at is null`
    case 'void':
      return sql<SqlBool>`objections.voided_at is not null`
  }
}

function matching(call: Call, { disclosureId, state, ...filter }: ObjectionFilter): Expression<SqlBool> {
  const conditions = matchingRows(call, filter, {
    houseId: 'objections.house_id',
    at: 'objections.asked_at',
    parts: ['objections.name', 'objections.words', 'objections.answer'],
    ends: ['objections.phone'],
  })
  if (disclosureId) conditions.push(sql<SqlBool>`objections.disclosure_id = ${disclosureId}`)
  if (state) conditions.push(ofState(call, state))
  return allOf(conditions)
}

/** One page of the objections a filter asks for: those without an answer first, the next to be due first; then the newest. */
export function listObjections(call: Call, { page, size, ...filter }: ObjectionFilter & Page) {
  const where = matching(call, filter)
  return paged(
    { page, size },
    async (limit, offset) =>
      (await objectionRows(call, where, limit, offset)).map((row) => asObjection(call, row)),
    () =>
      call.db
        .selectFrom('objections')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
}

function objectionRows({ db }: Call, where: Expression<SqlBool>, limit: number, offset: number) {
  return db
    .selectFrom('objections')
    .leftJoin('disclosures', 'disclosures.id', 'objections.disclosure_id')
    .leftJoin('houses', 'houses.id', 'objections.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff as taker', 'taker.id', 'objections.taken_by')
    .leftJoin('staff as answerer', 'answerer.id', 'objections.answered_by')
    .selectAll('objections')
    .select([
      'disclosures.number as sheet',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'taker.name as by',
      'answerer.name as answeredBy',
    ])
    .where(where)
    .orderBy(open, 'desc')
    .orderBy(sql`case when ${open} then objections.due_on end`)
    .orderBy('objections.asked_at', 'desc')
    .orderBy('objections.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

type FoundRow = Awaited<ReturnType<typeof objectionRows>>[number]

const asObjection = (call: Call, row: FoundRow): Objection => ({
  id: row.id,
  version: row.version,
  disclosureId: row.disclosure_id,
  sheet: row.sheet ?? '',
  houseId: row.house_id,
  room: roomLabel(row),
  residentId: row.resident_id,
  name: row.name,
  phone: shownPhone(row.phone),
  kind: row.kind as ObjectionKind,
  words: row.words,
  askedAt: row.asked_at,
  by: row.by ?? '',
  dueOn: row.due_on,
  state: stateOf(call, row),
  answer: row.answer,
  answeredAt: row.answered_at,
  answeredBy: row.answeredBy ?? '',
  voidReason: row.void_reason,
})

function stateOf({ today }: Call, row: FoundRow): ObjectionState {
  if (row.voided_at !== null) return 'void'
  if (row.answered_at !== null) return 'answered'
  return row.due_on < today ? 'overdue' : 'open'
}

const shapes: Record<ObjectionExportKey, ExportShape> = {
  askedAt: [17, 'datetime'],
  kind: [8, 'text'],
  sheet: [14, 'text'],
  room: [12, 'text'],
  name: [12, 'text'],
  phone: [14, 'text'],
  words: [48, 'text'],
  dueOn: [12, 'date'],
  state: [12, 'text'],
  answer: [48, 'text'],
  answeredAt: [17, 'datetime'],
  answeredBy: [10, 'text'],
  by: [10, 'text'],
}

const columns = exportColumns(objectionExportKeys, objectionExportHeaders, shapes)

/** The objections as a workbook, in the order of their list, phones masked. */
export async function exportObjections(
  call: Call,
  filter: ObjectionFilter,
  signal?: AbortSignal,
): Promise<AsyncGenerator<ExportEvent, void, void>> {
  call.require('disclosures.read')
  const { total } = await listObjections(call, { ...filter, page: 1, size: 1 })
  return exportRows(call, {
    subject: 'export:objections',
    name: objectionExportNames[exportLocale],
    columns,
    rows: asExported(
      batchesByPage((page) => listObjections(call, { ...filter, ...page })),
      (row) => exportedRow(call, row),
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const exportedRow = (call: Call, row: Objection): Record<ObjectionExportKey, ExportValue> => ({
  askedAt: minuteIn(call.services.timeZone, row.askedAt),
  kind: terms.objectionKind[row.kind],
  sheet: row.sheet,
  room: row.room,
  name: row.name,
  phone: row.phone,
  words: row.words,
  dueOn: row.dueOn,
  state: terms.objectionState[row.state],
  answer: row.answer,
  answeredAt: row.answeredAt === null ? null : minuteIn(call.services.timeZone, row.answeredAt),
  answeredBy: row.answeredBy,
  by: row.by,
})
