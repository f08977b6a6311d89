import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { givenCharge, givenFeeItem, givenPayment } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let houseId: number
let deposit: number
let fee: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  houseId = await givenHouse(office, '3-2-501')
  const item = await givenFeeItem(office, '装修保证金', { kind: 'deposit', basis: 'single' })
  deposit = await givenCharge(office, houseId, '2026-11', 200_000, { item_id: item })
  fee = await givenCharge(office, houseId, '2026-10', 24_962)
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const account = () => clerk.fees.account({ houseId })
const chargeOf = async (id: number) => (await manager.fees.charges.history({ id })).charge
type Method = 'cash' | 'advance'
async function give(chargeId: number, amountFen: number, method: Method, requestKey: string = randomUUID()) {
  const { version } = await chargeOf(chargeId)
  const fields = { chargeId, version, amountFen, method, requestKey, payer: '王芳', reason: '验收合格' }
  return manager.fees.payments.giveBack(fields)
}
const reverse = (id: number) =>
  manager.fees.payments.reverse({ id, version: 1, reason: '退错', requestKey: randomUUID() })

it('a deposit goes back in parts by receipts of its own, never more than is held, and is owed no more', async () => {
  await givenPayment(clerk, houseId, [[deposit, 200_000]])
  expect((await account()).deposits).toMatchObject([{ item: '装修保证金', paidFen: 200_000 }])
  expect(await refusal(give(deposit, 200_001, 'cash'))).toBe('AMOUNT_BEYOND amountFen')
  const { number, id } = await give(deposit, 150_000, 'cash')
  expect(number).toBe('TK-2026-000001')
  expect(await manager.fees.payments.get({ id })).toMatchObject({ kind: 'refund', amountFen: -150_000 })
  expect((await account()).deposits).toMatchObject([{ paidFen: 50_000 }])
  expect((await account()).open.map(({ id }) => id)).toEqual([fee])
  expect(await refusal(give(deposit, 50_001, 'cash'))).toBe('AMOUNT_BEYOND amountFen')
  await give(deposit, 50_000, 'cash')
  expect((await account()).deposits).toEqual([])
  expect(await chargeOf(deposit)).toMatchObject({ openFen: 0, paidFen: 0, waivedFen: 200_000 })
})

it('sent again it is one receipt, and needs a manager', async () => {
  const { id: paid } = await givenPayment(clerk, houseId, [[deposit, 200_000]])
  const requestKey = randomUUID()
  const { version } = await chargeOf(deposit)
  const sent = {
    ...{ chargeId: deposit, version, amountFen: 200_000, method: 'cash' as const },
    ...{ payer: '王芳', reason: '退', requestKey },
  }
  expect(await refusal(clerk.fees.payments.giveBack(sent))).toBe('NOT_PERMITTED')
  const first = await manager.fees.payments.giveBack(sent)
  expect(await manager.fees.payments.giveBack(sent)).toEqual(first)
  expect(await refusal(manager.fees.payments.giveBack({ ...sent, requestKey: randomUUID() }))).toBe(
    'CONFLICT',
  )
  // What was given back cannot be taken out once more by reversing the payment.
  expect(await refusal(reverse(paid))).toBe('NOT_ALLOWED_NOW')
})

it('reversed it is held again; its waiver goes with it and not alone', async () => {
  await givenPayment(clerk, houseId, [[deposit, 200_000]])
  const { id } = await give(deposit, 200_000, 'cash')
  const [waiver] = (await manager.fees.charges.history({ id: deposit })).waivers
  const alone = { id: waiver!.id, version: waiver!.version, reason: '错' }
  expect(await refusal(manager.fees.charges.unwaive(alone))).toBe('NOT_ALLOWED_NOW')
  await reverse(id)
  expect(await chargeOf(deposit)).toMatchObject({ paidFen: 200_000, waivedFen: 0, openFen: 0 })
  expect((await account()).deposits).toMatchObject([{ paidFen: 200_000 }])
})

it('what was charged too much becomes an advance of the house, and no cash leaves the office', async () => {
  await givenPayment(clerk, houseId, [[fee, 24_962]])
  expect(await refusal(give(fee, 4_962, 'cash'))).toBe('INVALID_INPUT method')
  const { number, id } = await give(fee, 4_962, 'advance')
  expect(number).toBe('DK-2026-000001')
  expect(await chargeOf(fee)).toMatchObject({ paidFen: 20_000, waivedFen: 4_962, openFen: 0 })
  expect((await account()).sums.advanceFen).toBe(4_962)
  // The till is as it was.
  expect((await manager.fees.payments.list({})).sums.amountFen).toBe(24_962)
  await reverse(id)
  expect((await account()).sums.advanceFen).toBe(0)
  expect(await chargeOf(fee)).toMatchObject({ paidFen: 24_962, waivedFen: 0 })
})
