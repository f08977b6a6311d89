import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Permission } from '../../shared/contract/permissions.ts'
import type { Person } from '../../shared/modules/accounts/contract.ts'
import { client, onSessionLoss } from '../client/client.ts'
import { queryClient } from '../client/query.ts'
import { writeWaiting } from '../client/unwritten.ts'
import { useDrafts } from './draft-store.ts'

/** `unknown` until the core was asked; `locked` remembers who it was, to greet them and to keep their drafts. */
export type SessionState = 'unknown' | 'out' | 'in' | 'locked'

/** Who sits here. The core decides what they may do; this only decides what the page offers. */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('unknown')
  const person = shallowRef<Person | null>(null)
  const idleMinutes = ref(10)
  /** Nobody has said yet that the recovery code was written down, and this person can renew it. */
  const recoveryUnconfirmed = ref(false)
  const permissions = computed(
    () => new Set<Permission>(state.value === 'in' ? person.value?.permissions : []),
  )

  /** May the page offer this? */
  const may = (permission: Permission | null | undefined): boolean =>
    permission === null || permission === undefined || permissions.value.has(permission)

  function forgetAnswers() {
    // Answers hold personal data; nothing of them stays behind the lock screen.
    queryClient.removeQueries({ predicate: (query) => !isPublicQuery(query.queryKey) })
  }

  function enter(someone: Person) {
    if (person.value && person.value.userId !== someone.userId) forgetAnswers()
    person.value = someone
    state.value = 'in'
  }

  /** The page goes behind the lock screen; the core is not asked. */
  function coverUp() {
    if (state.value !== 'in') return
    state.value = 'locked'
    forgetAnswers()
  }
  onSessionLoss(coverUp)

  async function askCurrent() {
    const answer = await client.accounts.current()
    idleMinutes.value = answer.idleMinutes
    recoveryUnconfirmed.value = answer.recoveryUnconfirmed
    return answer
  }

  /** Asks the core who is signed in on this connection. */
  async function load() {
    const answer = await askCurrent()
    if (answer.person) enter(answer.person)
    else if (state.value === 'in') coverUp()
    else if (state.value === 'unknown') state.value = 'out'
  }

  let locking: Promise<unknown> = Promise.resolve()

  async function login(name: string, password: string) {
    // A farewell still under way would end the session that begins now.
    await locking.catch(() => undefined)
    const answer = await client.accounts.login({ login: name, password })
    await askCurrent()
    enter(answer.person)
  }

  /** Ends the session in the core; drafts stay for the same person. Covers the page even if the core is gone. */
  async function lock() {
    if (state.value !== 'in') return
    const written = writeWaiting()
    coverUp()
    locking = written.then(() => client.accounts.logout({ reason: 'lock' }))
    await locking
  }

  /** Ends the session; of this person's drafts only those that the database keeps are there next time. */
  async function signOut() {
    const leaving = person.value
    await writeWaiting()
    try {
      await client.accounts.logout({ reason: 'logout' })
    } finally {
      if (leaving) useDrafts().forgetPerson(leaving.userId)
      person.value = null
      state.value = 'out'
      forgetAnswers()
    }
  }

  /** From the lock screen to an empty login, for somebody else. The drafts of the one before stay theirs. */
  function giveWay() {
    person.value = null
    state.value = 'out'
  }

  return { state, person, idleMinutes, recoveryUnconfirmed, may, load, login, lock, signOut, giveWay }
})

/** The setup stage concerns no person and stays when the page is locked. */
const isPublicQuery = (key: readonly unknown[]) => Array.isArray(key[0]) && key[0][0] === 'setup'
