import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { VoiceExportKey } from '../../../../shared/modules/surveys/export-columns.ts'
import type { VoiceFilter, VoiceRow } from '../../../../shared/modules/voices/contract.ts'
import {
  voiceExportHeaders,
  voiceExportKeys,
  voiceExportNames,
} from '../../../../shared/modules/voices/export-columns.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { listVoices } from './rows.ts'

const shapes: Record<VoiceExportKey, ExportShape> = {
  number: [16, 'text'],
  kind: [12, 'text'],
  day: [12, 'date'],
  place: [18, 'text'],
  topic: [24, 'text'],
  people: [8, 'integer'],
  score: [10, 'decimal'],
  slips: [8, 'integer'],
  words: [40, 'text'],
  followUp: [24, 'text'],
  by: [10, 'text'],
}

const columns = exportColumns(voiceExportKeys, voiceExportHeaders, shapes)

/** What was heard as a workbook, in the order of its list; who said it and where they live stay out of it. */
export async function exportVoices(
  call: Call,
  { columns: chosen, ...filter }: VoiceFilter & { columns?: readonly VoiceExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('surveys.read')
  const { total } = await listVoices(call, { ...filter, page: 1, size: 1 })
  return exportRows(call, {
    subject: 'export:voices',
    name: voiceExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesByPage((page) => listVoices(call, { ...filter, ...page })),
      asExportedRow,
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const asExportedRow = (row: VoiceRow): Record<VoiceExportKey, ExportValue> => ({
  number: row.number,
  kind: terms.voiceKind[row.kind],
  day: row.day,
  place: row.box || row.place,
  topic: row.checklist || row.topic,
  people: row.people,
  score: row.score ?? (row.meanScore === null ? null : Math.round(row.meanScore * 100) / 100),
  slips: row.slips,
  words: row.words,
  followUp: [row.followUp, row.voidReason].filter(Boolean).join('；'),
  by: row.by,
})
