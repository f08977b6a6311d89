import { sheetWords } from '../../../../shared/locale/sheet-words.ts'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import { houseKinds, type HouseKind } from '../../../../shared/modules/houses/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { exportLocale } from '../exports/export-rows.ts'

const words = sheetWords[exportLocale]

/** What the service fee by area costs; a kind of house or, with null, any. */
interface Standard {
  kind: string | null
  /** Ten-thousandths of a yuan per m² and month. */
  priceE4: number
}

/**
 * `住宅 2.80，商铺 6.50 元/㎡·月`: the standards in force at the end of the period, those of one building left out; where none is on
 * record, what the last month of the period was charged by, as it is after an import.
 */
export async function standardsOf(call: Call, untilMonth: string): Promise<string> {
  const inForce = await standardsInForce(call, untilMonth)
  const standards = inForce.length > 0 ? inForce : await pricesCharged(call, untilMonth)
  if (standards.length === 0) return ''
  const order = (kind: string | null) => (kind === null ? -1 : houseKinds.indexOf(kind as HouseKind))
  const said = standards
    .sort((one, other) => order(one.kind) - order(other.kind))
    .map(({ kind, priceE4 }) =>
      words.standard(kind === null ? '' : terms.houseKind[kind as HouseKind], price(priceE4)),
    )
  return `${[...new Set(said)].join(words.standardsSeparator)}${words.perArea}`
}

const standardsInForce = ({ db }: Call, untilMonth: string): Promise<Standard[]> =>
  db
    .selectFrom('fee_standards')
    .innerJoin('fee_items', 'fee_items.id', 'fee_standards.item_id')
    .select(['fee_standards.house_kind as kind', 'fee_standards.price_e4 as priceE4'])
    .where('fee_items.kind', '=', 'service')
    .where('fee_items.basis', '=', 'area')
    .where('fee_items.archived_at', 'is', null)
    .where('fee_standards.archived_at', 'is', null)
    .where('fee_standards.building_id', 'is', null)
    .where('fee_standards.from_month', '<=', untilMonth)
    .where((eb) =>
      eb.or([eb('fee_standards.until_month', 'is', null), eb('fee_standards.until_month', '>=', untilMonth)]),
    )
    .orderBy('fee_items.position')
    .execute()

/** By kind of house the price that most were charged. */
async function pricesCharged({ db }: Call, untilMonth: string): Promise<Standard[]> {
  const areaItems = db
    .selectFrom('fee_items')
    .select('id')
    .where('kind', '=', 'service')
    .where('basis', '=', 'area')
    .where('archived_at', 'is', null)
  const last = await db
    .selectFrom('charges')
    .select('month')
    .where('month', '<=', untilMonth)
    .where('item_id', 'in', areaItems)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return []
  const charged = await db
    .selectFrom('charges')
    .innerJoin('houses', 'houses.id', 'charges.house_id')
    .select((eb) => ['houses.kind', 'charges.price_e4 as priceE4', eb.fn.countAll<number>().as('charges')])
    .where('charges.month', '=', last.month)
    .where('charges.item_id', 'in', areaItems)
    .where('charges.voided_at', 'is', null)
    .where('charges.price_e4', 'is not', null)
    .groupBy(['houses.kind', 'charges.price_e4'])
    .orderBy('charges', 'desc')
    .execute()
  const usual = new Map<string, number>()
  for (const { kind, priceE4 } of charged) if (!usual.has(kind)) usual.set(kind, priceE4!)
  return [...usual].map(([kind, priceE4]) => ({ kind, priceE4 }))
}

/** `2.80`, `0.085`: yuan of ten-thousandths, with at least two decimals. */
function price(e4: number): string {
  const digits = String(e4).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, '')}`
}
