import { z } from 'zod'
import { defaultPromise, type PromiseRule } from '../../../../shared/modules/tickets/deadlines.ts'
import type { Call } from '../../kernel/call.ts'

const minutes = z.number().int().min(1)
const promiseRule = z.object({
  firstContactMinutes: minutes,
  replyMinutes: minutes,
  resolveMinutes: minutes,
})

/** The rule as a ticket or the settings store it; the default where nothing usable is stored. */
export function readPromiseRule(json: string | undefined): PromiseRule {
  if (json === undefined) return defaultPromise
  try {
    return promiseRule.parse(JSON.parse(json))
  } catch {
    return defaultPromise
  }
}

/** The office's own promise (settings, key `promise`). */
export async function currentPromise({ db }: Call): Promise<PromiseRule> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'promise').executeTakeFirst()
  return readPromiseRule(row?.value)
}
