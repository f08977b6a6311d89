import { QueryClient } from '@tanstack/vue-query'
import { toFault } from './faults.ts'

/**
 * One cache for the page. `networkMode: 'always'`: the core is on this machine, a pulled network cable means nothing.
 * Only a vanished core is asked again by itself; every other fault is shown at once.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (count, error) => count < 2 && toFault(error).code === 'CORE_GONE',
      retryDelay: 800,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
