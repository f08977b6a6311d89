import type { Statement } from 'better-sqlite3'
import type { TestClient, TestOffice } from '../../electron/core/testing/office.ts'
import type { Person } from './archive.ts'
import { scansTable } from './box-search.ts'
import { fillTimelines, timelineLength } from './card-timelines.ts'
import { percentile, times, type Line } from './measure.ts'

const openings = 600

/** Opening somebody's card: who they are, and the first page of everything in both directions about them. */
export async function measureResidentCard(
  office: TestOffice,
  client: TestClient,
  people: readonly Person[],
): Promise<Line> {
  const { raw } = office.core.services.database
  const known = people.filter((_, index) => index % Math.ceil(people.length / 60) === 0)
  fillTimelines(
    office,
    known.map(({ id }) => id),
  )
  const open = async (index: number) => {
    const { id } = known[index % known.length]!
    return Promise.all([client.residents.get({ id }), client.contacts.timeline({ residentId: id })])
  }
  const [, { counts }] = await open(0)
  const entries = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (entries !== timelineLength) throw new Error(`${entries} entries, not ${timelineLength}`)

  const { asked, stop } = recordQueries(raw)
  for (let index = 0; index < known.length; index++) await open(index)
  stop()
  const scans = [...new Set(asked.map(({ sql }) => sql))].filter((sql) => scansTable(raw, sql))
  if (scans.length > 0) throw new Error(`A card scans a table:\n${scans.join('\n')}`)

  const taken = await times(openings, open)
  const each = asked.length / known.length
  if (!Number.isInteger(each)) throw new Error('the cards are not asked alike')
  const bare = await times(openings, (index) => {
    const first = (index % known.length) * each
    for (const { statement, values } of asked.slice(first, first + each)) statement.all(values)
  })
  return {
    name: `Opening the card of a resident with ${timelineLength} timeline entries, p95 in the core`,
    measured: percentile(taken, 0.95),
    unit: 'ms',
    floor: percentile(bare, 0.95),
    floorName: 'the same statements bare',
    goal: 20,
    facts: [
      `p50 ${percentile(taken, 0.5).toFixed(3)} ms, slowest ${taken.at(-1)!.toFixed(3)} ms, ${openings} openings of ${known.length} cards`,
      `${each} statements a card; no full scan (EXPLAIN QUERY PLAN)`,
    ],
  }
}

type Raw = TestOffice['core']['services']['database']['raw']

interface Asked {
  sql: string
  statement: Statement
  values: unknown[]
}

/** Every reading statement with its values, as the core asks them, until stopped. */
function recordQueries(raw: Raw): { asked: Asked[]; stop: () => void } {
  const asked: Asked[] = []
  // The core keeps its statements, so what they all share is where they can be overheard.
  const shared = Object.getPrototypeOf(raw.prepare('SELECT 1')) as Statement
  const all = shared.all
  shared.all = function (this: Statement, ...values: unknown[]) {
    asked.push({ sql: this.source, statement: this, values: values.flat() })
    return all.apply(this, values)
  }
  return { asked, stop: () => void (shared.all = all) }
}
