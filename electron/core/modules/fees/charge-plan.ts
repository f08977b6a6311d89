import type { FeeStandard } from '../../../../shared/modules/fees/contract.ts'
import {
  amountOf,
  fixedAmount,
  isDelivered,
  standardFor,
} from '../../../../shared/modules/fees/charge-rules.ts'
import { mostChargeFen, type SkipReason } from '../../../../shared/modules/fees/terms.ts'
import { formatYuan } from '../../../../shared/money/fen.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { itemInUse, standardsOf } from './items.ts'

/** An item with the standards by which a month of it is charged. */
export interface PlannedItem {
  id: number
  name: string
  basis: string
  month: string
  /** By kind of house and building, since whole buildings are charged alike. */
  standardOf: (house: { kind: string; buildingId: number }) => FeeStandard | undefined
}

/** The items asked for, each once. Errors on `itemIds`: NOT_FOUND, INVALID_INPUT for one that is charged one by one. */
export async function planItems(
  call: Pick<Call, 'db'>,
  month: string,
  itemIds: readonly number[],
): Promise<PlannedItem[]> {
  const ids = [...new Set(itemIds)]
  const items = []
  for (const id of ids) items.push(await itemInUse(call, id, 'itemIds'))
  if (items.some(({ basis }) => basis === 'single')) throw new Fault('INVALID_INPUT', { field: 'itemIds' })
  const standards = await standardsOf(call.db, ids)
  return items.map(({ id, name, basis }) => ({
    id,
    name,
    basis,
    month,
    standardOf: remembered(
      standards.filter(({ itemId }) => itemId === id),
      month,
    ),
  }))
}

function remembered(standards: readonly FeeStandard[], month: string): PlannedItem['standardOf'] {
  const known = new Map<string, FeeStandard | undefined>()
  return (house) => {
    const key = `${house.buildingId} ${house.kind}`
    if (!known.has(key)) known.set(key, standardFor(standards, house, month))
    return known.get(key)
  }
}

export interface PlannedHouse {
  id: number
  kind: string
  buildingId: number
  areaHundredths: number | null
  /** A date, or its beginning. */
  deliveredOn: string | null
  /** The item's charge of the month is there already. */
  charged: boolean
}

export interface PlannedCharge {
  standardId: number
  priceE4: number
  quantityHundredths: number
  amountFen: number
}

/**
 * What a house owes of an item for the month, or why it gets no charge. By meter nothing is made here: a reading makes
 * its own. Error: AMOUNT_BEYOND on `itemIds` where an area on record is surely a slip of the finger.
 */
export function plannedCharge(
  item: PlannedItem,
  house: PlannedHouse,
): { charge: PlannedCharge } | { skip: SkipReason } {
  if (house.charged) return { skip: 'exists' }
  const standard = item.standardOf(house)
  if (!standard) return { skip: 'no-standard' }
  if (!isDelivered(house.deliveredOn, item.month)) return { skip: 'not-delivered' }
  if (item.basis === 'meter') return { skip: 'no-reading' }
  const byArea = item.basis === 'area'
  if (byArea && !house.areaHundredths) return { skip: 'no-area' }
  const quantityHundredths = byArea ? house.areaHundredths! : 100
  const amountFen = byArea ? amountOf(standard.priceE4, quantityHundredths) : fixedAmount(standard.priceE4)
  if (amountFen > mostChargeFen)
    throw new Fault('AMOUNT_BEYOND', { field: 'itemIds', params: { most: formatYuan(mostChargeFen) } })
  return {
    charge: { standardId: standard.id, priceE4: standard.priceE4, quantityHundredths, amountFen },
  }
}
