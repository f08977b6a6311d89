import { sql } from 'kysely'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import { fieldNames, verifyAudit } from '../../kernel/audit.ts'
import { procedures } from '../../kernel/procedures.ts'

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
        outcome: row.outcome as 'done' | 'refused' | 'failed',
      })),
    }
  }),

  verifyAudit: procedures.system.verifyAudit.handler(({ context: { call } }) => verifyAudit(call.db)),

  recordPrint: procedures.system.recordPrint.handler(async ({ input, context: { call } }) => {
    const { form, subject, rows } = input
    // A card names its house or its resident; a list says which one it was, and how many went to paper.
    const record = /^[a-z-]+:\d+$/.test(subject)
    await call.audit({
      subject: record ? subject : `form:${form}`,
      ...(record ? {} : { label: `${subject || form} ${rows}` }),
      fields: { form, rows },
    })
    return {}
  }),

  download: procedures.system.download.handler(({ input, context: { call } }) =>
    call.services.downloads.take(input.key, call.actor.userId),
  ),
})
