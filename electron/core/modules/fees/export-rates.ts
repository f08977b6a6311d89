import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { Rate } from '../../../../shared/modules/fees/contract.ts'
import {
  rateExportHeaders,
  rateExportKeys,
  rateExportNames,
  type RateExportKey,
  type RateGroup,
} from '../../../../shared/modules/fees/sheet-export.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportShape } from '../exports/export-columns.ts'
import { exportList } from '../exports/export-list.ts'
import { collectionRates, type RatePeriod } from './rates.ts'

const money: ExportShape = [16, 'money']
const shapes: Record<RateExportKey, ExportShape> = {
  of: [14, 'text'],
  name: [18, 'text'],
  houses: [10, 'integer'],
  due: money,
  paid: money,
  open: money,
  rate: [12, 'decimal'],
}

interface Line {
  of: RateGroup
  name: string
  /** Houses that were charged, where they are counted. */
  houses: number | null
  rate: Rate
}

/** The collection rates of a period as a workbook, as `collectionRates` tells them. */
export const exportRates = (
  call: Call,
  { columns: chosen, ...period }: RatePeriod & { columns?: readonly RateExportKey[] | undefined },
  signal?: AbortSignal,
) =>
  exportList(
    call,
    {
      ...{ subject: 'export:collection-rates', permission: 'fees.read', shapes, chosen },
      ...{ keys: rateExportKeys, headers: rateExportHeaders, names: rateExportNames },
      read: async ({ page, size }) => {
        const lines = linesOf(await collectionRates(call, period))
        return { rows: lines.slice((page - 1) * size, page * size), total: lines.length }
      },
      asRow: ({ of, name, houses, rate }) => ({
        ...{ of: terms.rateGroup[of], name, houses },
        ...{ due: rate.dueFen, paid: rate.paidFen, open: rate.openFen },
        rate: rate.rate === null ? null : rate.rate / 100,
      }),
    },
    signal,
  )

const linesOf = (rates: Awaited<ReturnType<typeof collectionRates>>): Line[] => [
  { of: 'all', name: '', houses: rates.houses.charged, rate: rates.all },
  ...rates.months.map((rate): Line => ({ of: 'month', name: rate.month, houses: null, rate })),
  ...rates.items.map((rate): Line => ({ of: 'item', name: rate.item, houses: null, rate })),
  ...rates.kinds.map((rate): Line => ({
    of: 'kind',
    name: terms.houseKind[rate.kind],
    houses: rate.houses,
    rate,
  })),
  ...rates.buildings.map((rate): Line => ({
    of: 'building',
    name: rate.building,
    houses: rate.houses,
    rate,
  })),
]
