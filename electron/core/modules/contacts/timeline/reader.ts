import type { TimelineEntry } from '../../../../../shared/modules/contacts/contract.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Of, Source } from './moments.ts'
import { keyOf, type Placed } from './order.ts'

/** What an entry has beside its place on the timeline. */
export type Told = Omit<TimelineEntry, 'key' | 'at' | 'kind' | 'direction'>

/** Reads what some entries say, by the entries' keys. */
export type Reader = (call: Call, of: Of, moments: readonly Placed[]) => Promise<Map<string, Told>>

/** The rows some moments are of, each once. */
export const idsOf = (moments: readonly Placed[]): number[] => [...new Set(moments.map(({ id }) => id))]

/** Gives each moment what its row says of it; a row that is gone leaves its moments out. */
export function told<Row extends { id: number }>(
  moments: readonly Placed[],
  rows: readonly Row[],
  tell: (row: Row, source: Source) => Told,
): Map<string, Told> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const entries = new Map<string, Told>()
  for (const moment of moments) {
    const row = byId.get(moment.id)
    if (row) entries.set(keyOf(moment), tell(row, moment.source))
  }
  return entries
}
