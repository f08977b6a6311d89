import { randomUUID } from 'node:crypto'
import type { TicketKind } from '../../shared/modules/tickets/terms.ts'
import { addDays, startOfDay } from '../../shared/time/zone.ts'
import type { Chance } from './chance.ts'
import type { Household } from './community.ts'
import type { Client } from './counter.ts'
import { channelWeights, kindWeights, matters, type Matter } from './matters.ts'

const zone = 'Asia/Shanghai'
const minute = 60_000
const hour = 60 * minute

/** One thing somebody does at a moment; the moments of the whole history are gone through in their order. */
export interface Step {
  at: number
  run: () => Promise<unknown>
}

/** Who does what, and what the office's lists call it. */
export interface Office {
  clerks: readonly Client[]
  officer: Client
  engineer: { client: Client; staffId: number }
  category(kind: TicketKind, code: string): number
  channel(code: string): { id: number; live: boolean }
  department(name: string): number
  households: readonly Household[]
}

/** Every ticket from one day to the last minute, each with what becomes of it, in no order yet. */
export function planHistory(
  office: Office,
  chance: Chance,
  { from, until, perDay }: { from: string; until: number; perDay: number },
): Step[] {
  const steps: Step[] = []
  for (let day = from; Date.parse(startOfDay(zone, day)) < until; day = addDays(day, 1)) {
    const start = Date.parse(startOfDay(zone, day))
    const month = Number(day.slice(5, 7))
    // A frosty week at the end, so that the desk has work to show.
    const lately = start > until - 5 * 24 * hour
    const count = Math.round(perDay * (lately ? 2.2 : 1) * (0.4 + chance.share() * 1.2))
    for (let index = 0; index < count; index++) {
      const kind = chance.weighted(kindWeights)
      const matter = chance.weighted(
        matters[kind].map((each) => [each, each.weight * (each.months?.includes(month) ? 3 : 1)] as const),
      )
      const receivedAt = start + moment(chance)
      const stillOpen = lately && chance.percent(75)
      steps.push(...lifeOf(office, chance, kind, matter, receivedAt, { stillOpen }))
    }
  }
  const [newest] = matters.repair
  for (const ago of [5, 11])
    steps.push(
      ...lifeOf(office, chance, 'repair', newest!, until - ago * minute, {
        channelCode: 'wechat',
        stillOpen: true,
      }),
    )
  return steps.filter(({ at }) => at <= until)
}

/** Most come by day, few at night. */
const moment = (chance: Chance): number =>
  chance.percent(93) ? (8 + chance.share() * 12.5) * hour : chance.share() * 24 * hour

/** People work from half past eight to seven; what falls outside waits for the morning. */
function atWork(at: number): number {
  const day = new Date(at + 8 * hour).toISOString().slice(0, 10)
  const start = Date.parse(startOfDay(zone, day))
  if (at < start + 8.5 * hour) return start + 8.5 * hour + (at % (40 * minute))
  return at > start + 19 * hour ? start + 32.5 * hour + (at % (40 * minute)) : at
}

function lifeOf(
  office: Office,
  chance: Chance,
  kind: TicketKind,
  matter: Matter,
  receivedAt: number,
  { channelCode = chance.weighted(channelWeights), stillOpen = false } = {},
): Step[] {
  const channel = office.channel(channelCode)
  const clerk = chance.pick(office.clerks)
  const result = chance.pick(matter.done)
  const solved = kind === 'inquiry' || (kind !== 'repair' && chance.percent(8))
  const ticket = { id: 0 }
  const registration = {
    kind,
    channelId: channel.id,
    categoryId: office.category(kind, matter.code),
    words: chance.pick(matter.words),
    place: chance.pick(matter.places ?? ['']),
    urgency: matter.urgency ?? 'normal',
    emotion:
      kind === 'complaint'
        ? chance.pick(['calm', 'dissatisfied', 'dissatisfied', 'anxious', 'angry'])
        : 'calm',
    demand: kind === 'complaint' ? chance.pick(['fix', 'explain', 'apologise', 'fix']) : null,
    entry: kind === 'repair' ? chance.pick(['yes', 'call-first', 'no'] as const) : null,
    solved: solved ? result : null,
    channelNote: channelCode === 'owner-group' ? '青龙园业主群' : '',
    requestKey: randomUUID(),
    ...(matter.places ? chance.pick(office.households) : callerOf(office, chance)),
  }
  const steps: Step[] = [
    {
      at: receivedAt,
      run: async () => void (ticket.id = (await clerk.tickets.register(registration)).id),
    },
  ]
  if (solved) return steps
  if (chance.percent(1)) {
    steps.push({
      at: receivedAt + 10 * minute,
      run: () =>
        act(office.officer, ticket.id, 'void', (client, now) =>
          client.tickets.void({ ...now, reason: '重复登记' }),
        ),
    })
    return steps
  }
  if (!channel.live) steps.push(...firstContacts(clerk, chance, ticket, receivedAt))
  const handled = handling(office, chance, matter, result, ticket, receivedAt)
  return [...steps, ...(stillOpen ? handled.slice(0, 1) : handled)]
}

function callerOf({ households }: Office, chance: Chance) {
  if (chance.percent(88)) return chance.pick(households)
  const place = chance.pick(['地下车库', '北门岗', '儿童乐园', '3 号楼门厅', '中心花园'])
  return chance.percent(50)
    ? { callerRole: 'anonymous' as const, place }
    : { callerRole: 'visitor' as const, callerName: chance.pick(['访客', '送货师傅', '周边商户']), place }
}

function firstContacts(clerk: Client, chance: Chance, ticket: { id: number }, receivedAt: number): Step[] {
  const tried = receivedAt + (1 + chance.around(8)) * minute
  const contact = (at: number, result: 'reached' | 'no-answer'): Step => ({
    at,
    run: () =>
      act(clerk, ticket.id, 'first-contact', (client, now) =>
        client.tickets.firstContact({ ...now, result }),
      ),
  })
  return chance.percent(85)
    ? [contact(tried, 'reached')]
    : [contact(tried, 'no-answer'), contact(tried + 35 * minute, 'reached')]
}

function handling(
  office: Office,
  chance: Chance,
  matter: Matter,
  result: string,
  ticket: { id: number },
  receivedAt: number,
): Step[] {
  const urgent = matter.urgency === 'urgent'
  const assignedAt = urgent ? receivedAt + 6 * minute : atWork(receivedAt + (5 + chance.around(30)) * minute)
  const worked = Math.min(chance.around(matter.hours), 10 * 24) * hour
  const doneAt = urgent ? assignedAt + worked : atWork(assignedAt + worked)
  const closedAt = atWork(doneAt + chance.between(2, 30) * hour)
  const engineer = matter.department === '工程部' && chance.percent(60) ? office.engineer : null
  const steps: Step[] = [
    {
      at: assignedAt,
      run: () =>
        act(office.officer, ticket.id, 'assign', (client, now) =>
          client.tickets.assign({
            ...now,
            departmentId: office.department(matter.department),
            assigneeId: engineer?.staffId ?? null,
          }),
        ),
    },
    {
      at: doneAt,
      run: () =>
        act(engineer?.client ?? office.officer, ticket.id, 'done', (client, now) =>
          client.tickets.done({ ...now, text: result }),
        ),
    },
    {
      at: closedAt,
      run: () =>
        act(office.officer, ticket.id, 'close', (client, now) =>
          client.tickets.close({
            ...now,
            text: chance.pick(['电话回访，业主满意。', '业主认可处理结果。', '']),
          }),
        ),
    },
  ]
  if (worked > 20 * hour && chance.percent(60))
    steps.push({
      at: assignedAt + worked / 2,
      run: () =>
        act(office.officer, ticket.id, 'note', (client, now) =>
          client.tickets.note({ ...now, text: '配件在途，已电话告知业主预计时间。' }),
        ),
    })
  return steps
}

/** Does it if the ticket stands so that it can be done: what somebody voided or closed is left alone. */
async function act(
  client: Client,
  id: number,
  action: 'first-contact' | 'assign' | 'note' | 'done' | 'close' | 'void',
  work: (client: Client, now: { id: number; version: number }) => Promise<unknown>,
): Promise<void> {
  const { version, actions } = await client.tickets.get({ id })
  if (actions.includes(action)) await work(client, { id, version })
}
