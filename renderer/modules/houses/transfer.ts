import type { House } from './house-draft.ts'

export type Occupancy = House['occupancies'][number]

/** Somebody the house goes to: known to the archives, or typed and entered together with the transfer. */
export interface NewOwner {
  /** Null for somebody who is entered. */
  residentId: number | null
  name: string
  /** As typed; of somebody known the masked one, to tell people of one name apart. */
  phone: string
}

const owning: readonly string[] = ['owner', 'co-owner']

/** Those who live there now, as a transfer sees them. */
export function sidesOf(occupancies: readonly Occupancy[]) {
  const now = occupancies.filter(({ until }) => until === null)
  return {
    owners: now.filter(({ role }) => owning.includes(role)),
    others: now.filter(({ role }) => !owning.includes(role)),
  }
}

/** Who usually leaves with the old owners: their family. A lease goes on (Civil Code of the PRC, article 725). */
export const usuallyLeaving = (occupancies: readonly Occupancy[]): number[] =>
  sidesOf(occupancies).others.flatMap(({ id, role }) => (role === 'family' ? [id] : []))

/** Whose name stands where after the transfer; a name twice is one person. */
export function transferOutcome(
  occupancies: readonly Occupancy[],
  owners: readonly NewOwner[],
  leaving: readonly number[],
) {
  const { owners: old, others } = sidesOf(occupancies)
  const buying = new Set(owners.flatMap(({ residentId }) => residentId ?? []))
  const names = (people: readonly { name: string }[]) => [
    ...new Set(people.map(({ name }) => name.trim()).filter(Boolean)),
  ]
  // Who buys the house they live in neither leaves nor goes on as before.
  const remaining = others.filter(({ residentId }) => !buying.has(residentId))
  return {
    old: names(old),
    next: names(owners),
    leave: names(remaining.filter(({ id }) => leaving.includes(id))),
    stay: names(remaining.filter(({ id }) => !leaving.includes(id))),
  }
}

/** What the core takes for each new owner. */
export const ownerInput = ({ residentId, name, phone }: NewOwner) =>
  residentId === null ? { name, phone } : { residentId }
