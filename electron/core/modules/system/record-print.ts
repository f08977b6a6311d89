import type { FormCode } from '../../../../shared/modules/office/terms.ts'
import type { Printed } from '../../../../shared/modules/system/contract.ts'
import type { PrintedRecord } from '../../../../shared/modules/system/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

const tables = {
  house: 'houses',
  resident: 'residents',
  building: 'buildings',
} as const satisfies Record<PrintedRecord, string>

/**
 * A card names its record, which must be there: the audit takes in no number that somebody made up. A list says how
 * many of its rows went to paper. Error: NOT_FOUND.
 */
export async function recordPrint(
  call: Call,
  { form, printed, rows }: { form: FormCode; printed: Printed; rows: number },
): Promise<void> {
  const fields = { form, rows }
  if ('list' in printed) {
    await call.audit({ subject: `list:${printed.list}`, label: `rows: ${rows}`, fields })
    return
  }
  const { record, id } = printed
  const known = await call.db.selectFrom(tables[record]).select('id').where('id', '=', id).executeTakeFirst()
  if (!known) throw new Fault('NOT_FOUND')
  await call.audit({ subject: `${record}:${id}`, fields })
}
