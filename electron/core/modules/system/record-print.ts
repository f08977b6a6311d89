import type { PaperSize } from '../../../../shared/contract/desktop.ts'
import type { Permission } from '../../../../shared/contract/permissions.ts'
import type { FormCode } from '../../../../shared/modules/office/terms.ts'
import type { Printed } from '../../../../shared/modules/system/contract.ts'
import type { PrintedRecord } from '../../../../shared/modules/system/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { copiesOf, logPrint } from './print-log.ts'

const tables = {
  house: 'houses',
  resident: 'residents',
  building: 'buildings',
  pass: 'item_passes',
  payment: 'payments',
  closing: 'closings',
  disclosure: 'disclosures',
  notice: 'notices',
  'questionnaire-version': 'questionnaire_versions',
  'survey-wave': 'survey_waves',
  voice: 'voices',
} as const satisfies Record<PrintedRecord, string>

/** What somebody must be allowed to print a thing. */
function permissionFor(printed: Printed): Permission {
  if ('block' in printed) return 'tickets.register'
  if ('month' in printed) return 'reports.read'
  if ('sheet' in printed) return printed.sheet === 'price-board' ? 'exports.run' : 'fees.read'
  return 'record' in printed ? recordPermissions[printed.record] : 'exports.run'
}

const recordPermissions: Readonly<Record<PrintedRecord, Permission>> = {
  house: 'exports.run',
  resident: 'exports.run',
  building: 'exports.run',
  pass: 'registers.keep',
  payment: 'fees.read',
  closing: 'fees.read',
  disclosure: 'disclosures.read',
  notice: 'disclosures.read',
  'questionnaire-version': 'surveys.read',
  'survey-wave': 'surveys.enter',
  voice: 'surveys.read',
}

/** Records that carry a number of the office's own, which may be shown. */
const numbered = [
  'pass',
  'payment',
  'closing',
  'disclosure',
  'notice',
  'voice',
] as const satisfies PrintedRecord[]

function subjectOf(printed: Printed): string {
  if ('list' in printed) return `list:${printed.list}`
  if ('block' in printed) return `block:${printed.block}`
  if ('month' in printed) return `month:${printed.month}`
  return 'sheet' in printed ? `sheet:${printed.sheet}` : `${printed.record}:${printed.id}`
}

/**
 * The number that may be shown for it; nothing for a card, whose name would be a person's or a home's. Error: NOT_FOUND, because
 * the audit takes in no number that somebody made up.
 */
async function numberOf({ db }: Call, printed: Printed): Promise<string> {
  if ('month' in printed) return printed.month
  if ('block' in printed) {
    const first = await db
      .selectFrom('blank_slips')
      .select('number')
      .where('block', '=', printed.block)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!first) throw new Fault('NOT_FOUND')
    return first.number
  }
  if (!('record' in printed)) return ''
  const { record, id } = printed
  const own = numbered.find((each) => each === record)
  if (own) {
    const found = await db.selectFrom(tables[own]).select('number').where('id', '=', id).executeTakeFirst()
    if (!found) throw new Fault('NOT_FOUND')
    return found.number
  }
  const known = await db.selectFrom(tables[record]).select('id').where('id', '=', id).executeTakeFirst()
  if (!known) throw new Fault('NOT_FOUND')
  return ''
}

/** Records that a form went to paper and answers which copy it was. Errors: NOT_PERMITTED, NOT_FOUND. */
export async function recordPrint(
  call: Call,
  print: { form: FormCode; paper: PaperSize; printed: Printed; rows: number },
): Promise<{ copy: number }> {
  const { form, paper, printed, rows } = print
  call.require(permissionFor(printed))
  const subject = subjectOf(printed)
  const number = await numberOf(call, printed)
  const copy = await logPrint(call, { form, paper, subject, label: number, rows })
  const fields = { form, paper, rows, copy }
  if ('list' in printed) await call.audit({ subject, label: `rows: ${rows}`, fields })
  else await call.audit({ subject, label: number, fields })
  return { copy }
}

/** How often a form of something was printed already. Error: NOT_PERMITTED. */
export async function printCopies(
  call: Call,
  { form, printed }: { form: FormCode; printed: Printed },
): Promise<{ copies: number }> {
  call.require(permissionFor(printed))
  return { copies: await copiesOf(call.db, form, subjectOf(printed)) }
}
