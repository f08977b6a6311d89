import { formatYuan } from '../../../shared/money/fen.ts'
import type { Rate } from '../../../shared/modules/fees/contract.ts'
import type { client } from '../../client/client.ts'
import type { BarModel } from '../../components/chart/model.ts'
import { percentText, type FigureRow } from './figure-rows.ts'
import type { Period } from './period.ts'

export type Rates = Awaited<ReturnType<typeof client.fees.rates>>

/** What the list of charges behind a figure is asked by; the lists take it out of the address. */
type Asked = Period & { buildingId?: number; itemId?: number | undefined }
export const charges = (asked: Asked) => ({
  name: 'fees.charges',
  query: Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ),
})

const figuresOf = ({ dueFen, paidFen, openFen, rate }: Rate, asked: Asked) => [
  { text: formatYuan(dueFen), to: charges(asked) },
  { text: formatYuan(paidFen) },
  { text: formatYuan(openFen) },
  { text: percentText(rate) },
]
const percents = (rates: readonly Rate[]) => rates.map(({ rate }) => (rate ?? 0) / 100)
const asPercent = (value: number) => `${value}%`

interface Words {
  month: (month: string) => string
  building: (name: string) => string
  rate: string
}

/** Collection rates by the months that are owed. */
export function monthRates(rates: Rates, itemId: number | undefined, words: Words) {
  const model: BarModel = {
    labels: rates.months.map(({ month }) => words.month(month)),
    series: [{ name: words.rate, values: percents(rates.months) }],
    lying: false,
    format: asPercent,
    top: 100,
  }
  const rows = rates.months.map(({ month, ...rate }): FigureRow => ({
    key: month,
    label: words.month(month),
    figures: figuresOf(rate, { fromMonth: month, untilMonth: month, itemId }),
  }))
  return { model, rows }
}

/** Collection rates of the buildings of a period, with how many houses were charged. */
export function buildingRates(rates: Rates, period: Period, itemId: number | undefined, words: Words) {
  const model: BarModel = {
    labels: rates.buildings.map(({ building }) => words.building(building)),
    series: [{ name: words.rate, values: percents(rates.buildings) }],
    lying: true,
    format: asPercent,
    top: 100,
  }
  const rows = rates.buildings.map(({ buildingId, building, houses, ...rate }): FigureRow => ({
    key: String(buildingId),
    label: words.building(building),
    figures: [{ text: String(houses) }, ...figuresOf(rate, { ...period, buildingId, itemId })],
  }))
  return { model, rows }
}
