import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Payment } from '../../../../shared/modules/fees/contract.ts'
import { givenHouse } from '../../testing/houses.ts'
import { givenCharge, newPayment } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

/** What somebody at the counter may try; most of it fits, some of it is refused. */
const act = fc.oneof(
  fc.record({
    kind: fc.constant('take' as const),
    lines: fc.uniqueArray(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 400 })), {
      maxLength: 4,
      selector: ([charge]) => charge,
    }),
    advanceFen: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
  }),
  fc.record({
    kind: fc.constant('offset' as const),
    lines: fc.uniqueArray(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 300 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([charge]) => charge,
    }),
  }),
  fc.record({ kind: fc.constant('refund' as const), amountFen: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(20) }),
)
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

async function perform(act: Act, houseId: number, charges: readonly number[], made: number[]): Promise<void> {
  const { payments } = manager.fees
  const requestKey = randomUUID()
  const lines =
    'lines' in act ? act.lines.map(([charge, amountFen]) => ({ chargeId: charges[charge]!, amountFen })) : []
  if (act.kind === 'take')
    made.push((await payments.take(newPayment(houseId, { lines, advanceFen: act.advanceFen }))).id)
  if (act.kind === 'offset') made.push((await payments.offset({ houseId, lines, requestKey })).id)
  if (act.kind === 'refund') {
    const { amountFen } = act
    const refund = { houseId, payer: '王芳', method: 'cash' as const, amountFen, reason: '退款', requestKey }
    made.push((await payments.refund(refund)).id)
  }
  if (act.kind === 'reverse' && made.length > 0) made.push((await reverse(made[act.which % made.length]!)).id)
}
const reverse = (id: number) =>
  manager.fees.payments.reverse({ id, version: 1, reason: '冲正', requestKey: randomUUID() })

/** A refusal is part of the game; anything else is a fault of the program. */
const tolerant = (work: Promise<unknown>) =>
  work.catch((error: { code: string }) => {
    if (!['AMOUNT_BEYOND', 'NOT_ALLOWED_NOW', 'INVALID_INPUT'].includes(error.code)) throw error
  })

/** What the lines alone say, added up here and not in the program. */
function addUp(payments: readonly Payment[]) {
  const charges = new Map<number, number>()
  let advance = 0
  for (const { lines } of payments)
    for (const { chargeId, amountFen } of lines)
      if (chargeId === null) advance += amountFen
      else charges.set(chargeId, (charges.get(chargeId) ?? 0) + amountFen)
  return { charges, advance }
}

async function check(houseId: number, charges: readonly number[]): Promise<Payment[]> {
  const { rows } = await manager.fees.payments.list({ houseId, size: 200 })
  const sums = addUp(rows)
  const account = await manager.fees.account({ houseId })
  expect(account.sums.advanceFen).toBe(sums.advance)
  expect(sums.advance).toBeGreaterThanOrEqual(0)
  for (const id of charges) {
    const { charge } = await manager.fees.charges.history({ id })
    expect(charge.paidFen).toBe(sums.charges.get(id) ?? 0)
    expect(charge.openFen).toBe(charge.amountFen - charge.waivedFen - charge.paidFen)
    expect(charge.openFen).toBeGreaterThanOrEqual(0)
  }
  for (const { kind, method, amountFen, lines } of rows) {
    const come = lines.reduce((sum, line) => sum + line.amountFen, 0)
    expect(come).toBe(method === 'advance' ? 0 : amountFen)
    if (kind === 'payment') expect(amountFen).toBeGreaterThan(0)
    if (kind === 'refund') expect(amountFen).toBeLessThan(0)
  }
  return rows
}

it('whatever is taken, offset, given back and reversed, the books add up, and reversing all of it leaves nothing', async () => {
  let room = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
      const houseId = await givenHouse(office, `9-1-${101 + room++}`)
      const charges = []
      for (const month of ['2026-01', '2026-02', '2026-03', '2026-04'])
        charges.push(await givenCharge(office, houseId, month, 500))
      const made: number[] = []
      for (const each of acts) await tolerant(perform(each, houseId, charges, made))
      const rows = await check(houseId, charges)

      // Newest first: what used an advance goes before what brought it.
      for (const { id, kind, reversedBy } of rows)
        if (kind !== 'reversal' && reversedBy === null) await reverse(id)
      const all = await check(houseId, charges)
      const { sums } = await manager.fees.account({ houseId })
      expect(sums).toMatchObject({ openFen: 2000, advanceFen: 0 })
      expect(all.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0)
    }),
    { numRuns: 40 },
  )
  for (const { first, payments, last, missing } of await manager.fees.payments.series({ year: 2026 })) {
    expect(missing).toEqual([])
    expect(Number(last.slice(-6)) - Number(first.slice(-6)) + 1).toBe(payments)
  }
})
