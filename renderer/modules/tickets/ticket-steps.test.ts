import { describe, expect, it } from 'vitest'
import type { TicketDetail } from '../../../shared/modules/tickets/contract.ts'
import { stepsOf } from './ticket-steps.ts'

type Facts = Parameters<typeof stepsOf>[0]
const at = (hour: number) => `2026-11-21T0${hour}:00:00.000Z`
let eventId = 0
const event = (kind: TicketDetail['events'][number]['kind'], hour: number, actor = '李静') => ({
  id: ++eventId,
  at: at(hour),
  actor,
  kind,
  text: '',
  detail: {},
})

const ticket = (changes: Partial<Facts> = {}): Facts => ({
  state: 'open',
  receivedAt: at(1),
  enteredAt: at(1),
  firstContactAt: null,
  firstContactDueAt: at(2),
  resolveDueAt: at(9),
  doneAt: null,
  closedAt: null,
  firstAsked: '李静',
  departmentId: null,
  recorded: null,
  events: [event('registered', 1)],
  ...changes,
})
const standings = (facts: Facts) =>
  stepsOf(facts)
    .map(({ standing }) => standing)
    .join(' ')

describe('the step bar', () => {
  it('waits for first contact after the registration', () => {
    expect(standings(ticket())).toBe('done done current open open open open')
    expect(stepsOf(ticket())[2]).toMatchObject({ name: 'contacted', dueAt: at(2) })
  })

  it('names who dispatched it and shows the work as the current step', () => {
    const facts = ticket({
      state: 'assigned',
      firstContactAt: at(1),
      events: [event('registered', 1), event('first-contact', 1), event('assigned', 3, '吴刚')],
    })
    expect(standings(facts)).toBe('done done done done current open open')
    expect(stepsOf(facts)[3]).toMatchObject({ at: at(3), actor: '吴刚' })
  })

  it('keeps a missing first contact in sight while others go on', () => {
    const facts = ticket({ state: 'assigned', events: [event('registered', 1), event('assigned', 3)] })
    expect(standings(facts)).toBe('done done current done open open open')
  })

  it('passes by what a matter solved on the spot never needed', () => {
    const facts = ticket({
      state: 'closed',
      firstContactAt: at(1),
      doneAt: at(4),
      closedAt: at(4),
      events: [event('registered', 1), event('first-contact', 1), event('closed', 4, '陈洁')],
    })
    expect(standings(facts)).toBe('done done done skipped skipped done done')
    expect(stepsOf(facts)[6]).toMatchObject({ at: at(4), actor: '陈洁' })
  })

  it('waits with another ticket: nothing of its own is next or owed but telling whoever asked', () => {
    const told = ticket({ state: 'joined', firstContactAt: at(1) })
    expect(standings(told)).toBe('done done done open open open open')
    expect(standings(ticket({ state: 'joined' }))).toBe('done done current open open open open')
    expect([told, ticket({ state: 'joined' })].flatMap(stepsOf).every(({ dueAt }) => dueAt === null)).toBe(
      true,
    )
  })

  it('knows of a ledger that a department had it, though not since when', () => {
    const recorded = {
      result: '已检修',
      cause: null,
      responsibility: null,
      timely: true,
      callbackAt: null,
      callbackScore: null,
      callbackWords: '',
    }
    const facts = ticket({
      state: 'closed',
      firstContactAt: at(1),
      doneAt: at(4),
      closedAt: at(4),
      departmentId: 3,
      recorded,
    })
    expect(standings(facts)).toBe('done done done done done done done')
    expect(stepsOf(facts)[3]).toMatchObject({ at: null, actor: '' })
  })

  it('owes nothing any more once it is voided', () => {
    const facts = ticket({ state: 'void', events: [event('registered', 1), event('voided', 2)] })
    expect(standings(facts)).toBe('done done skipped skipped skipped skipped skipped')
    expect(stepsOf(facts).every(({ dueAt }) => dueAt === null)).toBe(true)
  })
})
