import type { OpenDatabase } from '../../electron/core/database/open.ts'
import { verifyAudit } from '../../electron/core/kernel/audit.ts'

/** What a folder holds after a fault. */
export interface Findings {
  ids: ReadonlySet<number>
  /** Everything that must not be, in words; empty when all is well. */
  unsound: string[]
}

const ticketsWithout: Record<string, string> = {
  'its audit entry': `NOT EXISTS (SELECT 1 FROM audit_entries
    WHERE action = 'tickets.register' AND subject = 'ticket:' || tickets.id)`,
  'its first event': `NOT EXISTS (SELECT 1 FROM ticket_events
    WHERE ticket_id = tickets.id AND kind = 'registered')`,
  'a way to find it': `NOT EXISTS (SELECT 1 FROM search_refs JOIN json_each(search_refs.terms) AS t
    JOIN search_terms ON search_terms.term = t.value ->> 0 AND search_terms.kind = t.value ->> 1
      AND search_terms.ref = search_refs.ref
    WHERE search_refs.ref = 't:' || tickets.id)`,
}

/** Reads the whole database: structure, references, audit chain, and that each ticket is there whole or not at all. */
export async function examine({ raw, kysely }: OpenDatabase): Promise<Findings> {
  const all = <Row>(sql: string) => raw.prepare(sql).pluck().all() as Row[]
  const unsound: string[] = []
  const integrity = all<string>('PRAGMA integrity_check')
  if (integrity.join() !== 'ok') unsound.push(`integrity: ${integrity.join('; ')}`)
  if (all('PRAGMA foreign_key_check').length > 0) unsound.push('a reference to nothing')
  const { brokenAt, reason } = await verifyAudit(kysely)
  if (brokenAt !== null) unsound.push(`audit ${reason} at ${brokenAt}`)
  for (const [part, condition] of Object.entries(ticketsWithout)) {
    const ids = all<number>(`SELECT id FROM tickets WHERE ${condition}`)
    if (ids.length > 0) unsound.push(`tickets ${ids.join()} without ${part}`)
  }
  const lone = all<string>(`SELECT subject FROM audit_entries WHERE action = 'tickets.register'
    AND NOT EXISTS (SELECT 1 FROM tickets WHERE subject = 'ticket:' || tickets.id)`)
  if (lone.length > 0) unsound.push(`audited but not there: ${lone.join()}`)
  unsound.push(...gaps(all('SELECT number FROM tickets'), raw))
  return { ids: new Set(all<number>('SELECT id FROM tickets')), unsound }
}

/** Every number of every series from 1 to the last one given, `TS-20261121-0007`. */
function gaps(numbers: string[], raw: OpenDatabase['raw']): string[] {
  const series = raw.prepare('SELECT series, last FROM number_series').all() as {
    series: string
    last: number
  }[]
  const given = new Set(numbers)
  const missing: string[] = []
  for (const { series: name, last } of series) {
    const [prefix, ...day] = name.split('-')
    for (let count = 1; count <= last; count++) {
      const number = `${prefix}-${day.join('')}-${String(count).padStart(4, '0')}`
      if (!given.delete(number)) missing.push(`number ${number} is missing`)
    }
  }
  return [...missing, ...[...given].map((number) => `number ${number} is in no series`)]
}
