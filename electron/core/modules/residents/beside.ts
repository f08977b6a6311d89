import { groupBy } from '../../../../shared/collections/group.ts'
import type { Call } from '../../kernel/call.ts'
import { currentOccupancies, openTicketsBy, phonesOf } from './current.ts'
import { shownFlags } from './flags.ts'
import { platesOf } from './plates.ts'
import { tagsOf } from './tags.ts'

const parts = ['living', 'phones', 'plates', 'tags', 'flags', 'open'] as const
export type Part = (typeof parts)[number]

export type BesideResidents = Awaited<ReturnType<typeof besideResidents>>

/**
 * What stands in other tables about some residents, by their ids: where they live now, phones (whole), plates, tags,
 * flags as may be seen, how many tickets are open. Parts that are not wanted stay empty.
 */
export async function besideResidents(call: Call, ids: readonly number[], wanted: readonly Part[] = parts) {
  const { db } = call
  const of = (part: Part) => (wanted.includes(part) ? ids : [])
  const [occupancies, phones, plates, tags, flags, open] = await Promise.all([
    currentOccupancies(db, { residentIds: of('living') }),
    phonesOf(db, of('phones')),
    platesOf(db, of('plates')),
    tagsOf(call, of('tags')),
    shownFlags(call, of('flags')),
    openTicketsBy(db, 'resident_id', of('open')),
  ])
  return { living: groupBy(occupancies, ({ residentId }) => residentId), phones, plates, tags, flags, open }
}
