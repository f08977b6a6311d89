import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { readonly, ref } from 'vue'
import type { Contract } from '../../shared/contract/router.ts'
import { connect } from './connect.ts'
import { endsSession, toFault, type Fault } from './faults.ts'

const listeners = new Set<(fault: Fault) => void>()

/** Calls the listener whenever any answer says that nobody is signed in. Returns how to stop. */
export function onSessionLoss(listener: (fault: Fault) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells the session about a fault that did not come through a plain call, such as one inside a stream. */
export function reportFault(error: unknown): Fault {
  const fault = toFault(error)
  if (endsSession(fault)) for (const listener of listeners) listener(fault)
  return fault
}

const host = connect()
const reachable = ref(true)

/** False from a call that found no core until one that is answered again. */
export const connected = readonly(reachable)

const link: ClientLink<ClientContext> = {
  async call(path, input, options) {
    try {
      const answer = await host.call(path, input, options)
      reachable.value = true
      return answer
    } catch (error) {
      const { code } = reportFault(error)
      if (code !== 'CANCELLED') reachable.value = code !== 'CORE_GONE'
      throw error
    }
  },
}

/** The service center, typed by its contract: `await client.houses.get({ id })`. */
export const client: ContractRouterClient<Contract> = createORPCClient(link)

/** The same for vue-query: `useQuery(() => api.houses.get.queryOptions({ input: { id: props.id } }))`. */
export const api = createTanstackQueryUtils(client)
