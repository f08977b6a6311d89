import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  closingExportHeaders,
  closingExportKeys,
  closingExportNames,
  meterExportHeaders,
  meterExportKeys,
  meterExportNames,
  standardExportHeaders,
  standardExportKeys,
  standardExportNames,
  type ClosingExportKey,
  type MeterExportKey,
  type StandardExportKey,
} from '../../../../shared/modules/fees/sheet-export.ts'
import { formatYuan } from '../../../../shared/money/fen.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportShape } from '../exports/export-columns.ts'
import { exportList } from '../exports/export-list.ts'
import { listClosings } from './closings.ts'
import { listItems } from './items.ts'
import { listMeters } from './meters.ts'

interface Chosen<Key> {
  columns?: readonly Key[] | undefined
}
const money: ExportShape = [14, 'money']
const number: ExportShape = [12, 'decimal']
const hundredth = (value: number | null): number | null => (value === null ? null : value / 100)

const closingShapes: Record<ClosingExportKey, ExportShape> = {
  number: [18, 'text'],
  day: [12, 'date'],
  at: [17, 'datetime'],
  by: [10, 'text'],
  closedBy: [10, 'text'],
  firstNumber: [18, 'text'],
  lastNumber: [18, 'text'],
  payments: [8, 'integer'],
  amount: money,
  byMethod: [40, 'text'],
  cash: money,
  counted: money,
  difference: money,
  notes: [30, 'text'],
}

/** The closings between two days as a workbook, newest first. */
export const exportClosings = (
  call: Call,
  {
    columns: chosen,
    ...span
  }: Chosen<ClosingExportKey> & { from?: string | undefined; to?: string | undefined },
  signal?: AbortSignal,
) =>
  exportList(
    call,
    {
      ...{ subject: 'export:closings', permission: 'fees.read', shapes: closingShapes, chosen },
      ...{ keys: closingExportKeys, headers: closingExportHeaders, names: closingExportNames },
      read: (page) => listClosings(call, { ...span, ...page }),
      asRow: (row) => ({
        number: row.number,
        day: row.day,
        at: minuteIn(call.services.timeZone, row.at),
        by: row.by,
        closedBy: row.closedBy,
        firstNumber: row.firstNumber,
        lastNumber: row.lastNumber,
        payments: row.payments,
        amount: row.amountFen,
        byMethod: row.byMethod
          .map(({ method, amountFen }) => `${terms.paymentMethod[method]} ${formatYuan(amountFen)}`)
          .join('；'),
        cash: row.cashFen,
        counted: row.countedFen,
        difference: row.countedFen - row.cashFen,
        notes: row.notes,
      }),
    },
    signal,
  )

const standardShapes: Record<StandardExportKey, ExportShape> = {
  item: [18, 'text'],
  kind: [12, 'text'],
  basis: [12, 'text'],
  unit: [10, 'text'],
  price: number,
  houseKind: [10, 'text'],
  building: [12, 'text'],
  fromMonth: [10, 'text'],
  untilMonth: [10, 'text'],
  words: [40, 'text'],
  archived: [8, 'text'],
}

/** The fee items with their standards as a workbook: a line a standard, one for an item without any. */
export const exportStandards = (
  call: Call,
  { columns: chosen, archived }: Chosen<StandardExportKey> & { archived: boolean },
  signal?: AbortSignal,
) =>
  exportList(
    call,
    {
      ...{ subject: 'export:fee-standards', permission: 'fees.read', shapes: standardShapes, chosen },
      ...{ keys: standardExportKeys, headers: standardExportHeaders, names: standardExportNames },
      read: async ({ page, size }) => {
        const items = await listItems(call, { archived })
        const lines = items.flatMap((item) =>
          (item.standards.length > 0 ? item.standards : [null]).map((standard) => ({ item, standard })),
        )
        return { rows: lines.slice((page - 1) * size, page * size), total: lines.length }
      },
      asRow: ({ item, standard }) => ({
        item: item.name,
        kind: terms.feeKind[item.kind],
        basis: terms.feeBasis[item.basis],
        unit: item.unit,
        price: standard && standard.priceE4 / 10_000,
        houseKind: standard?.houseKind ? terms.houseKind[standard.houseKind] : '',
        building: standard?.building ?? '',
        fromMonth: standard?.fromMonth ?? '',
        untilMonth: standard?.untilMonth ?? '',
        words: standard?.words ?? '',
        archived: item.archived ? terms.yesNo.yes : '',
      }),
    },
    signal,
  )

const meterShapes: Record<MeterExportKey, ExportShape> = {
  room: [14, 'text'],
  meter: [16, 'text'],
  meterFrom: number,
  meterTo: number,
  use: number,
  price: number,
  amount: money,
  paid: money,
}

/** The readings of an item and month as a workbook, by doors; what was not read yet is empty. Errors as of `listMeters`. */
export const exportMeters = (
  call: Call,
  {
    columns: chosen,
    ...asked
  }: Chosen<MeterExportKey> & {
    itemId: number
    month: string
    buildingId?: number | undefined
    missing?: boolean | undefined
  },
  signal?: AbortSignal,
) =>
  exportList(
    call,
    {
      ...{ subject: 'export:meters', permission: 'fees.manage', shapes: meterShapes, chosen },
      ...{ keys: meterExportKeys, headers: meterExportHeaders, names: meterExportNames },
      read: (page) => listMeters(call, { ...asked, ...page }),
      asRow: (row) => ({
        room: row.room,
        meter: row.meter,
        meterFrom: hundredth(row.meterFrom),
        meterTo: hundredth(row.meterTo),
        use: row.meterTo === null || row.meterFrom === null ? null : (row.meterTo - row.meterFrom) / 100,
        price: row.priceE4 / 10_000,
        amount: row.amountFen,
        paid: row.paidFen === 0 ? null : row.paidFen,
      }),
    },
    signal,
  )
