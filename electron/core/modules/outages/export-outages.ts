import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  outageExportHeaders,
  outageExportKeys,
  outageExportNames,
  type OutageExportKey,
} from '../../../../shared/modules/outages/export-columns.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportShape } from '../exports/export-columns.ts'
import { exportList } from '../exports/export-list.ts'
import { listOutages, type OutageFilter } from './list.ts'

const shapes: Record<OutageExportKey, ExportShape> = {
  title: [30, 'text'],
  state: [10, 'text'],
  kind: [10, 'text'],
  planned: [10, 'text'],
  places: [24, 'text'],
  startsAt: [17, 'datetime'],
  expectedEndAt: [17, 'datetime'],
  endedAt: [17, 'datetime'],
  words: [50, 'text'],
  by: [10, 'text'],
}

/** The outages a filter asks for as a workbook, in the order of the list; no place is everybody. */
export function exportOutages(
  call: Call,
  { columns: chosen, ...filter }: OutageFilter & { columns?: readonly OutageExportKey[] | undefined },
  signal?: AbortSignal,
) {
  const minute = (instant: string | null) => instant && minuteIn(call.services.timeZone, instant)
  return exportList(
    call,
    {
      ...{ subject: 'export:outages', permission: 'tickets.read' },
      ...{ keys: outageExportKeys, headers: outageExportHeaders, names: outageExportNames, shapes, chosen },
      read: (page) => listOutages(call, { ...filter, ...page }),
      asRow: (row) => ({
        title: row.title,
        state: terms.outageState[row.state],
        kind: terms.outageKind[row.kind],
        planned: terms.yesNo[row.planned ? 'yes' : 'no'],
        places: row.places.map(({ building, unit }) => [building, unit].filter(Boolean).join('-')).join('、'),
        startsAt: minute(row.startsAt),
        expectedEndAt: minute(row.expectedEndAt),
        endedAt: minute(row.endedAt),
        words: row.words,
        by: row.by,
      }),
    },
    signal,
  )
}
