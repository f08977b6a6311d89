import type { Kysely } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { Tables } from '../../database/tables.ts'
import { currentOccupancies, type CurrentOccupancy } from '../residents/current.ts'

const later = ['owner', 'tenant']

/** Whom money is asked of comes first: the primary contact, then owners, tenants, whoever else lives there. */
const rank = ({ primary, role }: CurrentOccupancy): number =>
  primary ? 0 : later.includes(role) ? 1 + later.indexOf(role) : 1 + later.length

/** Everybody who lives in each house now, in the order in which a receipt would be made out to them. */
export async function payersOf(
  db: Kysely<Tables>,
  houseIds: readonly number[],
): Promise<Map<number, CurrentOccupancy[]>> {
  const living = await currentOccupancies(db, { houseIds: [...new Set(houseIds)] })
  return groupBy(
    living.sort((one, other) => rank(one) - rank(other)),
    ({ houseId }) => houseId,
  )
}
