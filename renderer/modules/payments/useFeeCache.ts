import { useQueryClient } from '@tanstack/vue-query'
import { api } from '../../client/client.ts'

/** Asks anew whatever shows money of houses, and what a note on arrears is seen in. Use inside setup. */
export function useFeeCache() {
  const cache = useQueryClient()
  const shown = [api.fees.key(), api.ledger.key(), api.contacts.key()]
  const refresh = () => Promise.all(shown.map((queryKey) => cache.invalidateQueries({ queryKey })))
  return { refresh }
}
