import { useQueryClient } from '@tanstack/vue-query'
import { api } from '../../client/client.ts'

/** After a command on houses or residents: everything that shows them asks again. Use inside setup. */
export function useArchiveCache() {
  const cache = useQueryClient()
  const keys = [
    api.houses.key(),
    api.residents.key(),
    api.tickets.key(),
    api.contacts.key(),
    api.changes.key(),
    api.duplicates.key(),
  ]
  const refresh = async () => {
    await Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
  return { refresh }
}
