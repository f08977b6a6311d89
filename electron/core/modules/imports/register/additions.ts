import { floorOf, lineOf } from '../../../../../shared/modules/houses/room.ts'
import { sealedNumberOf } from '../secret.ts'
import type { Staged } from '../target.ts'
import type { Entry } from '../values/entries.ts'
import { buildingKey, type ArchiveView } from './archive-view.ts'
import type { Building, House, Resident } from './archive.ts'
import { kindOfRoom } from './parsers.ts'
import type { Plan } from './plan.ts'
import type { RegisterRecord } from './record.ts'

/** What a row needs to add something: where it is noted, and how it is found again. */
export interface Adding {
  view: ArchiveView
  plan: Plan
}

export function addHouse({ view, plan }: Adding, record: RegisterRecord): House {
  const floor = record.floor ?? floorOf(record.room)
  const house: House = {
    id: null,
    before: null,
    building: buildingOf({ view, plan }, record),
    unit: record.unit,
    room: record.room,
    hasPrimary: false,
    fields: {
      floor,
      line: lineOf(record.room, floor),
      kind: record.kind ?? kindOfRoom(record.room),
      state: record.state ?? (record.name === null ? 'vacant' : 'occupied'),
      area_hundredths: record.areaHundredths,
      inner_area_hundredths: record.innerAreaHundredths,
      layout: record.layout ?? '',
      orientation: record.orientation ?? '',
      ownership: record.ownership,
      delivered_on: record.deliveredOn,
      notes: record.name === null ? (record.notes ?? '') : '',
    },
  }
  plan.houses.push(house)
  view.houses.set(view.houseKeyOf(record), house)
  return house
}

function buildingOf({ view, plan }: Adding, record: RegisterRecord): Building {
  const community = view.communityOf(record) ?? addCommunity({ view, plan }, record.community!)
  const key = buildingKey(community.name, record.building)
  const known = view.buildings.get(key)
  if (known) return known
  const building = { id: null, name: record.building, community }
  view.buildings.set(key, building)
  plan.buildings.push(building)
  return building
}

function addCommunity({ view, plan }: Adding, name: string) {
  const community = { id: null, name }
  view.communities.set(name, community)
  plan.communities.push(community)
  return community
}

export function addResident({ view, plan }: Adding, { record, secret }: Staged<RegisterRecord>): Resident {
  const { idNumber } = record
  const resident: Resident = {
    id: null,
    before: null,
    group: record.group && view.groups.of(record.group),
    phones: [],
    plates: [],
    tags: [],
    occupancies: [],
    fields: {
      name: record.name!,
      gender: record.gender,
      birth_year: record.birthYear,
      occupation: record.occupation ?? '',
      emergency_name: record.emergencyName ?? '',
      emergency_phone: record.emergencyPhone ?? '',
      notes: record.notes ?? '',
      id_number_sealed: idNumber && sealedNumberOf(secret),
      id_number_digest: idNumber && idNumber.digest,
    },
  }
  plan.residents.push(resident)
  view.take(resident)
  addPhones(plan, resident, record.phones)
  addPlates(plan, resident, record.plates)
  addTags(plan, resident, tagsOf(view, record))
  return resident
}

/** Somebody of whom only the name is known. */
export function addNamed({ view, plan }: Adding, name: string): Resident {
  const resident: Resident = {
    id: null,
    before: null,
    group: null,
    phones: [],
    plates: [],
    tags: [],
    occupancies: [],
    fields: {
      name,
      gender: null,
      birth_year: null,
      occupation: '',
      emergency_name: '',
      emergency_phone: '',
      notes: '',
      id_number_sealed: null,
      id_number_digest: null,
    },
  }
  plan.residents.push(resident)
  view.take(resident)
  return resident
}

/** The first owner of a house becomes its primary contact. */
export function addOccupancy(
  plan: Plan,
  resident: Resident,
  house: House,
  { role, since }: { role: string; since: string | null },
): void {
  const primary = role === 'owner' && !house.hasPrimary
  house.hasPrimary ||= primary
  const occupancy = { id: null, before: null, fields: { role, since }, house, resident, primary }
  resident.occupancies.push(occupancy)
  plan.occupancies.push(occupancy)
}

export const tagsOf = (view: ArchiveView, record: RegisterRecord): Entry[] =>
  record.tags.flatMap((ref) => view.tags.of(ref) ?? [])

/** Phones behind those the person has. */
export function addPhones(plan: Plan, resident: Resident, phones: readonly string[]): void {
  for (const phone of phones) {
    plan.phones.push({ resident, phone, position: resident.phones.length })
    resident.phones.push(phone)
  }
}

export function addPlates(plan: Plan, resident: Resident, plates: readonly string[]): void {
  for (const plate of plates) {
    plan.plates.push({ resident, plate })
    resident.plates.push(plate)
  }
}

export function addTags(plan: Plan, resident: Resident, tags: readonly Entry[]): void {
  for (const tag of tags) {
    if (resident.tags.includes(tag)) continue
    plan.tags.push({ resident, tag })
    resident.tags.push(tag)
  }
}
