import type { DutyCode } from '../../../../shared/modules/notices/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** The sheet or the notice by which something was told, and the day it was. */
export type ToldBy = { day: string } & ({ disclosureId: number } | { noticeId: number })

/**
 * Marks duties as told by a paper, inside the transaction that publishes it. Codes of duties that the office does not
 * have, or put away, are passed over, since what a sheet tells is fixed and what an office must tell is not.
 */
export async function markDuties(call: Call, codes: readonly DutyCode[], toldBy: ToldBy): Promise<void> {
  if (codes.length === 0) return
  const rows = await call.db
    .selectFrom('duties')
    .select('id')
    .where('code', 'in', codes)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .execute()
  await markDutyIds(
    call,
    rows.map(({ id }) => id),
    toldBy,
  )
}

/** The same by the duties' ids. Errors: NOT_FOUND and NOT_ALLOWED_NOW (one put away) on `dutyIds`. */
export async function markDutyIds(call: Call, ids: readonly number[], toldBy: ToldBy): Promise<void> {
  const paper = {
    disclosure_id: 'disclosureId' in toldBy ? toldBy.disclosureId : null,
    notice_id: 'noticeId' in toldBy ? toldBy.noticeId : null,
  }
  for (const id of new Set(ids)) {
    await requireDuty(call, id)
    if (await isMarked(call, id, paper)) continue
    await call.db
      .insertInto('duty_acts')
      .values({
        duty_id: id,
        day: toldBy.day,
        ...paper,
        staff_id: call.actor.staffId,
        voided_at: null,
        ...call.created,
      })
      .execute()
    await call.audit({
      subject: `duty:${id}`,
      fields: { day: toldBy.day, disclosureId: paper.disclosure_id, noticeId: paper.notice_id },
    })
  }
}

async function requireDuty({ db }: Call, id: number): Promise<void> {
  const duty = await db.selectFrom('duties').select('archived_at').where('id', '=', id).executeTakeFirst()
  if (!duty) throw new Fault('NOT_FOUND', { field: 'dutyIds' })
  if (duty.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW', { field: 'dutyIds' })
}

async function isMarked(
  { db }: Call,
  dutyId: number,
  paper: { disclosure_id: number | null; notice_id: number | null },
): Promise<boolean> {
  const act = await db
    .selectFrom('duty_acts')
    .select('id')
    .where('duty_id', '=', dutyId)
    .where('disclosure_id', 'is', paper.disclosure_id)
    .where('notice_id', 'is', paper.notice_id)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return act !== undefined
}
