import { defineStore } from 'pinia'
import { reactive } from 'vue'

/**
 * What was typed and not yet saved, in memory only, kept by person: the same person finds it again after the lock
 * screen, another starts clean.
 */
export const useDrafts = defineStore('drafts', () => {
  const drafts = new Map<string, object>()
  const keyOf = (userId: number, name: string) => `${userId}:${name}`

  function open<Draft extends object>(userId: number, name: string, blank: () => Draft): Draft {
    const key = keyOf(userId, name)
    const found = drafts.get(key) as Draft | undefined
    if (found) return found
    const draft = reactive(blank()) as Draft
    drafts.set(key, draft)
    return draft
  }

  function forgetPerson(userId: number) {
    for (const key of drafts.keys()) if (key.startsWith(`${userId}:`)) drafts.delete(key)
  }

  return { open, forgetPerson }
})
