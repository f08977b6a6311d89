import { sql } from 'kysely'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import { fieldNames, verifyAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { procedures } from '../../kernel/procedures.ts'
import { listPrints } from './prints.ts'
import { printCopies, recordPrint } from './record-print.ts'

export const system = procedures.system.router({
  status: procedures.system.status.handler(({ context: { call } }) => ({
    now: call.now,
    today: call.today,
    timeZone: call.services.timeZone,
    appVersion: call.services.appVersion,
    folder: call.services.folder,
  })),

  audit: procedures.system.audit.handler(async ({ input, context: { call } }) => {
    const zone = call.services.timeZone
    const matching = call.db
      .selectFrom('audit_entries')
      .$if(Boolean(input.actor), (q) => q.where('actor', '=', input.actor!))
      .$if(Boolean(input.action), (q) => q.where('action', '=', input.action!))
      .$if(Boolean(input.from), (q) => q.where('at', '>=', startOfDay(zone, input.from!)))
      .$if(Boolean(input.to), (q) => q.where('at', '<', startOfDay(zone, addDays(input.to!, 1))))
    const { total } = await matching.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
    const rows = await matching
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(input.size)
      .offset((input.page - 1) * input.size)
      .execute()
    const reasons = await reasonsOf(
      call,
      rows.map(({ seq }) => seq),
    )
    return {
      total,
      rows: rows.map((row) => ({
        seq: row.seq,
        at: row.at,
        actor: row.actor,
        host: row.host as 'desktop' | 'browser' | 'core',
        action: row.action,
        subject: row.subject,
        label: row.label,
        fields: fieldNames(row.fields),
        reason: reasons.get(row.seq) ?? '',
        outcome: row.outcome as 'done' | 'refused' | 'failed',
      })),
    }
  }),

  verifyAudit: procedures.system.verifyAudit.handler(({ context: { call } }) => verifyAudit(call.db)),

  recordPrint: procedures.system.recordPrint.handler(({ input, context: { call } }) =>
    recordPrint(call, input),
  ),
  printCopies: procedures.system.printCopies.handler(({ input, context: { call } }) =>
    printCopies(call, input),
  ),
  prints: procedures.system.prints.handler(({ input, context: { call } }) => listPrints(call, input)),

  download: procedures.system.download.handler(({ input, context: { call } }) =>
    call.services.downloads.take(input.key, call.actor.userId),
  ),
})

/** What people answered when they were asked why, by entry; it stands beside the chain, where it can be erased. */
async function reasonsOf({ db }: Call, entries: readonly number[]): Promise<Map<number, string>> {
  if (entries.length === 0) return new Map()
  const rows = await db
    .selectFrom('audit_values')
    .select(['seq', 'before'])
    .where('seq', 'in', entries)
    .where('field', '=', 'reason')
    .execute()
  return new Map(rows.map(({ seq, before }) => [seq, before ?? '']))
}
