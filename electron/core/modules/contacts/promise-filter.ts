import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { contactsContract } from '../../../../shared/modules/contacts/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { containing } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { withWhomOrWhere } from './filter.ts'
import { open } from './open-promises.ts'

type ListInput = z.output<NonNullable<(typeof contactsContract.promises)['~orpc']['inputSchema']>>
export type PromiseFilter = Omit<ListInput, 'page' | 'size'>

/** The promises a filter asks for, as one condition on the tables `promises` and `contacts` joined. */
export function matchingPromises(
  call: Call,
  { text, state, overdue, mine }: PromiseFilter,
): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'promises'>()
  const conditions: Expression<SqlBool>[] = []
  if (state) conditions.push(state === 'open' ? open : eb('promises.state', '=', state))
  if (overdue) conditions.push(open, eb('promises.due_on', '<', call.today))
  if (mine) conditions.push(eb('promises.staff_id', '=', call.actor.staffId))
  if (text) conditions.push(matchesText(text))
  return conditions.length > 0 ? eb.and(conditions) : sql<SqlBool>`1 = 1`
}

/** A text is part of what was promised or of how it ended, or to whom or where it was promised. */
function matchesText(text: string): Expression<SqlBool> {
  const part = cleanText(text)
  return expressionBuilder<Tables, 'promises'>().or([
    containing('promises.words', part),
    containing('promises.note', part),
    ...withWhomOrWhere(text),
  ])
}
