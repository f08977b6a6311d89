import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { CodedDictionary } from '../../../../shared/modules/dictionaries/terms.ts'
import {
  ticketExportHeaders,
  ticketExportKeys,
  ticketExportNames,
  type TicketExportKey,
} from '../../../../shared/modules/tickets/export-columns.ts'
import type { EntryPermission, TicketKind, TicketState } from '../../../../shared/modules/tickets/terms.ts'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesAfter, batchSize } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { choicesIn, type ChoiceOf } from './choices.ts'
import { matching, type TicketFilter } from './filter.ts'
import { countTickets } from './list.ts'
import { roomLabel } from './names.ts'
import { selectTickets } from './rows.ts'

const moment: ExportShape = [17, 'datetime']
const shapes: Record<TicketExportKey, ExportShape> = {
  number: [18, 'text'],
  kind: [8, 'text'],
  state: [10, 'text'],
  receivedAt: moment,
  room: [14, 'text'],
  caller: [12, 'text'],
  phone: [15, 'text'],
  category: [16, 'text'],
  channel: [12, 'text'],
  words: [50, 'text'],
  demand: [10, 'text'],
  emotion: [8, 'text'],
  urgency: [10, 'text'],
  department: [14, 'text'],
  assignee: [10, 'text'],
  firstAsked: [12, 'text'],
  firstContactAt: moment,
  resolveDueAt: moment,
  doneAt: moment,
  closedAt: moment,
  entry: [10, 'text'],
  appointment: [20, 'text'],
  channelNote: [16, 'text'],
  solvedOnSpot: [10, 'text'],
  backEntered: [8, 'text'],
  joinedInto: [18, 'text'],
  timely: [10, 'text'],
  cause: [10, 'text'],
  responsibility: [10, 'text'],
  result: [40, 'text'],
  callbackAt: moment,
  callbackScore: [12, 'integer'],
  callbackWords: [30, 'text'],
}

const columns = exportColumns(ticketExportKeys, ticketExportHeaders, shapes)

/**
 * The tickets a filter asks for as a workbook, newest first. Whole phones need the permission and a reason, which the
 * audit keeps. Error: NOT_PERMITTED.
 */
export async function exportTickets(
  call: Call,
  {
    unmaskedReason,
    columns: chosen,
    ...filter
  }: TicketFilter & { unmaskedReason?: string | undefined; columns?: readonly TicketExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('tickets.read')
  const reason = unmaskedReason || null
  if (reason !== null) call.require('exports.unmasked')
  return exportRows(call, {
    subject: 'export:tickets',
    name: ticketExportNames[exportLocale],
    columns,
    chosen,
    rows: exportedRows(call, filter, reason === null ? maskPhone : (phone) => phone),
    total: await countTickets(call, filter),
    unmaskedReason: reason,
    signal,
  })
}

const yesNo = (flag: 0 | 1) => terms.yesNo[flag === 1 ? 'yes' : 'no']

type ExportedRow = Record<TicketExportKey, ExportValue>

async function* exportedRows(
  call: Call,
  filter: TicketFilter,
  showPhone: (phone: string) => string,
): AsyncGenerator<ExportedRow[]> {
  const choiceOf = await choicesIn(call.db, ['emotions', 'demands', 'causes', 'responsibilities'])
  const batches = batchesAfter<Awaited<ReturnType<typeof readBatch>>[number]>((last) =>
    readBatch(call, filter, last),
  )
  yield* asExported(batches, (row) => asExportedRow(call, row, choiceOf, showPhone))
}

function readBatch(call: Call, filter: TicketFilter, last: { receivedAt: string; id: number } | null) {
  return selectTickets(call.db)
    .leftJoin('tickets as main', 'main.id', 'tickets.joined_into')
    .select([
      'main.number as joinedInto',
      'tickets.entry',
      'tickets.appointment_on',
      'tickets.appointment_time',
      'tickets.channel_note',
      'tickets.solved_on_spot',
      'tickets.caller_phone',
      'tickets.place',
      'tickets.demand',
      'tickets.emotion',
      'tickets.done_at',
      'tickets.recorded_timely',
      'tickets.cause',
      'tickets.responsibility',
      'tickets.result',
      'tickets.callback_at',
      'tickets.callback_score',
      'tickets.callback_words',
    ])
    .where(matching(call, filter))
    .$if(last !== null, (q) =>
      q
        .where('tickets.received_at', '<=', last!.receivedAt)
        .where((eb) =>
          eb.or([eb('tickets.received_at', '<', last!.receivedAt), eb('tickets.id', '<', last!.id)]),
        ),
    )
    .orderBy('tickets.received_at', 'desc')
    .orderBy('tickets.id', 'desc')
    .limit(batchSize)
    .execute()
}

function asExportedRow(
  call: Call,
  row: Awaited<ReturnType<typeof readBatch>>[number],
  choiceOf: ChoiceOf,
  showPhone: (phone: string) => string,
): ExportedRow {
  const named = (dictionary: CodedDictionary, code: string | null) => code && choiceOf(dictionary, code).name
  const local = (instant: string | null) => instant && minuteIn(call.services.timeZone, instant)
  return {
    number: row.number,
    kind: terms.ticketKind[row.kind as TicketKind],
    state: terms.ticketState[row.state as TicketState],
    receivedAt: local(row.receivedAt),
    room: roomLabel(row) || row.place,
    caller: row.caller,
    phone: showPhone(row.caller_phone),
    category: row.category,
    channel: row.channel,
    words: row.words,
    demand: named('demands', row.demand),
    emotion: named('emotions', row.emotion),
    urgency: row.urgencyName ?? row.urgency,
    department: row.department,
    assignee: row.assignee,
    firstAsked: row.firstAsked,
    firstContactAt: local(row.firstContactAt),
    resolveDueAt: local(row.resolveDueAt),
    doneAt: local(row.done_at),
    closedAt: local(row.closedAt),
    entry: row.entry && terms.entryPermission[row.entry as EntryPermission],
    appointment: row.appointment_on && `${row.appointment_on} ${row.appointment_time}`.trim(),
    channelNote: row.channel_note,
    solvedOnSpot: yesNo(row.solved_on_spot),
    backEntered: yesNo(row.back_entered),
    joinedInto: row.joinedInto,
    timely: row.recorded_timely === null ? null : yesNo(row.recorded_timely),
    cause: named('causes', row.cause),
    responsibility: named('responsibilities', row.responsibility),
    result: row.result,
    callbackAt: local(row.callback_at),
    callbackScore: row.callback_score,
    callbackWords: row.callback_words,
  }
}
