import type { RouteLocationRaw } from 'vue-router'
import type { BoxRow } from '../../../shared/modules/search/contract.ts'

/** The page a row stands for. */
export function cardOf({ kind, houseId, residentId, ticketId }: BoxRow): RouteLocationRaw {
  if (kind === 'ticket') return { name: 'tickets.card', params: { id: ticketId } }
  if (kind === 'house') return { name: 'houses.card', params: { id: houseId } }
  return { name: 'residents.card', params: { id: residentId } }
}

/** Whom a registration is for, as an address holds it: ids only. */
export function callerQuery(caller: { houseId: number | null; residentId: number | null }) {
  return {
    ...(caller.houseId === null ? {} : { house: String(caller.houseId) }),
    ...(caller.residentId === null ? {} : { resident: String(caller.residentId) }),
  }
}
