import type { z } from 'zod'
import type { accountsContract } from '../../../../shared/modules/accounts/contract.ts'
import { settingLimit } from '../../../../shared/modules/accounts/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

type Setting = z.output<NonNullable<(typeof accountsContract.saveSetting)['~orpc']['inputSchema']>>

/** What whoever asks has remembered under these keys; a key without anything is left out. */
export async function ownSettings(call: Call, keys: readonly string[]): Promise<Record<string, unknown>> {
  if (keys.length === 0) return {}
  const rows = await call.db
    .selectFrom('user_settings')
    .select(['key', 'value'])
    .where('user_id', '=', call.actor.userId)
    .where('key', 'in', keys)
    .execute()
  return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]))
}

/** Error: INVALID_INPUT (`value`) above `settingLimit`. */
export async function saveOwnSetting(call: Call, { key, value }: Setting): Promise<void> {
  const { userId } = call.actor
  if (value === null) {
    await call.db.deleteFrom('user_settings').where('user_id', '=', userId).where('key', '=', key).execute()
    return
  }
  const json = JSON.stringify(value)
  if (Buffer.byteLength(json) > settingLimit) throw new Fault('INVALID_INPUT', { field: 'value' })
  await call.db
    .insertInto('user_settings')
    .values({ user_id: userId, key, value: json })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doUpdateSet({ value: json }))
    .execute()
}
