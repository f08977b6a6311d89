import { useQueryClient } from '@tanstack/vue-query'
import { api } from '../../client/client.ts'

/** After a command on tickets: everything that shows tickets asks again. Use inside setup. */
export function useTicketCache() {
  const cache = useQueryClient()
  const keys = [
    api.tickets.key(),
    api.houses.key(),
    api.residents.key(),
    api.contacts.key(),
    api.search.key(),
  ]
  const refresh = async () => {
    await Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
  return { refresh }
}
