import { readFileSync } from 'node:fs'
import type { Mapping, ValueColumn, ValueDecision } from '../../../../../shared/modules/imports/contract.ts'
import type { TestClient, TestOffice } from '../../../testing/office.ts'
import type { ImportEvent } from '../import-event.ts'

const fixtures = new URL('../../../../../tests/fixtures/workbooks/', import.meta.url)

export const fixture = (name: string): File => new File([readFileSync(new URL(name, fixtures))], name)

/** A register as a text table; the first row is its header. */
export const csv = (rows: readonly (readonly string[])[], name = 'register.csv'): File =>
  new File([rows.map((row) => row.join(',')).join('\n')], name)

/** Reads a stream to its end; answers with its last event and how many came before. */
export async function finish(stream: Promise<AsyncIterable<ImportEvent>>) {
  const events: ImportEvent[] = []
  for await (const event of await stream) events.push(event)
  const last = events.at(-1)
  if (last?.kind !== 'finished') throw new Error('the stream ended without its last event')
  return { ...last, progress: events.slice(0, -1) }
}

/** What is known of every text; what is not becomes a new entry where one can be made, else mere words. */
export async function decisionsFor(manager: TestClient, { id, mapping }: { id: number; mapping: Mapping }) {
  const columns = await manager.imports.values({ id, mapping })
  const decided = ({ creatable, values }: ValueColumn) =>
    values.map(({ text, decision }): [string, ValueDecision] => [
      text,
      decision ?? (creatable ? { create: true } : { keep: true }),
    ])
  return Object.fromEntries(columns.map((column) => [column.field, Object.fromEntries(decided(column))]))
}

export async function uploadAndCheck(manager: TestClient, file: File) {
  const uploaded = await manager.imports.upload({ file })
  const { id, mapping } = uploaded
  const decisions = await decisionsFor(manager, uploaded)
  const checked = await finish(manager.imports.check({ id, mapping, decisions }))
  return { id, uploaded, checked }
}

/**
 * Imports a file to its end: every difference is taken, every second name a co-owner, every namesake another, and who
 * left stays so.
 */
export async function importAll(manager: TestClient, file: File) {
  const { id, checked } = await uploadAndCheck(manager, file)
  await decideAll(manager, id)
  return { id, checked, applied: await finish(manager.imports.apply({ id })) }
}

export async function decideAll(manager: TestClient, id: number) {
  await manager.imports.decide({ id, take: true })
  await manager.imports.answer({ id, kind: 'co-owner', answer: 'add' })
  await manager.imports.answer({ id, kind: 'former-resident', answer: 'keep' })
  await manager.imports.answer({ id, kind: 'former-namesake', answer: 'keep-former' })
  return manager.imports.answer({ id, kind: 'same-name', answer: 'another' })
}

const businessTables = [
  'departments',
  'staff',
  'channels',
  'categories',
  'dictionary_entries',
  'communities',
  'buildings',
  'resident_groups',
  'houses',
  'residents',
  'resident_phones',
  'resident_plates',
  'resident_tags',
  'occupancies',
  'tickets',
  'ticket_events',
  'search_terms',
  'search_refs',
]

/** In which order the terms of one thing are kept says nothing. */
const inAnyOrder: Record<string, string> = {
  search_refs: `SELECT ref, t.value AS term FROM search_refs, json_each(terms) AS t ORDER BY 1, 2`,
}

/** Every row of every business table. `versions: false` leaves out the optimistic lock, which only ever goes up. */
export function dump({ core }: TestOffice, { versions = true } = {}): Record<string, unknown[]> {
  const { raw } = core.services.database
  return Object.fromEntries(
    businessTables.map((table) => {
      const rows = raw.prepare(inAnyOrder[table] ?? `SELECT * FROM ${table} ORDER BY 1, 2`).all() as Record<
        string,
        unknown
      >[]
      return [table, versions ? rows : rows.map(({ version: _, ...row }) => row)]
    }),
  )
}

export const count = ({ core }: TestOffice, table: string, where = '1'): number =>
  core.services.database.raw.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() as number
