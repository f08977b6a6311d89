import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { instantIn } from '../../../shared/time/zone.ts'
import { givenHouse } from './houses.ts'
import type { TestClient, TestOffice } from './office.ts'
import { deskOf, givenImportedTicket } from './tickets.ts'

const at = (shown: string) => instantIn('Asia/Shanghai', shown)
const later = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

interface GivenTicket {
  kind?: TicketKind
  /** The office's clock; `closed` is when it was done as well, unless `done` says otherwise. */
  received: string
  done?: string
  closed?: string
  channel: string
  category: string
  room?: string
  /** Minutes until first contact; null: none. At once unless told. */
  contact?: number | null
  state?: string
  backEntered?: boolean
  onSpot?: boolean
  joinedInto?: number
  /** What a ledger recorded; without it the ticket is the program's own. */
  ledger?: { timely: 0 | 1 | null }
}

/** Twenty tickets around October 2026, in which the first is a Thursday, to be counted by hand; answers with how one more is given. */
export async function givenOctober(office: TestOffice, manager: TestClient) {
  const desk = await deskOf(manager)
  const houses = new Map<string, number>()
  for (const room of ['3-2-501', '3-2-1501', '1-1-101']) houses.set(room, await givenHouse(office, room))
  let made = 0

  async function given(ticket: GivenTicket): Promise<number> {
    const received = at(ticket.received)
    const { contact = 0, ledger } = ticket
    const closed = ticket.closed ? at(ticket.closed) : null
    return givenImportedTicket(office, desk, {
      number: `M-${++made}`,
      kind: ticket.kind ?? 'complaint',
      state: ticket.state ?? (closed ? 'closed' : 'assigned'),
      channel_id: desk.channel(ticket.channel),
      category_id: desk.category(ticket.category),
      house_id: ticket.room ? houses.get(ticket.room)! : null,
      received_at: received,
      first_contact_at: contact === null ? null : later(received, contact),
      first_contact_due_at: later(received, 15),
      resolve_due_at: later(received, 72 * 60),
      done_at: ticket.done ? at(ticket.done) : closed,
      closed_at: closed,
      voided_at: ticket.state === 'void' ? received : null,
      back_entered: ticket.backEntered ? 1 : 0,
      solved_on_spot: ticket.onSpot ? 1 : 0,
      joined_into: ticket.joinedInto ?? null,
      import_id: ledger ? 1 : null,
      recorded_timely: ledger ? ledger.timely : null,
      callback_at: null,
    })
  }

  const [phone, counter, wechat] = ['电话', '前台来访', '微信'] as const
  const [lift, light, smell] = ['电梯故障', '照明设施损坏', '垃圾桶异味'] as const
  // September: two carried over, of which one is closed with October's first moment; one voided.
  await given({
    received: '2026-09-28 10:00',
    channel: phone,
    category: lift,
    room: '3-2-501',
    closed: '2026-10-02 10:00',
  })
  await given({ received: '2026-09-30 23:59', channel: wechat, category: smell, closed: '2026-10-01 00:00' })
  await given({ received: '2026-09-15 10:00', channel: phone, category: lift, state: 'void' })
  // The 1st: at midnight, a minute before the office opens, and as it opens.
  await given({ received: '2026-10-01 00:00', channel: phone, category: lift, room: '3-2-501', contact: 10 })
  await given({
    received: '2026-10-01 08:29',
    channel: counter,
    category: lift,
    room: '3-2-501',
    closed: '2026-10-01 12:00',
  })
  await given({
    received: '2026-10-01 08:30',
    channel: wechat,
    category: smell,
    room: '1-1-101',
    contact: 15,
    closed: '2026-10-31 23:59',
  })
  // Saturday the 3rd: contacted a minute late, done in time, closed when October was over; a repair solved on the spot.
  await given({
    received: '2026-10-03 10:00',
    channel: wechat,
    category: light,
    room: '1-1-101',
    contact: 16,
    done: '2026-10-05 10:00',
    closed: '2026-11-01 00:00',
  })
  await given({
    kind: 'repair',
    received: '2026-10-03 17:30',
    channel: phone,
    category: '户内漏水',
    room: '3-2-1501',
    closed: '2026-10-03 18:00',
    onSpot: true,
  })
  // Monday the 5th: a minute before the office closes, never contacted; and as it closes, entered later.
  await given({
    kind: 'repair',
    received: '2026-10-05 17:29',
    channel: wechat,
    category: '户内漏水',
    room: '3-2-501',
    contact: null,
  })
  await given({
    received: '2026-10-05 17:30',
    channel: phone,
    category: lift,
    closed: '2026-10-06 17:00',
    backEntered: true,
  })
  // The last minute, and the first of November.
  await given({
    received: '2026-10-31 23:59',
    channel: phone,
    category: lift,
    room: '1-1-101',
    contact: null,
  })
  await given({ received: '2026-11-01 00:00', channel: phone, category: lift, room: '1-1-101' })
  // The 12th: one voided, one that waits for another.
  await given({ received: '2026-10-12 10:00', channel: phone, category: lift, state: 'void' })
  const main = await given({
    received: '2026-10-12 10:10',
    channel: counter,
    category: lift,
    room: '3-2-501',
  })
  await given({
    received: '2026-10-12 10:05',
    channel: phone,
    category: lift,
    room: '3-2-501',
    state: 'joined',
    joinedInto: main,
  })
  // The 13th, out of a ledger: contacted in time, not recorded, and late; in time, late, and without a verdict.
  await given({
    received: '2026-10-13 09:00',
    channel: phone,
    category: lift,
    contact: 14,
    closed: '2026-10-14 09:00',
    ledger: { timely: 1 },
  })
  await given({
    received: '2026-10-13 09:30',
    channel: wechat,
    category: smell,
    contact: null,
    closed: '2026-10-20 09:00',
    ledger: { timely: 0 },
  })
  await given({
    received: '2026-10-13 09:40',
    channel: phone,
    category: smell,
    room: '1-1-101',
    contact: 20,
    ledger: { timely: null },
  })
  // The 20th: a question answered at once, and praise in the evening.
  await given({
    kind: 'inquiry',
    received: '2026-10-20 12:00',
    channel: counter,
    category: '物业费',
    closed: '2026-10-20 12:00',
    onSpot: true,
  })
  await given({
    kind: 'praise',
    received: '2026-10-20 20:00',
    channel: phone,
    category: '维修及时',
    closed: '2026-10-21 09:00',
  })
  return given
}
