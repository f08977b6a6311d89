import { floorOf, lineOf } from '../../../../shared/modules/houses/room.ts'
import type { CheckedRow } from '../../../../shared/modules/imports/contract.ts'
import type { RegisterField, RowOutcome } from '../../../../shared/modules/imports/terms.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import {
  buildingKey,
  type ArchiveView,
  type Building,
  type Community,
  type Group,
  type House,
  type HouseFields,
  type Occupancy,
  type Resident,
  type ResidentFields,
} from './archive-view.ts'
import { kindOfRoom } from './register-parsers.ts'
import type { Problem, RegisterRecord } from './register-record.ts'

type Change = CheckedRow['changes'][number]

/** What records add to the archive and change in it, each row once, parents first. */
export class Plan {
  readonly communities: Community[] = []
  readonly buildings: Building[] = []
  readonly groups: Group[] = []
  readonly houses: House[] = []
  readonly residents: Resident[] = []
  readonly phones: { resident: Resident; phone: string; position: number }[] = []
  readonly plates: { resident: Resident; plate: string }[] = []
  readonly occupancies: Occupancy[] = []
  readonly changedHouses = new Set<House>()
  readonly changedResidents = new Set<Resident>()
  readonly changedOccupancies = new Set<Occupancy>()
}

export interface Comparison {
  outcome: Exclude<RowOutcome, 'rejected'>
  changes: Change[]
  problems: Problem[]
}

/**
 * Compares one record with the archive and notes in the plan what would have to be written; the view then stands as
 * if it had been, so that the next record of the same house finds it. An empty cell never erases anything.
 */
export function compareRecord(view: ArchiveView, plan: Plan, record: RegisterRecord): Comparison {
  const changes: Change[] = []
  const problems: Problem[] = []
  let isNew = false
  const key = view.houseKeyOf(record)
  let house = view.houses.get(key)
  if (house) {
    changeHouse(plan, house, record, changes)
  } else {
    house = newHouse(view, plan, record)
    view.houses.set(key, house)
    isNew = true
  }
  if (record.name !== null) {
    const people = view.residents.get(record.name) ?? []
    const match = matchResident(people, record, house)
    if (match.otherPhone) problems.push({ field: 'phone', reason: 'SAME_NAME_OTHER_PHONE', fatal: false })
    if (match.resident) {
      changeResident(view, plan, match.resident, record, changes)
      const occupancy = match.resident.occupancies.find((one) => isIn(one, house))
      if (occupancy) changeOccupancy(plan, occupancy, record, changes)
      else addOccupancy(plan, match.resident, house, record)
      isNew ||= !occupancy
    } else {
      const resident = newResident(view, plan, record)
      view.residents.set(record.name, [...people, resident])
      addOccupancy(plan, resident, house, record)
      isNew = true
    }
  }
  return { outcome: isNew ? 'new' : changes.length > 0 ? 'changed' : 'same', changes, problems }
}

/**
 * The person a record means: same name and a phone in common, else same name in this house, unless both have phones
 * and none in common. That may be somebody else, so it is never taken for the same person but shown to the clerk.
 */
function matchResident(
  people: readonly Resident[],
  record: RegisterRecord,
  house: House,
): { resident: Resident | null; otherPhone: boolean } {
  const here = people.filter((person) => person.occupancies.some((occupancy) => isIn(occupancy, house)))
  if (record.phones.length === 0) return { resident: here[0] ?? null, otherPhone: false }
  const sharesPhone = (person: Resident) => person.phones.some((phone) => record.phones.includes(phone))
  const byPhone = here.find(sharesPhone) ?? people.find(sharesPhone)
  if (byPhone) return { resident: byPhone, otherPhone: false }
  const withoutPhone = here.find((person) => person.phones.length === 0)
  return { resident: withoutPhone ?? null, otherPhone: !withoutPhone && here.length > 0 }
}

const isIn = (occupancy: Occupancy, house: House): boolean =>
  occupancy.house === house || (occupancy.before !== null && occupancy.before.house_id === house.id)

function newHouse(view: ArchiveView, plan: Plan, record: RegisterRecord): House {
  const floor = record.floor ?? floorOf(record.room)
  const house: House = {
    id: null,
    before: null,
    building: buildingOf(view, plan, record),
    unit: record.unit,
    room: record.room,
    hasPrimary: false,
    fields: {
      floor,
      line: lineOf(record.room, floor),
      kind: record.kind ?? kindOfRoom(record.room),
      state: record.state ?? (record.name === null ? 'vacant' : 'occupied'),
      area_hundredths: record.areaHundredths,
      delivered_on: record.deliveredOn,
      notes: record.name === null ? (record.notes ?? '') : '',
    },
  }
  plan.houses.push(house)
  return house
}

function buildingOf(view: ArchiveView, plan: Plan, record: RegisterRecord): Building {
  const community = view.communityOf(record) ?? newCommunity(view, plan, record.community!)
  const key = buildingKey(community.name, record.building)
  const known = view.buildings.get(key)
  if (known) return known
  const building = { id: null, name: record.building, community }
  view.buildings.set(key, building)
  plan.buildings.push(building)
  return building
}

function newCommunity(view: ArchiveView, plan: Plan, name: string): Community {
  const community = { id: null, name }
  view.communities.set(name, community)
  plan.communities.push(community)
  return community
}

function groupOf(view: ArchiveView, plan: Plan, name: string): Group {
  const known = view.groups.get(name)
  if (known) return known
  const group = { id: null, name }
  view.groups.set(name, group)
  plan.groups.push(group)
  return group
}

function newResident(view: ArchiveView, plan: Plan, record: RegisterRecord): Resident {
  const resident: Resident = {
    id: null,
    before: null,
    name: record.name!,
    group: record.group === null ? null : groupOf(view, plan, record.group),
    phones: [],
    plates: [],
    occupancies: [],
    fields: {
      gender: record.gender,
      birth_year: record.birthYear,
      occupation: record.occupation ?? '',
      emergency_name: record.emergencyName ?? '',
      emergency_phone: record.emergencyPhone ?? '',
      notes: record.notes ?? '',
    },
  }
  plan.residents.push(resident)
  addBelongings(plan, resident, record)
  return resident
}

/** The first owner of a house becomes its primary contact. */
function addOccupancy(plan: Plan, resident: Resident, house: House, record: RegisterRecord): void {
  const role = record.role ?? 'owner'
  const primary = role === 'owner' && !house.hasPrimary
  house.hasPrimary ||= primary
  const fields = { role, since: record.since }
  const occupancy = { id: null, before: null, fields, house, resident, primary }
  resident.occupancies.push(occupancy)
  plan.occupancies.push(occupancy)
}

/** Phones and plates the person does not have yet, behind those they have. */
function addBelongings(
  plan: Plan,
  resident: Resident,
  record: RegisterRecord,
): { phones: string[]; plates: string[] } {
  const phones = record.phones.filter((phone) => !resident.phones.includes(phone))
  for (const phone of phones) {
    plan.phones.push({ resident, phone, position: resident.phones.length })
    resident.phones.push(phone)
  }
  const plates = record.plates.filter((plate) => !resident.plates.includes(plate))
  for (const plate of plates) {
    plan.plates.push({ resident, plate })
    resident.plates.push(plate)
  }
  return { phones, plates }
}

type Value = string | number | null

/** Sets a field that a row says something new about, and notes the change. True when it did. */
function setField<Fields extends object, Column extends keyof Fields>(
  target: { fields: Fields },
  column: Column,
  value: (Fields[Column] & Value) | null,
  field: RegisterField,
  changes: Change[],
  show: (value: Value) => string = (shown) => String(shown ?? ''),
): boolean {
  const before = target.fields[column] as Value
  if (value === null || value === before) return false
  changes.push({ field, before: show(before), after: show(value) })
  target.fields[column] = value
  return true
}

/** A date that is known less precisely than the one on record says nothing new: 2019-10 about 2019-10-03. */
const newerDate = (value: string | null, before: string | null): string | null =>
  value !== null && before?.startsWith(value) ? null : value

const squareMetres = (value: Value): string => (value === null ? '' : String(Number(value) / 100))
const masked = (value: Value): string => (value ? maskPhone(String(value)) : '')

function changeHouse(plan: Plan, house: House, record: RegisterRecord, changes: Change[]): void {
  const set = <Column extends keyof HouseFields>(
    column: Column,
    value: (HouseFields[Column] & Value) | null,
    field: RegisterField,
    show?: (value: Value) => string,
  ) => setField(house, column, value, field, changes, show)
  const moved = set('floor', record.floor, 'floor')
  if (moved && house.fields.line === null) house.fields.line = lineOf(house.room, house.fields.floor)
  const written = [
    moved,
    set('area_hundredths', record.areaHundredths, 'area', squareMetres),
    set('kind', record.kind, 'kind'),
    set('state', record.state, 'state'),
    set('delivered_on', newerDate(record.deliveredOn, house.fields.delivered_on), 'deliveredOn'),
    record.name === null && set('notes', record.notes, 'notes'),
  ]
  if (written.includes(true)) plan.changedHouses.add(house)
}

function changeResident(
  view: ArchiveView,
  plan: Plan,
  resident: Resident,
  record: RegisterRecord,
  changes: Change[],
): void {
  const set = <Column extends keyof ResidentFields>(
    column: Column,
    value: (ResidentFields[Column] & Value) | null,
    field: RegisterField,
    show?: (value: Value) => string,
  ) => setField(resident, column, value, field, changes, show)
  const written = [
    set('gender', record.gender, 'gender'),
    set('birth_year', record.birthYear, 'birthYear'),
    set('occupation', record.occupation, 'occupation'),
    set('emergency_name', record.emergencyName, 'emergencyName'),
    set('emergency_phone', record.emergencyPhone, 'emergencyPhone', masked),
    set('notes', record.notes, 'notes'),
  ]
  if (record.group !== null && resident.group?.name !== record.group) {
    changes.push({ field: 'group', before: resident.group?.name ?? '', after: record.group })
    resident.group = groupOf(view, plan, record.group)
    written.push(true)
  }
  if (written.includes(true)) plan.changedResidents.add(resident)
  const had = { phones: resident.phones.map(maskPhone).join(' / '), plates: resident.plates.join(' / ') }
  const added = addBelongings(plan, resident, record)
  if (added.phones.length > 0)
    changes.push({ field: 'phone', before: had.phones, after: added.phones.map(maskPhone).join(' / ') })
  if (added.plates.length > 0)
    changes.push({ field: 'plate', before: had.plates, after: added.plates.join(' / ') })
}

function changeOccupancy(plan: Plan, occupancy: Occupancy, record: RegisterRecord, changes: Change[]): void {
  const written = [
    setField(occupancy, 'role', record.role, 'role', changes),
    setField(occupancy, 'since', newerDate(record.since, occupancy.fields.since), 'since', changes),
  ]
  if (written.includes(true)) plan.changedOccupancies.add(occupancy)
}
