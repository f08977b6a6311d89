import { pinyin } from 'pinyin-pro'
import type { TestOffice, TestClient } from '../../electron/core/testing/office.ts'
import type { Person } from './archive.ts'
import { percentile, times, type Line } from './measure.ts'

/** Seven ways to look one person up, as a clerk types them, from the first key on. */
function queriesFor({ name, phone, room }: Person): string[] {
  const sounds = pinyin(name, { toneType: 'none', type: 'array' })
  const initials = sounds.map((sound) => sound[0]).join('')
  return [
    room,
    room.replaceAll('-', ''),
    phone.slice(-4),
    phone.slice(0, 7),
    name,
    sounds.join(''),
    initials,
    initials[0]!,
  ]
}

/** The box over the whole way of a request in the core: session, permission, search, contract. */
export async function measureBoxSearch(
  office: TestOffice,
  client: TestClient,
  people: readonly Person[],
): Promise<Line> {
  const { raw } = office.core.services.database
  const statements = recordStatements(raw)
  const asked = people.filter((_, index) => index % Math.ceil(people.length / 250) === 0).flatMap(queriesFor)
  for (const text of asked.slice(0, 200)) await client.search.box({ text })
  const scans = statements.filter((sql) => scansTable(raw, sql))
  if (scans.length > 0) throw new Error(`The box scans a table:\n${scans.join('\n')}`)
  const taken = await times(asked.length, (index) => client.search.box({ text: asked[index]! }))
  const range = raw.prepare(
    'SELECT term, kind, ref, weight FROM search_terms WHERE term >= ? AND term < ? ORDER BY term LIMIT 64',
  )
  const bare = await times(asked.length, (index) => range.all(asked[index]!, `${asked[index]!}\uffff`))
  return {
    name: `Box search, ${people.length.toLocaleString('en')} residents, p95 in the core`,
    measured: percentile(taken, 0.95),
    unit: 'ms',
    floor: percentile(bare, 0.95),
    floorName: 'one bare prefix range',
    goal: 8,
    facts: [
      `p50 ${percentile(taken, 0.5).toFixed(3)} ms, slowest ${taken.at(-1)!.toFixed(3)} ms, ${asked.length} queries of 8 kinds`,
      `no full scan in ${statements.length} statements (EXPLAIN QUERY PLAN)`,
    ],
  }
}

type Raw = TestOffice['core']['services']['database']['raw']

/** From now on, every statement the core prepares. */
export function recordStatements(raw: Raw): string[] {
  const seen: string[] = []
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((sql: string) => {
    seen.push(sql)
    return prepare(sql)
  }) as typeof raw.prepare
  return seen
}

/** Small tables that are read whole on purpose, and the list of a parameter. */
const readWhole = /\b(SCAN (imports|roles|office|channels|categories|json_each))\b/

/** Whether a reading statement goes through a table from end to end. */
export function scansTable(raw: Raw, sql: string): boolean {
  if (!/^\s*select/i.test(sql)) return false
  const values = (sql.match(/\?/g) ?? []).map(() => null)
  const plan = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[]
  return plan.some(({ detail }) => detail.startsWith('SCAN') && !readWhole.test(detail))
}
