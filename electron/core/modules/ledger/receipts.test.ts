import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeeKind } from '../../../../shared/modules/fees/terms.ts'
import { givenHouse } from '../../testing/houses.ts'
import { accountOf, newEntry } from '../../testing/ledger.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '1-1-101')
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const stamp = {
  created_at: '2026-10-05T01:00:00.000Z',
  created_by: null,
  updated_at: '2026-10-05T01:00:00.000Z',
  updated_by: null,
}
const db = () => office.core.services.database.kysely

async function givenCharge(kind: FeeKind, name: string): Promise<number> {
  const { id: item_id } = await db()
    .insertInto('fee_items')
    .values({
      name: `${name}（本楼）`,
      kind,
      basis: 'single',
      position: 90,
      import_id: null,
      archived_at: null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await db()
    .insertInto('charges')
    .values({
      ...{
        house_id: houseId,
        item_id,
        month: '2026-10',
        standard_id: null,
        price_e4: null,
        due_on: '2026-10-31',
      },
      ...{ quantity_hundredths: null, meter_from: null, meter_to: null, amount_fen: 1_000_000 },
      ...{ origin: 'manual', import_id: null, voided_at: null, ...stamp },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

let made = 0
/** A payment of these lines: a charge, or null for money in advance, and fen. */
async function givenPayment(day: string, ...lines: [charge: number | null, fen: number][]): Promise<void> {
  const { id } = await db()
    .insertInto('payments')
    .values({
      ...{
        number: `SJ-2026-${++made}`,
        kind: 'payment',
        house_id: houseId,
        resident_id: null,
        payer: '王芳',
      },
      ...{ method: 'cash', amount_fen: lines.reduce((sum, [, fen]) => sum + fen, 0), tendered_fen: null },
      ...{ paid_on: day, at: stamp.created_at, staff_id: 1, reverses_id: null, closing_id: null },
      ...{ request_key: `key-${made}`, import_id: null, ...stamp },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [charge_id, amount_fen] of lines)
    await db()
      .insertInto('payment_lines')
      .values({ payment_id: id, charge_id, amount_fen, import_id: null, ...stamp })
      .execute()
}

const preview = async (month = '2026-10') =>
  (await manager.ledger.receipts.preview({ month })).map(
    ({ account, receivedFen, postedFen, enteredFen, missingFen }) => [
      ...[account, receivedFen, postedFen, enteredFen, missingFen],
    ],
  )
const post = (month = '2026-10', requestKey: string = randomUUID()) =>
  manager.ledger.receipts.post({ month, requestKey })

describe('the receipts of a month', () => {
  it('go to the account of what was paid for, and only what came in that month', async () => {
    const fee = await givenCharge('service', '物业费')
    const place = await givenCharge('parking', '地面车位')
    const water = await givenCharge('utility', '水费')
    const deposit = await givenCharge('deposit', '装修押金')
    const lock = await givenCharge('other', '换锁')
    await givenPayment('2026-10-01', [fee, 24_962], [place, 15_000], [null, 50])
    await givenPayment('2026-10-31', [water, 8_010], [deposit, 200_000], [lock, 12_000])
    await givenPayment('2026-09-30', [fee, 1])
    await givenPayment('2026-11-01', [fee, 2])
    expect(await preview()).toEqual([
      // Money in advance is for the service.
      ['物业服务费', 25_012, 0, 0, 25_012],
      ['其他收入', 12_000, 0, 0, 12_000],
      ['停车', 15_000, 0, 0, 15_000],
      ['水费', 8_010, 0, 0, 8_010],
      ['装修押金', 200_000, 0, 0, 200_000],
    ])
    expect(await post()).toEqual({ entries: 5, amountFen: 260_022 })
    const { rows, sums } = await manager.ledger.entries.list({})
    expect(sums).toEqual({ inFen: 260_022, outFen: 0 })
    expect(rows.every(({ day, words }) => day === '2026-10-31' && words === '10月收款汇总')).toBe(true)
    expect(rows.every(({ origin }) => origin === 'receipts')).toBe(true)
  })

  it('move when an advance settles something else, and nothing comes in twice', async () => {
    const place = await givenCharge('parking', '地面车位')
    await givenPayment('2026-10-01', [null, 15_000])
    await post()
    await givenPayment('2026-10-09', [place, 15_000], [null, -15_000])
    expect(await post()).toEqual({ entries: 2, amountFen: 0 })
    expect((await manager.ledger.entries.list({})).sums.inFen).toBe(15_000)
    expect(await preview()).toEqual([['停车', 15_000, 15_000, 0, 0]])
  })

  it('are posted once: again only what came since, and less what was reversed', async () => {
    const fee = await givenCharge('service', '物业费')
    await givenPayment('2026-11-03', [fee, 10_000])
    const requestKey = randomUUID()
    expect(await post('2026-11', requestKey)).toEqual({ entries: 1, amountFen: 10_000 })
    expect(await post('2026-11', requestKey)).toEqual({ entries: 1, amountFen: 10_000 })
    expect(await post('2026-11')).toEqual({ entries: 0, amountFen: 0 })
    await givenPayment('2026-11-05', [fee, 4_000])
    await givenPayment('2026-11-06', [fee, -10_000])
    expect(await post('2026-11')).toEqual({ entries: 1, amountFen: -6_000 })
    const { rows, sums } = await manager.ledger.entries.list({})
    expect(sums.inFen).toBe(4_000)
    // The month is not over: they stand on today.
    expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['2026-11-21']))
  })

  it('are not counted again where somebody typed them, nor lost where that was reversed', async () => {
    const fee = await givenCharge('service', '物业费')
    await givenPayment('2026-10-03', [fee, 10_000])
    const account = await accountOf(manager, 'service', 'fee')
    const { id } = await manager.ledger.entries.add(
      newEntry(account, { side: 'in', amountFen: 6_000, words: '手工汇总' }),
    )
    expect(await preview()).toEqual([['物业服务费', 10_000, 0, 6_000, 4_000]])
    await manager.ledger.entries.reverse({ id, version: 1, reason: '重复', requestKey: randomUUID() })
    expect(await post()).toEqual({ entries: 1, amountFen: 10_000 })
    const [posted] = (await manager.ledger.entries.list({})).rows
    expect(posted).toMatchObject({ origin: 'receipts', amountFen: 10_000 })
    await manager.ledger.entries.reverse({
      id: posted!.id,
      version: 1,
      reason: '错',
      requestKey: randomUUID(),
    })
    expect(await preview()).toEqual([['物业服务费', 10_000, 0, 0, 10_000]])
  })

  it('are not posted again on another account when theirs is archived', async () => {
    const place = await givenCharge('parking', '地面车位')
    await givenPayment('2026-10-03', [place, 10_000])
    await post()
    const account = (await manager.ledger.accounts.list({})).find(({ line }) => line === 'parking')!
    await manager.ledger.accounts.archive({ id: account.id, version: account.version })
    expect(await preview()).toEqual([['', 10_000, 10_000, 0, 0]])
    expect(await post()).toEqual({ entries: 0, amountFen: 0 })
    await manager.ledger.accounts.create({ fund: 'public', line: 'parking', name: '车位收入' })
    expect(await preview()).toEqual([['车位收入', 10_000, 10_000, 0, 0]])
    await givenPayment('2026-10-04', [place, 500])
    expect(await post()).toEqual({ entries: 1, amountFen: 500 })
    expect((await manager.ledger.entries.list({})).sums.inFen).toBe(10_500)
  })

  it('stay where the month is closed or has not begun', async () => {
    const fee = await givenCharge('service', '物业费')
    await givenPayment('2026-10-03', [fee, 10_000])
    await manager.ledger.months.close({ month: '2026-10', withoutReceipts: true })
    expect(await refusal(post())).toBe('MONTH_CLOSED month')
    expect(await refusal(post('2026-12'))).toBe('INVALID_INPUT month')
    expect((await manager.ledger.entries.list({})).total).toBe(0)
  })

  it('that a closed month lacks are posted late, in the next month that is open, and once', async () => {
    const fee = await givenCharge('service', '物业费')
    await givenPayment('2026-09-03', [fee, 10_000])
    await givenPayment('2026-11-03', [fee, 300])
    await manager.ledger.months.close({ month: '2026-09', withoutReceipts: true })
    const [row] = await manager.ledger.receipts.preview({ month: '2026-09' })
    expect(row).toMatchObject({ missingFen: 10_000, postsTo: '2026-10' })
    const requestKey = randomUUID()
    const late = { month: '2026-09', late: true, requestKey }
    expect(await manager.ledger.receipts.post(late)).toEqual({ entries: 1, amountFen: 10_000 })
    expect(await manager.ledger.receipts.post(late)).toEqual({ entries: 1, amountFen: 10_000 })
    const [entry] = (await manager.ledger.entries.list({})).rows
    expect(entry).toMatchObject({ day: '2026-10-31', words: '补记2026年9月收款汇总', amountFen: 10_000 })
    expect(await preview('2026-09')).toEqual([['物业服务费', 10_000, 10_000, 0, 0]])
    // It is no receipt of the month it stands in.
    expect(await preview('2026-10')).toEqual([])
    await manager.ledger.months.close({ month: '2026-10' })
    await manager.ledger.entries.reverse({
      ...{ id: entry!.id, version: 1, day: '2026-11-20', reason: '错' },
      requestKey: randomUUID(),
    })
    expect(await preview('2026-09')).toEqual([['物业服务费', 10_000, 0, 0, 10_000]])
    expect(await preview('2026-11')).toEqual([['物业服务费', 300, 0, 0, 300]])
    expect(await manager.ledger.receipts.post({ ...late, requestKey: randomUUID() })).toEqual({
      ...{ entries: 1, amountFen: 10_000 },
    })
    expect((await manager.ledger.entries.list({})).sums.inFen).toBe(10_000)
  })

  it('that are missing are told to whoever draws up the sheet of their fund', async () => {
    await givenPayment('2026-10-03', [await givenCharge('service', '物业费'), 10_000])
    await givenPayment('2026-09-03', [await givenCharge('parking', '车位费'), 500])
    const period = { fromMonth: '2026-09', untilMonth: '2026-10', mode: 'lump-sum' } as const
    const sheet = await manager.disclosures.create({ parts: ['service'], ...period })
    const unposted = async () => (await manager.disclosures.get({ id: sheet.id })).facts.unposted
    expect(await unposted()).toEqual([{ part: 'service', months: ['2026-10'], missingFen: 10_000 }])
    await post()
    expect(await unposted()).toEqual([])
  })

  it('that are not in the ledger keep their month from being closed, unless somebody says so', async () => {
    await givenPayment('2026-10-03', [await givenCharge('service', '物业费'), 10_000])
    const close = manager.ledger.months.close
    expect(await refusal(close({ month: '2026-10' }))).toBe('RECEIPTS_MISSING withoutReceipts')
    await post()
    await close({ month: '2026-10' })
  })

  it('are not posted by halves where a line has no account', async () => {
    await givenPayment('2026-10-03', [await givenCharge('service', '物业费'), 10_000])
    await givenPayment('2026-10-03', [await givenCharge('parking', '地面车位'), 5_000])
    const parking = (await manager.ledger.accounts.list({})).find(({ line }) => line === 'parking')!
    await manager.ledger.accounts.archive({ id: parking.id, version: parking.version })
    expect(await preview()).toEqual([
      ['物业服务费', 10_000, 0, 0, 10_000],
      ['', 5_000, 0, 0, 5_000],
    ])
    expect(await refusal(post())).toBe('NOT_FOUND accountId')
    expect((await manager.ledger.entries.list({})).total).toBe(0)
  })
})
