import { wholeTicketNumber } from '../../../../shared/modules/tickets/number.ts'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { BlankSlip } from '../../../../shared/modules/tickets/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { isTaken, nextNumber } from './next-number.ts'

const slipsShown = 500

interface Block {
  block: string
  numbers: string[]
}

/**
 * Takes the next numbers of a kind and day for slips filled in by hand. Sent again with the same `requestKey`, which
 * names the block, it answers with the numbers already taken. Error: ALREADY_EXISTS when what is sent again differs.
 */
export async function reserveBlanks(
  call: Call,
  { kind, count, requestKey }: { kind: TicketKind; count: number; requestKey: string },
): Promise<Block> {
  const saved = await call.db
    .selectFrom('blank_slips')
    .select(['id', 'kind', 'number'])
    .where('block', '=', requestKey)
    .orderBy('id')
    .execute()
  const [known] = saved
  if (known) {
    if (known.kind !== kind || saved.length !== count) throw new Fault('ALREADY_EXISTS')
    await auditBlock(call, known, { repeated: true })
    return { block: requestKey, numbers: saved.map(({ number }) => number) }
  }
  const numbers: string[] = []
  while (numbers.length < count) numbers.push(await nextNumber(call, kind))
  const rows = await call.db
    .insertInto('blank_slips')
    .values(
      numbers.map((number) => ({
        kind,
        number,
        block: requestKey,
        ticket_id: null,
        voided_at: null,
        ...call.created,
      })),
    )
    .returning(['id', 'number'])
    .execute()
  await auditBlock(call, rows[0]!, { kind, numbers })
  return { block: requestKey, numbers }
}

const auditBlock = (call: Call, first: { id: number; number: string }, fields: Record<string, unknown>) =>
  call.audit({ subject: `blank-slip:${first.id}`, label: first.number, fields })

/** The reserved numbers, the newest block first and in the order of the series; `out`: only those still to be entered. */
export async function blankSlips(
  call: Call,
  { block, out }: { block?: string | undefined; out: boolean },
): Promise<BlankSlip[]> {
  const rows = await call.db
    .selectFrom('blank_slips')
    .leftJoin('staff', 'staff.id', 'blank_slips.created_by')
    .select([
      'blank_slips.id',
      'blank_slips.version',
      'blank_slips.kind',
      'blank_slips.number',
      'blank_slips.block',
      'blank_slips.created_at',
      'staff.name as reservedBy',
      'blank_slips.ticket_id',
      'blank_slips.voided_at',
      'blank_slips.void_reason',
    ])
    .$if(block !== undefined, (query) => query.where('blank_slips.block', '=', block!))
    .$if(out, (query) =>
      query.where('blank_slips.ticket_id', 'is', null).where('blank_slips.voided_at', 'is', null),
    )
    .orderBy('blank_slips.created_at', 'desc')
    .orderBy('blank_slips.id')
    .limit(slipsShown)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    kind: row.kind as TicketKind,
    number: row.number,
    block: row.block,
    reservedAt: row.created_at,
    reservedBy: row.reservedBy ?? '',
    state: row.ticket_id !== null ? 'entered' : row.voided_at !== null ? 'voided' : 'out',
    ticketId: row.ticket_id,
    voidReason: row.void_reason,
  }))
}

/** A slip that was spoilt or never filled in. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one no longer out. */
export async function voidBlank(call: Call, input: { id: number; version: number; reason: string }) {
  const slip = await call.db
    .selectFrom('blank_slips')
    .selectAll()
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!slip) throw new Fault('NOT_FOUND')
  if (slip.version !== input.version) throw new Fault('CONFLICT')
  if (slip.ticket_id !== null || slip.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const values = { voided_at: call.now, void_reason: input.reason }
  const written = await updateVersioned(call, 'blank_slips', input, values)
  await call.audit({
    subject: `blank-slip:${slip.id}`,
    label: slip.number,
    fields: values,
    before: { voided_at: null, void_reason: slip.void_reason },
  })
  return written
}

/**
 * The slip filled in by hand that a registration is entered from. Errors on `blankNumber`: INVALID_INPUT for a number
 * that was never reserved, is of another kind or was voided, ALREADY_EXISTS for one that is entered, by hand or with a
 * ledger.
 */
export async function blankToEnter(call: Call, typed: string, kind: TicketKind) {
  const slip = await call.db
    .selectFrom('blank_slips')
    .select(['id', 'version', 'kind', 'number', 'ticket_id', 'voided_at'])
    .where('number', '=', wholeTicketNumber(typed) ?? '')
    .executeTakeFirst()
  if (slip && (slip.ticket_id !== null || (await isTaken(call, slip.number))))
    throw new Fault('ALREADY_EXISTS', { field: 'blankNumber', params: { number: slip.number } })
  if (!slip || slip.kind !== kind || slip.voided_at !== null)
    throw new Fault('INVALID_INPUT', { field: 'blankNumber' })
  return slip
}
