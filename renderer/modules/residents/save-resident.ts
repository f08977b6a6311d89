import type { BoxRow } from '../../../shared/modules/search/contract.ts'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import type { HouseChoice } from '../houses/house-choice.ts'
import { personOf, platesOf, sameTags, type Resident, type ResidentDraft } from './resident-draft.ts'

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

const sinceOf = (draft: ResidentDraft) => draft.since.trim() || null

/** Enters a person with house, role, phones, plates and tags. Errors of the core name the field. */
export async function createResident(draft: ResidentDraft, communityId: number): Promise<CreatedIds> {
  const houseId = await settledHouse(draft, communityId)
  const { id, version } = await client.residents.create({
    ...personOf(draft),
    phones: draft.phones.filter(({ phone }) => phone.trim() !== ''),
    plates: platesOf(draft.plates),
    occupancy: houseId === null ? null : { houseId, role: draft.role, since: sinceOf(draft) },
  })
  if (draft.tagIds.length > 0)
    await client.residents.setTags({ residentId: id, version, entryIds: draft.tagIds })
  return { houseId, residentId: id }
}

/**
 * Saves what is known of a person, and their tags where they differ from those the typing goes on from. Errors of the
 * core name the field; CONFLICT.
 */
export async function updateResident(
  resident: Resident,
  draft: ResidentDraft,
  before: Pick<ResidentDraft, 'tagIds'>,
): Promise<CreatedIds> {
  const { id } = resident
  const { version } = await client.residents.update({
    ...personOf(draft),
    id,
    version: draft.version ?? resident.version,
  })
  // Should the tags be refused next, the rest is saved and the next try goes on from there.
  draft.version = version
  if (!sameTags(before.tagIds, draft.tagIds))
    await client.residents.setTags({ residentId: id, version, entryIds: draft.tagIds })
  return { houseId: null, residentId: id }
}

/** Somebody known already moves into the house of the draft, or is simply taken as they are. */
export async function takeKnown(draft: ResidentDraft, row: BoxRow, communityId: number): Promise<CreatedIds> {
  const residentId = row.residentId ?? 0
  const houseId = await settledHouse(draft, communityId)
  if (houseId !== null && houseId !== row.houseId)
    await client.residents
      .addOccupancy({ residentId, houseId, role: draft.role, since: sinceOf(draft) })
      .catch((error: unknown) => {
        // They live there already, which is what was wanted.
        if (toFault(error).code !== 'ALREADY_EXISTS') throw error
      })
  return { houseId: houseId ?? row.houseId, residentId }
}
