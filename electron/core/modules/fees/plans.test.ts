import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { givenAdvance, givenCharge } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient
let houseId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  await givenCharge(office, houseId, '2026-08', 100)
  await givenAdvance(manager, houseId, 100)
})
afterAll(() => office.close())

const period = { fromMonth: '2026-08', untilMonth: '2026-09' }
/** Walks of a partial index read only what is open. */
const walk =
  /^SCAN (?:charges|payments|payment_lines|waivers|contacts|promises)\b(?!.* INDEX (?:charges_open|payments_unclosed)$)/

it.each([
  ['the account of a house', () => manager.fees.account({ houseId })],
  ['the arrears', () => manager.fees.arrears.list({})],
  ['the arrears without a promise', () => manager.fees.arrears.list({ promise: 'none' })],
  ['letters', () => manager.fees.arrears.letters({ houseIds: [houseId] })],
  ['the payments of a month', () => manager.fees.payments.list({ from: '2026-11-01', to: '2026-11-30' })],
  ['the payments of a house', () => manager.fees.payments.list({ houseId })],
  ['a closing', () => manager.fees.closings.preview({})],
  ['the closings that are open', () => manager.fees.closings.open()],
  ['a series', () => manager.fees.payments.series({ year: 2026 })],
  ['collection rates', () => manager.fees.rates(period)],
  ['the grid of a building', () => manager.fees.paidGrid({ ...period, buildingId: 1 })],
] as [string, () => Promise<unknown>][])(
  '%s is read by index, however much was ever charged',
  async (_, ask) => {
    // Statements are kept: they are looked at where they run for the first time.
    await office.restart()
    manager = await office.logIn()
    const { raw } = office.core.services.database
    const prepare = vi.spyOn(raw, 'prepare')
    await ask()
    const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))]
    prepare.mockRestore()
    const plans = statements
      .filter((sql) => /^(?:select|with)/i.test(sql))
      .flatMap((sql) => {
        const nothing = Array.from(sql.matchAll(/\?/g), () => null)
        const steps = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nothing)
        return (steps as { detail: string }[]).map(({ detail }) => detail)
      })
    expect(plans.filter((step) => /\b(?:charges|payments)\b/.test(step)).length).toBeGreaterThan(0)
    expect(plans.filter((step) => walk.test(step))).toEqual([])
  },
)
