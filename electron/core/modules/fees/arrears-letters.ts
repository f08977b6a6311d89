import type { PaperSize } from '../../../../shared/contract/desktop.ts'
import { arrears as words } from '../../../../shared/locale/zh-CN/arrears.ts'
import { formatYuan } from '../../../../shared/money/fen.ts'
import { groupBy } from '../../../../shared/collections/group.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { logPrint } from '../system/print-log.ts'
import { isOpen, asCharges, selectCharges } from './charge-rows.ts'
import { payersOf } from './payers.ts'

/** What stands in the letter to each house, in the order asked for; a house that owes nothing overdue gets none. */
export async function arrearsLetters(call: Call, { houseIds }: { houseIds: readonly number[] }) {
  const rows = await selectCharges(call.db)
    .where('charges.house_id', 'in', oneOf(houseIds))
    .where(isOpen)
    .where('charges.due_on', '<', call.today)
    .orderBy('charges.month')
    .orderBy('charges.due_on')
    .orderBy('charges.id')
    .execute()
  const charges = groupBy(await asCharges(call, rows), ({ houseId }) => houseId)
  return [...new Set(houseIds)].flatMap((houseId) => {
    const own = charges.get(houseId) ?? []
    const [first] = own
    if (!first) return []
    return {
      houseId,
      room: first.room,
      payer: first.payer,
      charges: own.map(({ item, month, openFen, dueOn }) => ({ item, month, openFen, dueOn })),
      openFen: own.reduce((sum, { openFen }) => sum + openFen, 0),
    }
  })
}

const subject = 'sheet:arrears-letters'

/**
 * Keeps that letters went to paper: the print, and with each house that still owes something overdue a contact by which the next
 * clerk sees it. The same key again is another copy of the same letters and adds no contact.
 */
export async function lettersPrinted(
  call: Call,
  { houseIds, paper, requestKey }: { houseIds: readonly number[]; paper: PaperSize; requestKey: string },
): Promise<{ copy: number; contacts: number }> {
  const letters = await arrearsLetters(call, { houseIds })
  const payers = await payersOf(call.db, houseIds)
  let contacts = 0
  for (const { houseId, charges, openFen } of letters) {
    const written = await call.db
      .insertInto('contacts')
      .values({
        kind: 'letter',
        direction: 'out',
        channel_id: null,
        at: call.now,
        resident_id: payers.get(houseId)?.[0]?.residentId ?? null,
        house_id: houseId,
        staff_id: call.actor.staffId,
        purpose: 'arrears',
        participants: '',
        words: tracedAs(openFen, charges[0]!.month),
        follow_up: '',
        request_key: `${requestKey}:${houseId}`,
        voided_at: null,
        ...call.created,
      })
      .onConflict((conflict) => conflict.column('request_key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (written) contacts++
  }
  const rows = letters.length
  const copy = await logPrint(call, { form: 'arrears-letter', paper, subject, rows })
  await call.audit({ subject, label: `rows: ${rows}`, fields: { form: 'arrears-letter', paper, rows, copy } })
  return { copy, contacts }
}

/** What the contact says; the office's own data, so in the language of its paper. */
const tracedAs = (openFen: number, month: string): string =>
  words.letter.trace.replace('{amount}', `¥${formatYuan(openFen)}`).replace('{month}', month)
