import type { z } from 'zod'
import { standardFor } from '../../../../shared/modules/fees/charge-rules.ts'
import type { feesContract } from '../../../../shared/modules/fees/contract.ts'
import { mostChargeFen } from '../../../../shared/modules/fees/terms.ts'
import { formatYuan } from '../../../../shared/money/fen.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requireOpenMonth } from '../ledger/closed-months.ts'
import { meteredItem, useAmount } from './meters.ts'

type Saved = z.output<NonNullable<(typeof feesContract)['meters']['save']['~orpc']['inputSchema']>>
type Reading = Saved['readings'][number]
type Item = Awaited<ReturnType<typeof meteredItem>>

/**
 * Keeps readings, all or none; each makes its house's charge of the month or corrects one nobody has paid. Errors:
 * MONTH_CLOSED on `month`; on `readings.N`: INVALID_INPUT `.meterTo` below the one before, AMOUNT_BEYOND `.meterTo`, NOT_FOUND
 * `.houseId` of a house no standard covers, ALREADY_EXISTS `.houseId` said twice, NOT_ALLOWED_NOW once something was paid,
 * CONFLICT where somebody else saved it since it was seen. What stands there already is no conflict.
 */
export async function saveMeters(call: Call, input: Saved): Promise<{ charges: number; amountFen: number }> {
  const item = await meteredItem(call, input.itemId)
  await requireOpenMonth(call, input.month, 'month')
  const seen = new Set<number>()
  let amountFen = 0
  for (const [index, reading] of input.readings.entries()) {
    const field = `readings.${index}`
    if (seen.has(reading.houseId)) throw new Fault('ALREADY_EXISTS', { field: `${field}.houseId` })
    seen.add(reading.houseId)
    amountFen += await saveReading(call, input, { item, reading, field })
  }
  await call.audit({
    subject: `fee-item:${item.id}`,
    label: item.name,
    fields: { month: input.month, dueOn: input.dueOn, readings: input.readings },
  })
  return { charges: input.readings.length, amountFen }
}

async function saveReading(
  call: Call,
  { month, dueOn }: Saved,
  { item, reading, field }: { item: Item; reading: Reading; field: string },
): Promise<number> {
  const { houseId, meterFrom, meterTo } = reading
  const house = await call.db
    .selectFrom('houses')
    .select(['kind', 'building_id as buildingId'])
    .where('id', '=', houseId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  const standard = house && standardFor(item.standards, house, month)
  if (!standard) throw new Fault('NOT_FOUND', { field: `${field}.houseId` })
  if (meterTo < meterFrom) throw new Fault('INVALID_INPUT', { field: `${field}.meterTo` })
  const amountFen = useAmount(standard.priceE4, meterFrom, meterTo)
  if (amountFen > mostChargeFen)
    throw new Fault('AMOUNT_BEYOND', {
      field: `${field}.meterTo`,
      params: { most: formatYuan(mostChargeFen) },
    })
  const facts = {
    standard_id: standard.id,
    price_e4: standard.priceE4,
    quantity_hundredths: meterTo - meterFrom,
    meter_from: meterFrom,
    meter_to: meterTo,
    amount_fen: amountFen,
    due_on: dueOn,
  }
  if (!(await correct(call, { houseId, itemId: item.id, month, field, facts, version: reading.version })))
    await call.db
      .insertInto('charges')
      .values({
        house_id: houseId,
        item_id: item.id,
        month,
        ...facts,
        origin: 'manual',
        import_id: null,
        voided_at: null,
        ...call.created,
      })
      .execute()
  return amountFen
}

interface Correction {
  houseId: number
  itemId: number
  month: string
  field: string
  version: number | null
  facts: Record<'meter_from' | 'meter_to' | 'amount_fen' | 'quantity_hundredths' | 'price_e4', number> & {
    due_on: string
  }
}

/**
 * Whether there was a charge to correct. Errors: NOT_ALLOWED_NOW once something of it was paid or waived, CONFLICT for another than
 * was seen.
 */
async function correct(
  call: Call,
  { houseId, itemId, month, field, version, facts }: Correction,
): Promise<boolean> {
  const charge = await call.db
    .selectFrom('charges')
    .selectAll()
    .where('house_id', '=', houseId)
    .where('item_id', '=', itemId)
    .where('month', '=', month)
    .where('mark', '=', '')
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (!charge) {
    if (version !== null) throw new Fault('CONFLICT', { field })
    return false
  }
  const same = (Object.keys(facts) as (keyof typeof facts)[]).every(
    (column) => charge[column] === facts[column],
  )
  if (same) return true
  if (charge.paid_fen > 0 || charge.waived_fen > 0) throw new Fault('NOT_ALLOWED_NOW', { field })
  if (charge.version !== version) throw new Fault('CONFLICT', { field })
  await updateVersioned(call, 'charges', charge, facts)
  await call.audit({
    subject: `charge:${charge.id}`,
    fields: { meterFrom: facts.meter_from, meterTo: facts.meter_to, amountFen: facts.amount_fen },
    before: { meterFrom: charge.meter_from, meterTo: charge.meter_to, amountFen: charge.amount_fen },
  })
  return true
}
