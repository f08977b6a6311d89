import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Person } from '../../shared/modules/accounts/contract.ts'
import type { Fault } from '../client/faults.ts'
import { queryClient } from '../client/query.ts'
import { writesLater } from '../client/unwritten.ts'
import { useDraft } from './drafts.ts'
import { useSession } from './session.ts'

const core = vi.hoisted(() => ({
  people: {} as Record<string, unknown>,
  logouts: [] as string[],
  lost: undefined as ((fault?: unknown) => void) | undefined,
}))

vi.mock('../client/client.ts', () => ({
  onSessionLoss: (listener: (fault: Fault) => void) => {
    core.lost = listener as (fault?: unknown) => void
    return () => undefined
  },
  client: {
    accounts: {
      current: () => Promise.resolve({ person: null, idleMinutes: 7 }),
      login: ({ login }: { login: string }) => Promise.resolve({ person: core.people[login] }),
      logout: ({ reason }: { reason: string }) => {
        core.logouts.push(reason)
        return Promise.resolve({})
      },
    },
  },
}))

const person = (userId: number, login: string, permissions: Person['permissions']): Person => ({
  userId,
  staffId: userId,
  name: login,
  login,
  roles: [{ code: 'clerk', name: '' }],
  permissions,
})

const registration = () => useDraft('tickets.registration', () => ({ words: '' }))

beforeEach(() => {
  setActivePinia(createPinia())
  core.people = { li: person(1, 'li', ['tickets.read']), zhang: person(2, 'zhang', []) }
  core.logouts = []
  queryClient.clear()
})

describe('the session', () => {
  it('offers what the person may do, and nothing once locked', async () => {
    const session = useSession()
    await session.login('li', 'password')
    expect([session.may('tickets.read'), session.may('tickets.void'), session.may(null)]).toEqual([
      true,
      false,
      true,
    ])
    expect(session.idleMinutes).toBe(7)
    await session.lock()
    expect(session.state).toBe('locked')
    expect(session.may('tickets.read')).toBe(false)
    expect(core.logouts).toEqual(['lock'])
  })

  it.each(['lock', 'signOut'] as const)('%s ends it only after what waited is written', async (way) => {
    const session = useSession()
    await session.login('li', 'password')
    const order: string[] = []
    const forget = writesLater(async () => {
      await Promise.resolve()
      order.push(`written, logouts so far: ${core.logouts.length}`)
    })
    await session[way]()
    forget()
    expect(order).toEqual(['written, logouts so far: 0'])
    expect(core.logouts).toHaveLength(1)
  })

  it('locks when any answer says the session has ended, and remembers who it was', async () => {
    const session = useSession()
    await session.login('li', 'password')
    core.lost?.()
    expect([session.state, session.person?.name]).toEqual(['locked', 'li'])
  })

  it('leaves no answers behind the lock screen', async () => {
    const session = useSession()
    await session.login('li', 'password')
    queryClient.setQueryData([['residents', 'get'], { input: { id: 1 } }], { name: 'somebody' })
    queryClient.setQueryData([['setup', 'status'], {}], { stage: 'ready' })
    await session.lock()
    expect(
      queryClient
        .getQueryCache()
        .getAll()
        .map((query) => query.queryKey[0]),
    ).toEqual([['setup', 'status']])
  })

  it('gives the same person their unfinished words back, and another person none', async () => {
    const session = useSession()
    await session.login('li', 'password')
    registration().draft.words = 'water on the ceiling'
    await session.lock()
    session.giveWay()
    await session.login('zhang', 'password')
    expect(registration().draft.words).toBe('')
    await session.lock()
    await session.login('li', 'password')
    expect(registration().draft.words).toBe('water on the ceiling')
  })

  it('drops the unfinished words when the person signs out or discards them', async () => {
    const session = useSession()
    await session.login('li', 'password')
    const { draft, discard } = registration()
    draft.words = 'saved'
    discard()
    expect([draft.words, registration().draft.words]).toEqual(['', ''])
    registration().draft.words = 'left'
    await session.signOut()
    expect(session.state).toBe('out')
    await session.login('li', 'password')
    expect(registration().draft.words).toBe('')
  })
})
