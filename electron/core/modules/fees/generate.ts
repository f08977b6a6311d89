import { setImmediate as turn } from 'node:timers/promises'
import type { z } from 'zod'
import type { feesContract, GenerateEvent, GeneratedItem } from '../../../../shared/modules/fees/contract.ts'
import type { SkipReason } from '../../../../shared/modules/fees/terms.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import { insertMany } from '../../database/bulk.ts'
import type { Call } from '../../kernel/call.ts'
import { asFault } from '../../kernel/errors.ts'
import { JobStream } from '../imports/job-stream.ts'
import { Pace } from '../imports/pace.ts'
import { requireOpenMonth } from '../ledger/closed-months.ts'
import {
  plannedCharge,
  planItems,
  type PlannedCharge,
  type PlannedHouse,
  type PlannedItem,
} from './charge-plan.ts'
import { useAdvances } from './use-advances.ts'

type Charges = (typeof feesContract)['charges']
type Asked = z.output<NonNullable<Charges['generate']['~orpc']['inputSchema']>>
/** Reasons that somebody can look into or mend by writing something into the archive or onto the reading sheet. */
const mendable: readonly SkipReason[] = ['not-delivered', 'no-area', 'no-reading']
/** Of each reason. */
const examplesShown = 20
/** Houses of one look: some milliseconds each. */
const previewedAtOnce = 2000

interface Slice {
  month: string
  /** The last house of the slice before. */
  after: number
  size: number
}

/** The next houses in use by their ids, with whether they have a charge of the item already. */
async function housesOf({ db }: Pick<Call, 'db'>, item: PlannedItem, { month, after, size }: Slice) {
  const rows = await db
    .selectFrom('houses')
    .leftJoin('charges', (join) =>
      join
        .onRef('charges.house_id', '=', 'houses.id')
        .on('charges.item_id', '=', item.id)
        .on('charges.month', '=', month)
        .on('charges.mark', '=', '')
        .on('charges.voided_at', 'is', null),
    )
    .select([
      'houses.id',
      'houses.kind',
      'houses.building_id as buildingId',
      'houses.area_hundredths as areaHundredths',
      'houses.delivered_on as deliveredOn',
      'charges.id as chargeId',
    ])
    .where('houses.id', '>', after)
    .where('houses.archived_at', 'is', null)
    .orderBy('houses.id')
    .limit(size)
    .execute()
  return rows.map(({ chargeId, ...house }): PlannedHouse => ({ ...house, charged: chargeId !== null }))
}

/** What making a month's charges would make, by item. Errors: MONTH_CLOSED on `month` and those of `planItems`. */
export async function previewCharges(call: Call, { month, itemIds }: { month: string; itemIds: number[] }) {
  await requireOpenMonth(call, month, 'month')
  const items: GeneratedItem[] = []
  for (const item of await planItems(call, month, itemIds)) items.push(await previewItem(call, item, month))
  return {
    items,
    charges: items.reduce((sum, { charges }) => sum + charges, 0),
    amountFen: items.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }
}

async function previewItem(call: Call, item: PlannedItem, month: string): Promise<GeneratedItem> {
  const skipped: Partial<Record<SkipReason, number>> = {}
  const found: { reason: SkipReason; id: number }[] = []
  let charges = 0
  let amountFen = 0
  for (let after = 0; ;) {
    const houses = await housesOf(call, item, { month, after, size: previewedAtOnce })
    for (const house of houses) {
      const planned = plannedCharge(item, house)
      if ('charge' in planned) {
        charges++
        amountFen += planned.charge.amountFen
        continue
      }
      const reason = planned.skip
      skipped[reason] = (skipped[reason] ?? 0) + 1
      if (mendable.includes(reason) && skipped[reason] <= examplesShown) found.push({ reason, id: house.id })
    }
    if (houses.length < previewedAtOnce) break
    after = houses.at(-1)!.id
    await turn()
  }
  return {
    itemId: item.id,
    item: item.name,
    charges,
    amountFen,
    skipped,
    examples: await withRooms(call, found),
  }
}

async function withRooms({ db }: Call, found: readonly { reason: SkipReason; id: number }[]) {
  if (found.length === 0) return []
  const rows = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['houses.id', 'buildings.name as building', 'houses.unit', 'houses.room'])
    .where(
      'houses.id',
      'in',
      found.map(({ id }) => id),
    )
    .execute()
  const rooms = new Map(rows.map((row) => [row.id, formatRoom(row)]))
  return found.map(({ reason, id }) => ({ reason, houseId: id, room: rooms.get(id) ?? '' }))
}

/**
 * Makes a month's charges in short transactions with a turn for everybody else between them. Stopping it keeps what was
 * made, and it may be run again. Errors at once: those of `previewCharges`; in the stream CANCELLED, MONTH_CLOSED, DISK_FULL,
 * NOT_FOUND for an item archived meanwhile.
 */
export async function generateCharges(
  call: Call,
  input: Asked,
  signal?: AbortSignal,
): Promise<JobStream<GenerateEvent>> {
  await requireOpenMonth(call, input.month, 'month')
  const items = await planItems(call, input.month, input.itemIds)
  const { houses } = await call.db
    .selectFrom('houses')
    .select((eb) => eb.fn.countAll<number>().as('houses'))
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
  const { month, dueOn } = input
  await call.transact((inside) =>
    inside.audit({ subject: `ledger-month:${month}`, fields: { itemIds: items.map(({ id }) => id), dueOn } }),
  )
  return new JobStream<GenerateEvent>(signal, async (report, jobSignal) => {
    const made = { charges: 0, amountFen: 0 }
    let outcome: 'done' | 'failed' = 'failed'
    try {
      await makeAll(call, input, items, {
        made,
        signal: jobSignal,
        onHouses: (done) => report({ kind: 'progress', done, total: houses * items.length }),
      })
      const used = input.useAdvances
        ? await useAdvances(call, { month, items, signal: jobSignal })
        : { offsets: 0, offsetFen: 0 }
      outcome = 'done'
      return { kind: 'finished', ...made, ...used }
    } catch (error) {
      throw asFault(error)
    } finally {
      await call.transact((inside) =>
        inside.audit({
          subject: `ledger-month:${month}`,
          fields: { rows: made.charges, amountFen: made.amountFen },
          outcome,
        }),
      )
    }
  })
}

interface Making {
  made: { charges: number; amountFen: number }
  signal: AbortSignal
  onHouses: (done: number) => void
}

async function makeAll(
  call: Call,
  input: Asked,
  items: readonly PlannedItem[],
  { made, signal, onHouses }: Making,
): Promise<void> {
  let done = 0
  for (const item of items) {
    const pace = new Pace()
    for (let after = 0; ;) {
      signal.throwIfAborted()
      const slice = { month: input.month, after, size: pace.size }
      const { seen, last, charges, amountFen } = await makeSlice(call, input, item, { slice, pace })
      made.charges += charges
      made.amountFen += amountFen
      done += seen
      onHouses(done)
      if (seen < slice.size) break
      after = last
      await turn()
    }
  }
}

/** One short transaction; the generation as a whole is audited at its beginning and its end. */
function makeSlice(
  call: Call,
  input: Asked,
  { id }: PlannedItem,
  { slice, pace }: { slice: Slice; pace: Pace },
) {
  const { database } = call.services
  return database.kysely.transaction().execute((transaction) =>
    pace.measure(slice.size, async () => {
      const inside = { db: transaction }
      await requireOpenMonth(inside, input.month, 'month')
      // As it is now: until the first of an item is charged its price may be changed.
      const item = (await planItems(inside, input.month, [id]))[0]!
      const houses = await housesOf(inside, item, slice)
      const rows = houses.flatMap((house) => {
        const planned = plannedCharge(item, house)
        return 'charge' in planned ? [rowOf(call, input, { item, house, ...planned })] : []
      })
      insertMany(database, 'charges', rows)
      return {
        seen: houses.length,
        last: houses.at(-1)?.id ?? 0,
        charges: rows.length,
        amountFen: rows.reduce((sum, row) => sum + row.amount_fen, 0),
      }
    }),
  )
}

const rowOf = (
  { created }: Call,
  { month, dueOn }: Asked,
  { item, house, charge }: { item: PlannedItem; house: PlannedHouse; charge: PlannedCharge },
) => ({
  house_id: house.id,
  item_id: item.id,
  month,
  standard_id: charge.standardId,
  price_e4: charge.priceE4,
  quantity_hundredths: charge.quantityHundredths,
  amount_fen: charge.amountFen,
  due_on: dueOn,
  origin: 'generated',
  ...created,
})
