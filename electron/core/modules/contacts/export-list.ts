import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { ContactRow } from '../../../../shared/modules/contacts/contract.ts'
import {
  contactExportHeaders,
  contactExportKeys,
  contactExportNames,
  contactStruckWords,
  type ContactExportKey,
} from '../../../../shared/modules/contacts/export-columns.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportColumn, ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesAfter, batchSize } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { matching, type ContactFilter } from './filter.ts'
import { asContactRows, selectContacts } from './rows.ts'

const struck = contactStruckWords[exportLocale]
type ContactColumn = ContactExportKey | 'struck'

const shapes: Record<ContactExportKey, ExportShape> = {
  at: [17, 'datetime'],
  kind: [8, 'text'],
  direction: [8, 'text'],
  channel: [12, 'text'],
  room: [14, 'text'],
  resident: [12, 'text'],
  by: [10, 'text'],
  purpose: [14, 'text'],
  participants: [20, 'text'],
  words: [50, 'text'],
  followUp: [30, 'text'],
  promises: [40, 'text'],
}

const columns: ExportColumn<ContactColumn>[] = [
  ...exportColumns(contactExportKeys, contactExportHeaders, shapes),
  { key: 'struck', header: struck.header, width: 8, type: 'text' },
]

/**
 * The contacts a filter asks for as a workbook, newest first, as the list shows them: those struck out as wrong too, which
 * the last column says, whatever columns are asked for. It has no phone: only what the office wrote down itself.
 */
export async function exportContacts(
  call: Call,
  { columns: chosen, ...filter }: ContactFilter & { columns?: readonly ContactExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('archives.read')
  const { total } = await call.db
    .selectFrom('contacts')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(matching(call, filter))
    .executeTakeFirstOrThrow()
  return exportRows(call, {
    subject: 'export:contacts',
    name: contactExportNames[exportLocale],
    columns,
    chosen: chosen && [...chosen, 'struck'],
    rows: asExported(
      batchesAfter<ContactRow>((last) => readBatch(call, filter, last)),
      (row) => asExportedRow(call, row),
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

async function readBatch(
  call: Call,
  filter: ContactFilter,
  last: { at: string; id: number } | null,
): Promise<ContactRow[]> {
  const rows = await selectContacts(call.db)
    .where(matching(call, filter))
    .$if(last !== null, (query) =>
      query
        .where('contacts.at', '<=', last!.at)
        .where((eb) => eb.or([eb('contacts.at', '<', last!.at), eb('contacts.id', '<', last!.id)])),
    )
    .orderBy('contacts.at', 'desc')
    .orderBy('contacts.id', 'desc')
    .limit(batchSize)
    .execute()
  return asContactRows(call.db, rows)
}

function asExportedRow(call: Call, row: ContactRow): Record<ContactColumn, ExportValue> {
  return {
    at: minuteIn(call.services.timeZone, row.at),
    kind: terms.contactKind[row.kind],
    direction: terms.contactDirection[row.direction],
    channel: row.channel,
    room: row.room,
    resident: row.resident,
    by: row.by,
    purpose: (terms.contactPurpose as Record<string, string>)[row.purpose] ?? row.purpose,
    participants: row.participants,
    words: row.words,
    followUp: row.followUp,
    promises: row.promises
      .map(({ words, dueOn, state }) => `${words}（${dueOn}，${terms.promiseState[state]}）`)
      .join('\n'),
    struck: row.voided ? struck.cell : '',
  }
}
