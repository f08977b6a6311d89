import type { Expression, SqlBool } from 'kysely'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  residentExportHeaders,
  residentExportKeys,
  residentExportNames,
  type ResidentExportKey,
} from '../../../../shared/modules/residents/export-columns.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportColumn, ExportType, ExportValue } from '../../workbook/write-workbook.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { matchingResidents, type ResidentFilter } from './filter.ts'
import { countResidents, residentRows } from './list.ts'

const shapes: Record<ResidentExportKey, [width: number, type: ExportType]> = {
  name: [12, 'text'],
  gender: [6, 'text'],
  rooms: [20, 'text'],
  role: [12, 'text'],
  phone: [30, 'text'],
  group: [14, 'text'],
  openTickets: [12, 'integer'],
  notes: [40, 'text'],
}

const columns = residentExportKeys.map((key): ExportColumn<ResidentExportKey> => {
  const [width, type] = shapes[key]
  return { key, header: residentExportHeaders[exportLocale][key], width, type }
})

const batchSize = 500

/**
 * The residents a filter means as a workbook, every phone of each. Whole phones need the permission and a reason,
 * which the audit keeps. Error: NOT_PERMITTED.
 */
export async function exportResidents(
  call: Call,
  { unmaskedReason, ...filter }: ResidentFilter & { unmaskedReason?: string },
  signal?: AbortSignal,
) {
  const reason = unmaskedReason || null
  if (reason !== null) call.require('exports.unmasked')
  const matching = matchingResidents(filter)
  const name = residentExportNames[exportLocale]
  const at = minuteIn(call.services.timeZone, call.now).replaceAll(/[-:]/g, '').replace(' ', '-')
  return exportRows(call, {
    subject: 'export:residents',
    fileName: `${name}-${at}.xlsx`,
    sheetName: name,
    columns,
    rows: exportedRows(call, matching, reason === null ? maskPhone : (phone) => phone),
    total: await countResidents(call, matching),
    unmaskedReason: reason,
    signal,
  })
}

/** Read in batches after the last row seen, so that a long export holds nothing up and skips nobody. */
export async function* exportedRows(
  call: Call,
  matching: Expression<SqlBool>,
  shown: (phone: string) => string,
): AsyncGenerator<Record<ResidentExportKey, ExportValue>> {
  for (let after = 0; ;) {
    const rows = await residentRows(call, matching, { limit: batchSize, after }, (phones) =>
      phones.map(shown).join(' '),
    )
    for (const row of rows)
      yield {
        name: row.name,
        gender: row.gender && terms.gender[row.gender],
        rooms: row.houses.map((house) => house.label).join('、'),
        role: [...new Set(row.houses.map((house) => terms.occupancyRole[house.role]))].join('、'),
        phone: row.phone,
        group: row.group,
        openTickets: row.openTickets,
        notes: row.notes,
      }
    if (rows.length < batchSize) return
    after = rows.at(-1)!.id
  }
}
