import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { OutageRow } from '../../../../shared/modules/outages/contract.ts'
import type { OutageState } from '../../../../shared/modules/outages/terms.ts'
import type { Tables } from '../../database/tables.ts'
import { containing } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { asOutageRows, selectOutages } from './rows.ts'

export interface OutageFilter {
  state?: OutageState | undefined
  text?: string | undefined
}

/** One page of outages: what lasts, what is to come, what is over; and how many there are in all. */
export async function listOutages(
  call: Call,
  { page, size, ...filter }: OutageFilter & { page: number; size: number },
): Promise<{ rows: OutageRow[]; total: number }> {
  const matches = (eb: ExpressionBuilder<Tables, 'outages'>) => matching(eb, call.now, filter)
  const { total } = await call.db
    .selectFrom('outages')
    .select(sql<number>`count(*)`.as('total'))
    .where(matches)
    .executeTakeFirstOrThrow()
  const rows = await selectOutages(call)
    .where(matches)
    .orderBy(sql`outages.ended_at IS NOT NULL`)
    .orderBy(sql`outages.starts_at > ${call.now}`)
    .orderBy('outages.starts_at', 'desc')
    .orderBy('outages.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: await asOutageRows(call, rows), total }
}

function matching(
  eb: ExpressionBuilder<Tables, 'outages'>,
  now: string,
  { state, text }: OutageFilter,
): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [
    eb('outages.voided_at', state === 'voided' ? 'is not' : 'is', null),
  ]
  if (state === 'ended') conditions.push(eb('outages.ended_at', 'is not', null))
  if (state === 'running' || state === 'planned')
    conditions.push(
      eb('outages.ended_at', 'is', null),
      eb('outages.starts_at', state === 'planned' ? '>' : '<=', now),
    )
  if (text) conditions.push(eb.or([containing('outages.title', text), containing('outages.words', text)]))
  return eb.and(conditions)
}
