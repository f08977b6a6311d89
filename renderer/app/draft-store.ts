import { defineStore } from 'pinia'
import { effectScope, reactive, watch } from 'vue'
import { client } from '../client/client.ts'
import { writesLater } from '../client/unwritten.ts'
import { DraftKeeper, type DraftShelf, type KeptState } from './draft-keeper.ts'

/** What one person has typed and not yet saved. */
interface Desk {
  drafts: Map<string, object>
  keeper: DraftKeeper
  /** How each draft is read that is kept in the database; null when there is nothing worth keeping. */
  kept: Map<string, { read: () => object | null; stop: () => void }>
  /** Found in the database and not yet opened by any form. */
  found: Map<string, object>
}

/**
 * What was typed and not yet saved, by person: the same person finds it again after the lock screen, another starts
 * clean. What a form asks to have kept (`keep`) is written to the database at every pause, and is there after a crash.
 */
export const useDrafts = defineStore('drafts', () => {
  const desks = new Map<number, Desk>()
  /** Whose session it is: only their drafts may be written by it. */
  let sitting: number | null = null
  const scope = effectScope(true)

  function deskOf(userId: number): Desk {
    const known = desks.get(userId)
    if (known) return known
    const mine =
      <Input, Answer>(ask: (input: Input) => Promise<Answer>) =>
      async (input: Input) => {
        if (sitting !== userId) throw new Error('somebody else sits here')
        return ask(input)
      }
    const shelf: DraftShelf = {
      save: mine((draft) => client.drafts.save(draft as Parameters<typeof client.drafts.save>[0])),
      discard: mine((draft) => client.drafts.discard(draft)),
    }
    const desk: Desk = {
      drafts: new Map(),
      keeper: new DraftKeeper(shelf),
      kept: new Map(),
      found: new Map(),
    }
    desks.set(userId, desk)
    return desk
  }

  function open<Draft extends object>(userId: number, name: string, blank: () => Draft): Draft {
    const { drafts, found } = deskOf(userId)
    const opened = drafts.get(name) as Draft | undefined
    if (opened) return opened
    const draft = reactive({ ...blank(), ...found.get(name) }) as Draft
    found.delete(name)
    drafts.set(name, draft)
    return draft
  }

  /** Writes what `read` answers to the database at every pause; null discards it. Plain JSON only. */
  function keep(userId: number, name: string, read: () => object | null): void {
    const { keeper, kept } = deskOf(userId)
    if (kept.has(name)) return
    const stop = scope.run(() =>
      watch(
        () => {
          const body = read()
          return body && JSON.stringify(body)
        },
        (json) => keeper.want(name, json),
        { immediate: true, flush: 'sync' },
      ),
    )!
    kept.set(name, { read, stop })
  }

  /** Discards it in the database, at once. */
  function drop(userId: number, name: string): void {
    const { keeper, kept } = deskOf(userId)
    kept.get(name)?.stop()
    kept.delete(name)
    keeper.want(name, null)
    void keeper.write(name)
  }

  /** Asks for what is kept for the person who has just sat down. What is in memory already is newer. */
  async function load(userId: number): Promise<void> {
    sitting = userId
    const { drafts, keeper, kept, found } = deskOf(userId)
    // First, so that what is still to be discarded is not listed.
    await keeper.flush()
    for (const { name, body, savedAt } of await client.drafts.list()) {
      if (keeper.knows(name) || typeof body !== 'object' || body === null) continue
      keeper.found(name, JSON.stringify(body), savedAt)
      const opened = drafts.get(name)
      if (!opened) found.set(name, body)
      else if (kept.get(name)?.read() === null) Object.assign(opened, body)
    }
  }

  /** Hands over the bodies that no form has opened, of the names that begin so. */
  function takeFound(userId: number, beginning: string): object[] {
    const { found } = deskOf(userId)
    return [...found].flatMap(([name, body]) => {
      if (!name.startsWith(beginning)) return []
      found.delete(name)
      return [body]
    })
  }

  const write = (userId: number, name: string): Promise<void> => deskOf(userId).keeper.write(name)
  const stateOf = (userId: number, name: string): KeptState | null =>
    deskOf(userId).keeper.states.get(name) ?? null

  /** Writes now what waits, of whoever sits here. */
  async function flush(): Promise<void> {
    if (sitting !== null) await deskOf(sitting).keeper.flush()
  }
  writesLater(flush)

  /** Nothing of this person stays in memory; what is kept stays kept. */
  function forgetPerson(userId: number) {
    const desk = desks.get(userId)
    for (const { stop } of desk?.kept.values() ?? []) stop()
    desk?.keeper.stop()
    desks.delete(userId)
    if (sitting === userId) sitting = null
  }

  return { open, keep, drop, load, takeFound, write, stateOf, flush, forgetPerson }
})
