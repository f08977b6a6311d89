import { shallowRef } from 'vue'

/** The tickets of the list a person came from, in its order; ids only. */
const trail = shallowRef<readonly number[]>([])

/** Remembers the list somebody opens a ticket from. */
export function leaveTrail(ids: readonly number[]): void {
  trail.value = ids
}

/** The ticket before or after this one in the list it was opened from; null at its ends or without a list. */
export function neighbourOf(id: number, step: 1 | -1): number | null {
  const here = trail.value.indexOf(id)
  return here === -1 ? null : (trail.value[here + step] ?? null)
}
