import { describe, expect, it } from 'vitest'
import { defaultRoles, roleCodes, type RoleCode } from '../../contract/permissions.ts'
import { actionsFor, type TicketPerson, type TicketStanding } from './actions.ts'
import { ticketActions } from './contract.ts'
import { nextDue } from './next-due.ts'
import { ticketKinds, ticketStates } from './terms.ts'

const somebody = (role: RoleCode, assigned: boolean): TicketPerson => ({
  may: (permission) => defaultRoles[role].includes(permission),
  assigned,
})

const everyTicket: TicketStanding[] = ticketKinds.flatMap((kind) =>
  ticketStates.flatMap((state) => [true, false].map((contacted) => ({ kind, state, contacted }))),
)
const assigned: TicketStanding = { kind: 'complaint', state: 'assigned', contacted: false }

describe('what may be done with a ticket', () => {
  it('is nothing once it is voided, whoever asks', () => {
    for (const role of roleCodes)
      for (const kind of ticketKinds)
        expect(actionsFor({ kind, state: 'void', contacted: false }, somebody(role, true))).toEqual([])
  })

  it.each([
    ['clerk', ['first-contact', 'note', 'done', 'photo', 'print']],
    ['officer', ['first-contact', 'assign', 'note', 'done', 'join', 'photo', 'void', 'print']],
    ['handler', []],
    ['manager', ['first-contact', 'assign', 'note', 'done', 'join', 'photo', 'void', 'print']],
    ['administrator', []],
  ] as const)("by a %s on a colleague's ticket", (role, actions) => {
    expect(actionsFor(assigned, somebody(role, false))).toEqual(actions)
  })

  it('by a handler on their own: working on it, and nothing else ever', () => {
    const seen = new Set(everyTicket.flatMap((ticket) => actionsFor(ticket, somebody('handler', true))))
    expect([...seen].sort()).toEqual(['done', 'first-contact', 'note', 'photo'])
  })

  it('is never to wait for another while others wait for it', () => {
    expect(actionsFor({ ...assigned, waitedFor: true }, somebody('officer', false))).not.toContain('join')
  })

  it('comes in the order of the contract, and only known actions', () => {
    for (const ticket of everyTicket) {
      const actions = actionsFor(ticket, { may: () => true, assigned: true })
      expect(actions).toEqual(ticketActions.filter((action) => actions.includes(action)))
    }
  })
})

it('owes the first contact first, then the solution, then nothing', () => {
  const promised = {
    firstContactAt: null,
    firstContactDueAt: '2026-11-21T01:27:00.000Z',
    resolveDueAt: '2026-11-24T01:12:00.000Z',
  }
  expect(nextDue({ ...promised, state: 'open' })).toBe(promised.firstContactDueAt)
  expect(nextDue({ ...promised, state: 'assigned', firstContactAt: '2026-11-21T01:20:00.000Z' })).toBe(
    promised.resolveDueAt,
  )
  for (const state of ['done', 'joined', 'closed', 'void'] as const)
    expect(nextDue({ ...promised, state })).toBeNull()
})
