import { client } from '../../client/client.ts'
import type { HouseChoice } from '../houses/house-choice.ts'
import { personOf, platesOf, type ResidentDraft } from './resident-draft.ts'

export interface CreatedIds {
  houseId: number | null
  residentId: number
}

/** The house a draft means, entered first if the archives do not have it; the draft then holds its id. */
export async function settledHouse(
  draft: { house: HouseChoice | null; role: ResidentDraft['role'] },
  communityId: number,
): Promise<number | null> {
  const { house, role } = draft
  if (house === null) return null
  if ('houseId' in house) return house.houseId
  const { id } = await client.houses.create({
    ...house.address,
    communityId,
    kind: role === 'merchant' ? 'shop' : 'residential',
    state: role === 'tenant' ? 'let' : 'occupied',
  })
  // Should the person be refused next, the house stands and is not entered twice.
  draft.house = { label: house.label, houseId: id }
  return id
}

/** Enters a person with house, role, phones and plates. Errors of the core name the field. */
export async function createResident(draft: ResidentDraft, communityId: number): Promise<CreatedIds> {
  const houseId = await settledHouse(draft, communityId)
  const { id } = await client.residents.create({
    ...personOf(draft),
    phones: draft.phones.filter(({ phone }) => phone.trim() !== ''),
    plates: platesOf(draft.plates),
    occupancy: houseId === null ? null : { houseId, role: draft.role, since: draft.since.trim() || null },
  })
  return { houseId, residentId: id }
}
