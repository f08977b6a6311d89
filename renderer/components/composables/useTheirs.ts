import { shallowRef } from 'vue'

/** What somebody else saved first, read when a save meets it. */
export function useTheirs<Of extends unknown[], Theirs>(read: (...of: Of) => Promise<Theirs>) {
  /** The record as it is now; null while there is no conflict. */
  const theirs = shallowRef<Theirs | null>(null)

  async function compare(...of: Of): Promise<void> {
    theirs.value = await read(...of)
  }

  /** The conflict is decided: the record to go on from. */
  function settle(): Theirs | null {
    const latest = theirs.value
    theirs.value = null
    return latest
  }

  return { theirs, compare, settle }
}
