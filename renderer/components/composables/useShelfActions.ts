import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { stepTarget } from '../list/step-target.ts'
import { useToast } from './useToast.ts'

interface Written {
  id: number
  version: number
}
type Named = Written & { name: string }

/** What a list of the office can do to an entry, and how it is said. */
interface Shelf {
  archive(entry: Written): Promise<Written>
  restore(entry: Written): Promise<Written>
  move(entry: Written & { beforeId: number | null }): Promise<Written>
  archived(name: string): string
  restored(name: string): string
  /** Words of its own for what went wrong; null leaves them to the fault. */
  problem?(error: unknown): string | null
  /** Hears which entry it was once the list is current again. */
  done(id: number): void
}

/** What is done to an entry of an office's list without opening it; archiving can be taken back. */
export function useShelfActions(shelf: Shelf) {
  const cache = useQueryClient()
  const toast = useToast()
  const busy = ref(false)

  /** A name stands on many pages, so that all of them are asked again. */
  async function run(id: number, command: () => Promise<Written>): Promise<Written | null> {
    if (busy.value) return null
    busy.value = true
    try {
      return await command()
    } catch (error) {
      const problem = shelf.problem?.(error) ?? null
      if (problem === null) toast.fault(error)
      else toast.warn(problem)
      return null
    } finally {
      await cache.invalidateQueries()
      busy.value = false
      shelf.done(id)
    }
  }

  async function archive({ id, version, name }: Named) {
    const written = await run(id, () => shelf.archive({ id, version }))
    if (written) toast.done(shelf.archived(name), () => void restore({ ...written, name }))
  }

  async function restore({ id, version, name }: Named) {
    const written = await run(id, () => shelf.restore({ id, version }))
    if (written) toast.done(shelf.restored(name))
  }

  /** `ids` are those it stands among, as they are shown. */
  async function move({ id, version }: Written, ids: readonly number[], step: 1 | -1) {
    const beforeId = stepTarget(ids, id, step)
    if (beforeId !== undefined) await run(id, () => shelf.move({ id, version, beforeId }))
  }

  return { busy, archive, restore, move }
}
