import { computed, shallowRef, watch } from 'vue'
import { changedPlace, type VersionDraft } from './version-draft.ts'

const mostSteps = 200
/** What may be taken back: all but the version of the row. */
const stateOf = (draft: VersionDraft): string => JSON.stringify({ ...draft, version: 0 })
const readState = (state: string): VersionDraft => JSON.parse(state) as VersionDraft

/** The steps of a draft, to be taken back one after another; words typed in one field are one step. Use inside setup. */
export function useDraftHistory(draft: VersionDraft) {
  const steps = shallowRef<readonly string[]>([])
  let last = stateOf(draft)
  let place: string | null = null

  watch(
    () => stateOf(draft),
    (now) => {
      if (now === last) return
      const changed = changedPlace(readState(last), readState(now))
      if (changed === null || changed !== place) steps.value = [...steps.value, last].slice(-mostSteps)
      place = changed
      last = now
    },
  )

  function goTo(state: string, rest: readonly string[]) {
    last = state
    place = null
    steps.value = rest
  }

  /** True once a step was taken back. */
  function undo(): boolean {
    const before = steps.value.at(-1)
    if (before === undefined) return false
    const { version } = draft
    goTo(before, steps.value.slice(0, -1))
    Object.assign(draft, { ...readState(before), version })
    return true
  }

  /** The draft began anew. */
  const forget = () => goTo(stateOf(draft), [])

  return { undo, forget, undoable: computed(() => steps.value.length > 0) }
}
