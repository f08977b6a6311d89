import type { Insertable } from 'kysely'
import { randomUUID } from 'node:crypto'
import { lastDay } from '../../../shared/modules/reports/month.ts'
import type { Tables } from '../database/tables.ts'
import type { TestClient, TestOffice } from './office.ts'

const stamp = {
  created_at: '2026-11-01T00:00:00.000Z',
  created_by: 1,
  updated_at: '2026-11-01T00:00:00.000Z',
  updated_by: 1,
}

type Row<Table extends keyof Tables> = Partial<Insertable<Tables[Table]>>
const tablesOf = (office: TestOffice) => office.core.services.database.kysely

/** What is charged, by its name; one that the office lacks is added to it. Answers with its id. */
export async function givenFeeItem(
  office: TestOffice,
  name = '物业服务费',
  changes: Row<'fee_items'> = {},
): Promise<number> {
  const db = tablesOf(office)
  const known = await db
    .selectFrom('fee_items')
    .select('id')
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await db
    .insertInto('fee_items')
    .values({
      name,
      kind: 'service',
      basis: 'area',
      position: 100,
      import_id: null,
      archived_at: null,
      ...stamp,
      ...changes,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A price from a month on: for every house, unless a kind or a building is said. Answers with its id. */
export async function givenStandard(
  office: TestOffice,
  itemId: number,
  priceE4: number,
  changes: Row<'fee_standards'> = {},
): Promise<number> {
  const { id } = await tablesOf(office)
    .insertInto('fee_standards')
    .values({
      item_id: itemId,
      house_kind: null,
      building_id: null,
      price_e4: priceE4,
      from_month: '2020-01',
      until_month: null,
      import_id: null,
      archived_at: null,
      ...stamp,
      ...changes,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What a house owes for a month, of the service fee and due on the month's last day unless said otherwise. Answers with its id. */
export async function givenCharge(
  office: TestOffice,
  houseId: number,
  month: string,
  amountFen: number,
  changes: Row<'charges'> = {},
): Promise<number> {
  const { id } = await tablesOf(office)
    .insertInto('charges')
    .values({
      house_id: houseId,
      item_id: changes.item_id ?? (await givenFeeItem(office)),
      month,
      standard_id: null,
      price_e4: null,
      quantity_hundredths: null,
      meter_from: null,
      meter_to: null,
      amount_fen: amountFen,
      due_on: lastDay(month),
      origin: 'generated',
      import_id: null,
      voided_at: null,
      ...stamp,
      ...changes,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Taken = Parameters<TestClient['fees']['payments']['take']>[0]

/** What a clerk sends for cash at the counter; a test says only what it cares about. */
export const newPayment = (houseId: number, changes: Partial<Taken> = {}): Taken => ({
  houseId,
  payer: '王芳',
  method: 'cash',
  requestKey: randomUUID(),
  ...changes,
})

/** Money paid for charges, `[charge, fen]` each, by a clerk. Answers with the payment. */
export const givenPayment = (
  clerk: TestClient,
  houseId: number,
  paid: readonly (readonly [chargeId: number, amountFen: number])[],
  changes: Partial<Taken> = {},
) =>
  clerk.fees.payments.take(
    newPayment(houseId, {
      lines: paid.map(([chargeId, amountFen]) => ({ chargeId, amountFen })),
      ...changes,
    }),
  )

/** Money paid in advance for a house. */
export const givenAdvance = (clerk: TestClient, houseId: number, advanceFen: number) =>
  clerk.fees.payments.take(newPayment(houseId, { advanceFen }))

/** A month whose books are closed. */
export async function givenClosedMonth(office: TestOffice, month: string): Promise<void> {
  await tablesOf(office)
    .insertInto('closed_months')
    .values({ month, closed_at: '2026-11-01T00:00:00.000Z', closed_by: 1 })
    .execute()
}
