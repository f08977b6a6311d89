import type { Database } from 'better-sqlite3'
import { TestOffice, type TestClient } from '../../electron/core/testing/office.ts'
import { amountOf } from '../../shared/modules/fees/charge-rules.ts'
import { percentile, times, type Line } from './measure.ts'

const month = '2026-11'
const dueOn = '2026-11-30'
const perBuilding = 200

/** As many flats as asked for in buildings of 200, each with an area. */
function fillHouses({ raw }: { raw: Database }, count: number): void {
  const stamp = `'2026-10-01T00:00:00.000Z', NULL, '2026-10-01T00:00:00.000Z', NULL`
  const stamped = 'created_at, created_by, updated_at, updated_by'
  const building = raw.prepare(
    `INSERT INTO buildings (community_id, name, ${stamped}) VALUES (1, ?, ${stamp}) RETURNING id`,
  )
  const house = raw.prepare(
    `INSERT INTO houses (building_id, unit, room, kind, state, notes, area_hundredths, ${stamped})
      VALUES (?, '1', ?, 'residential', 'occupied', '', ?, ${stamp})`,
  )
  raw.transaction(() => {
    let buildingId = 0
    for (let index = 0; index < count; index++) {
      if (index % perBuilding === 0)
        ({ id: buildingId } = building.get(`B${index / perBuilding}`) as { id: number })
      house.run(buildingId, String(101 + (index % perBuilding)), 6000 + ((index * 37) % 9000))
    }
  })()
}

/** The same rows bare: one prepared statement and one transaction, into the same table with the same indexes. */
function bareInserts({ raw }: { raw: Database }, itemId: number): { ms: number; rows: number } {
  const houses = raw.prepare('SELECT id, area_hundredths AS area FROM houses ORDER BY id').all() as {
    id: number
    area: number
  }[]
  const insert = raw.prepare(
    `INSERT INTO charges (house_id, item_id, month, standard_id, price_e4, quantity_hundredths, amount_fen, due_on, origin,
      created_at, created_by, updated_at, updated_by) VALUES (?, ?, ?, 1, 28000, ?, ?, ?, 'generated', ?, 1, ?, 1)`,
  )
  const at = '2026-11-21T01:12:00.000Z'
  const start = performance.now()
  raw.transaction(() => {
    for (const { id, area } of houses)
      insert.run(id, itemId, month, area, amountOf(28_000, area), dueOn, at, at)
  })()
  return { ms: performance.now() - start, rows: houses.length }
}

/**
 * Generating a month's receivables against bare inserts of as many rows, and what somebody at the counter waits meanwhile:
 * commands one after another beside it.
 */
export async function measureGeneration(count: number): Promise<Line> {
  const bare = await inOffice(count, (office, manager) => bareRun(office, manager))
  return inOffice(count, async (_office, manager) => {
    const service = (await manager.fees.items.list({})).find(({ basis }) => basis === 'area')!
    await manager.fees.standards.create({ itemId: service.id, priceE4: 28_000, fromMonth: '2026-01' })
    const preview = await timed(() => manager.fees.charges.preview({ month, itemIds: [service.id], dueOn }))
    const made = await timed(() => generate(manager, service.id))
    const again = await timed(() => generate(manager, service.id))
    const waits = await waitsBeside(manager, service.id)
    if (made.result !== bare.rows || again.result !== 0) throw new Error('other rows than expected')
    return {
      name: `generating a month's receivables for ${count} houses`,
      measured: made.ms / bare.ms,
      unit: '×',
      floor: 1,
      floorName: 'bare inserts of as many rows',
      goal: 3,
      facts: [
        `${made.ms.toFixed(0)} ms against ${bare.ms.toFixed(0)} ms for ${made.result} rows`,
        `preview ${preview.ms.toFixed(0)} ms, again with nothing left to make ${again.ms.toFixed(0)} ms`,
        `a command beside it waits p50 ${percentile(waits, 0.5).toFixed(1)} ms, p95 ${percentile(waits, 0.95).toFixed(1)} ms`,
      ],
    }
  })
}

async function bareRun(office: TestOffice, manager: TestClient) {
  const service = (await manager.fees.items.list({})).find(({ basis }) => basis === 'area')!
  await manager.fees.standards.create({ itemId: service.id, priceE4: 28_000, fromMonth: '2026-01' })
  return bareInserts(office.core.services.database, service.id)
}

async function generate(manager: TestClient, itemId: number, inMonth = month): Promise<number> {
  const asked = { month: inMonth, itemIds: [itemId], dueOn }
  for await (const event of await manager.fees.charges.generate(asked))
    if (event.kind === 'finished') return event.charges
  throw new Error('not finished')
}

async function waitsBeside(manager: TestClient, itemId: number): Promise<number[]> {
  const running = generate(manager, itemId, '2026-12')
  let name = 0
  const waits = await times(40, async () => {
    await manager.fees.items.create({ name: `另收 ${++name}`, kind: 'other', basis: 'single' })
  })
  await running
  return waits
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const start = performance.now()
  const result = await work()
  return { ms: performance.now() - start, result }
}

async function inOffice<Result>(
  count: number,
  work: (office: TestOffice, manager: TestClient) => Promise<Result>,
): Promise<Result> {
  const { office, manager } = await TestOffice.open()
  try {
    fillHouses(office.core.services.database, count)
    return await work(office, manager)
  } finally {
    await office.close()
  }
}
