import type { TestClient, TestOffice } from '../../electron/core/testing/office.ts'
import { addMonths, lastDay } from '../../shared/modules/reports/month.ts'
import { recordStatements } from './box-search.ts'
import { percentile, times, type Line } from './measure.ts'

const years = 10
const months = years * 12
const firstMonth = '2016-01'
const entriesAMonth = 200
const houses = 2_000

const period = { fromMonth: firstMonth, untilMonth: addMonths(firstMonth, months - 1) }
const lastYear = { fromMonth: addMonths(period.untilMonth, -11), untilMonth: period.untilMonth }

/**
 * A sheet out of ten years of ledger and charges over the whole way of a request: drafting it, and opening it again with everything it
 * is checked by. Beside it the bare sum of the same entries.
 */
export async function measureDisclosure(office: TestOffice, client: TestClient): Promise<Line[]> {
  const { raw } = office.core.services.database
  const filled = fill(office)
  const asked = { parts: ['service' as const, 'public' as const], mode: 'lump-sum' as const }
  const statements = recordStatements(raw)
  const draft = await client.disclosures.create({ ...asked, ...period })
  await client.disclosures.get({ id: draft.id })
  const scans = statements.filter((sql) => scansRows(raw, sql))
  if (scans.length > 0)
    throw new Error(`A sheet reads charges or entries from end to end:\n${scans.join('\n')}`)
  const bare = raw.prepare(
    `SELECT account_id, side, sum(amount_fen) FROM ledger_entries WHERE month BETWEEN ? AND ? GROUP BY account_id, side`,
  )
  const floor = await times(40, () => bare.all(period.fromMonth, period.untilMonth))
  const drafted = await times(40, () => client.disclosures.create({ ...asked, ...period }))
  const aYear = await times(40, () => client.disclosures.create({ ...asked, ...lastYear }))
  const opened = await times(40, () => client.disclosures.get({ id: draft.id }))
  const line = (name: string, taken: number[], facts: string[] = []): Line => ({
    name,
    measured: percentile(taken, 0.95),
    unit: 'ms',
    floor: percentile(floor, 0.95),
    floorName: 'the bare sum of the same entries',
    goal: 100,
    facts: [`p50 ${percentile(taken, 0.5).toFixed(3)} ms, slowest ${taken.at(-1)!.toFixed(3)} ms`, ...facts],
  })
  return [
    line(`Disclosure drafted, ten years of ledger, p95`, drafted, [
      `${filled.entries.toLocaleString('en')} entries, ${filled.charges.toLocaleString('en')} charges; no scan of the charges`,
    ]),
    line('Disclosure drafted, the last of ten years, p95', aYear),
    line('Disclosure opened with its checks, ten years of ledger, p95', opened),
  ]
}

/** Whether a statement goes through what grows with the years without an index; accounts, items and houses are few. */
function scansRows(raw: TestOffice['core']['services']['database']['raw'], sql: string): boolean {
  if (!/^\s*select/i.test(sql)) return false
  const values = (sql.match(/\?/g) ?? []).map(() => null)
  const plan = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[]
  return plan.some(({ detail }) => /^SCAN (charges|ledger_entries)(?! USING)/.test(detail))
}

const stamp = `'2026-01-01T00:00:00.000Z', 1, '2026-01-01T00:00:00.000Z', 1`

function fill(office: TestOffice): { entries: number; charges: number } {
  const { raw } = office.core.services.database
  const accounts = raw
    .prepare(`SELECT id, fund FROM ledger_accounts WHERE fund IN ('service', 'public') ORDER BY id`)
    .all() as { id: number; fund: string }[]
  const entry = raw.prepare(`INSERT INTO ledger_entries
    (day, month, account_id, side, amount_fen, words, origin, staff_id, request_key, created_at, created_by, updated_at, updated_by)
    VALUES (?, ?, ?, ?, ?, '', 'manual', 1, ?, ${stamp})`)
  const charge = raw.prepare(`INSERT INTO charges
    (house_id, item_id, month, amount_fen, paid_fen, due_on, origin, created_at, created_by, updated_at, updated_by)
    VALUES (?, ?, ?, 25000, ?, ?, 'generated', ${stamp})`)
  let entries = 0
  let charges = 0
  raw.transaction(() => {
    const ids = addHouses(office)
    const item = addItem(office)
    for (let at = 0; at < months; at++) {
      const month = addMonths(firstMonth, at)
      for (let nth = 0; nth < entriesAMonth; nth++, entries++) {
        const { id } = accounts[nth % accounts.length]!
        entry.run(lastDay(month), month, id, nth % 3 === 0 ? 'in' : 'out', 1_000 + nth, `bench-${entries}`)
      }
      // One in seven is not paid.
      for (const id of ids) charge.run(id, item, month, charges++ % 7 === 0 ? 0 : 25_000, lastDay(month))
    }
  })()
  return { entries, charges }
}

function addHouses(office: TestOffice): number[] {
  const { raw } = office.core.services.database
  const building = raw
    .prepare(
      `INSERT INTO buildings (community_id, name, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'B99', ${stamp}) RETURNING id`,
    )
    .pluck()
    .get()
  const house = raw
    .prepare(
      `INSERT INTO houses (building_id, unit, room, kind, state, area_hundredths, notes, created_at, created_by, updated_at, updated_by)
       VALUES (?, '1', ?, 'residential', 'occupied', 8900, '', ${stamp}) RETURNING id`,
    )
    .pluck()
  return Array.from({ length: houses }, (_, at) => house.get(building, String(10_000 + at)) as number)
}

function addItem(office: TestOffice): number {
  return office.core.services.database.raw
    .prepare(
      `INSERT INTO fee_items (name, kind, basis, position, created_at, created_by, updated_at, updated_by)
       VALUES ('bench', 'service', 'area', 999, ${stamp}) RETURNING id`,
    )
    .pluck()
    .get() as number
}
