import { parts } from '../../../../shared/locale/zh-CN/parts.ts'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import { matchesDuty } from '../../../../shared/modules/notices/duty-filter.ts'
import {
  dutyExportHeaders,
  dutyExportKeys,
  dutyExportNames,
  type DutyExportKey,
} from '../../../../shared/modules/notices/export-columns.ts'
import type { Duty } from '../../../../shared/modules/notices/contract.ts'
import type { DutyState } from '../../../../shared/modules/notices/terms.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { listDuties } from './duty-list.ts'

interface Asked {
  text?: string | undefined
  state?: DutyState | undefined
  archived: boolean
  columns?: readonly DutyExportKey[] | undefined
}

const shapes: Record<DutyExportKey, ExportShape> = {
  name: [28, 'text'],
  basis: [28, 'text'],
  everyMonths: [11, 'integer'],
  last: [12, 'date'],
  lastBy: [16, 'text'],
  dueOn: [12, 'date'],
  days: [10, 'integer'],
  state: [10, 'text'],
}

const columns = exportColumns(dutyExportKeys, dutyExportHeaders, shapes)

/** The calendar of duties as a workbook, the most pressing first. */
export async function exportDuties(
  call: Call,
  { columns: chosen, archived, ...filter }: Asked,
  signal?: AbortSignal,
) {
  call.require('disclosures.read')
  const duties = (await listDuties(call, { archived })).filter((duty) => matchesDuty(duty, filter))
  return exportRows(call, {
    subject: 'export:duties',
    name: dutyExportNames[exportLocale],
    columns,
    chosen,
    rows: [duties.map(asExportedRow)],
    total: duties.length,
    unmaskedReason: null,
    signal,
  })
}

const asExportedRow = (duty: Duty): Record<DutyExportKey, ExportValue> => ({
  name: duty.name,
  basis: duty.basis,
  everyMonths: duty.everyMonths,
  last: duty.last?.day ?? null,
  lastBy: duty.last?.number ?? '',
  dueOn: duty.dueOn,
  days: duty.days,
  state: duty.archived ? parts.shelf.archived : terms.dutyState[duty.state],
})
