import type { Duty } from '../../../../shared/modules/notices/contract.ts'
import { daysUntil, dutyStateOf, nextDue } from '../../../../shared/modules/notices/next-due.ts'
import type { Call } from '../../kernel/call.ts'

const selectActs = ({ db }: Call) =>
  db
    .selectFrom('duty_acts')
    .leftJoin('notices', 'notices.id', 'duty_acts.notice_id')
    .leftJoin('disclosures', 'disclosures.id', 'duty_acts.disclosure_id')
    .leftJoin('staff', 'staff.id', 'duty_acts.staff_id')
    .selectAll('duty_acts')
    .select(['notices.number as notice', 'disclosures.number as sheet', 'staff.name as by'])

type Act = Awaited<ReturnType<ReturnType<typeof selectActs>['executeTakeFirstOrThrow']>>

const toldBy = (act: Act) => ({
  day: act.day,
  disclosureId: act.disclosure_id,
  noticeId: act.notice_id,
  number: act.sheet ?? act.notice ?? '',
  by: act.by ?? '',
})

/** What is to be told and when it is due next, the most pressing first; with `archived` also what was put away. */
export async function listDuties(call: Call, { archived }: { archived: boolean }): Promise<Duty[]> {
  const rows = await call.db
    .selectFrom('duties')
    .selectAll()
    .$if(!archived, (q) => q.where('archived_at', 'is', null))
    .orderBy('position')
    .orderBy('id')
    .execute()
  const last = await lastActs(call)
  const duties = rows.map((row): Duty => {
    const act = last.get(row.id)
    const rule = { everyMonths: row.every_months, startsOn: row.starts_on }
    const dueOn = nextDue(rule, act?.day ?? null)
    const days = daysUntil(call.today, dueOn)
    return {
      id: row.id,
      version: row.version,
      code: row.code,
      name: row.name,
      basis: row.basis,
      ...rule,
      leadDays: row.lead_days,
      archived: row.archived_at !== null,
      last: act ? toldBy(act) : null,
      dueOn,
      days,
      state: dutyStateOf(days, row.lead_days),
    }
  })
  return duties.sort((a, b) => Number(a.archived) - Number(b.archived) || a.days - b.days)
}

/** The newest act of each duty that stands. */
async function lastActs(call: Call): Promise<ReadonlyMap<number, Act>> {
  const acts = await selectActs(call)
    .where('duty_acts.voided_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('duty_acts as later')
            .select('later.id')
            .whereRef('later.duty_id', '=', 'duty_acts.duty_id')
            .where('later.voided_at', 'is', null)
            .where((later) =>
              later.or([
                later('later.day', '>', later.ref('duty_acts.day')),
                later.and([
                  later('later.day', '=', later.ref('duty_acts.day')),
                  later('later.id', '>', later.ref('duty_acts.id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute()
  return new Map(acts.map((act) => [act.duty_id, act]))
}

/** How often it was told, newest first, with what was taken back. */
export async function actsOf(call: Call, dutyId: number) {
  const acts = await selectActs(call)
    .where('duty_acts.duty_id', '=', dutyId)
    .orderBy('duty_acts.day', 'desc')
    .orderBy('duty_acts.id', 'desc')
    .execute()
  return acts.map((act) => ({
    ...toldBy(act),
    id: act.id,
    version: act.version,
    notes: act.notes,
    voidReason: act.void_reason,
  }))
}
