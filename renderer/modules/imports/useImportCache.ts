import { useQueryClient } from '@tanstack/vue-query'
import { api } from '../../client/client.ts'

/** After rows were written or taken back, everything that may show them is asked for again. */
export function useImportCache() {
  const cache = useQueryClient()
  return () => {
    for (const module of [
      api.imports,
      api.houses,
      api.residents,
      api.search,
      api.tickets,
      api.contacts,
      api.office,
      api.dictionaries,
    ])
      void cache.invalidateQueries({ queryKey: module.key() })
  }
}
