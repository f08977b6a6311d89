import type { RegisterField } from '../../../../../shared/modules/imports/terms.ts'
import { maskPhone } from '../../../../../shared/modules/residents/phone.ts'
import type { Services } from '../../../kernel/services.ts'
import { shownIdNumber } from '../../residents/id-number.ts'
import { difference, newerDate, shown, type Difference } from '../differences.ts'
import { sealedNumberOf } from '../secret.ts'
import type { Staged } from '../target.ts'
import { addPhones, addPlates, addTags, tagsOf, type Adding } from './additions.ts'
import type { Occupancy, Resident, ResidentFields } from './archive.ts'
import type { RegisterRecord } from './record.ts'

type Value = string | number | null

const masked = (value: Value): string => (value ? maskPhone(String(value)) : '')

/** What a row says otherwise about somebody on record: in columns, and beside them phones, plates and tags. */
export function residentDifferences(
  services: Services,
  { view, plan }: Adding,
  resident: Resident,
  { record, secret }: Staged<RegisterRecord>,
): Difference[] {
  const changed = () => void plan.changedResidents.add(resident)
  const of = <Column extends keyof ResidentFields>(
    column: Column,
    value: (ResidentFields[Column] & Value) | null,
    field: RegisterField,
    show: (value: Value) => string = shown,
  ) => difference(resident.fields, column, value, field, changed, show)
  const renamed = of('name', record.name, 'name').map((found) => ({
    ...found,
    apply() {
      found.apply()
      view.take(resident)
    },
  }))
  return [
    ...renamed,
    ...of('gender', record.gender, 'gender'),
    ...of('birth_year', record.birthYear, 'birthYear'),
    ...idNumberDifference(services, { view, plan }, resident, record, secret),
    ...of('occupation', record.occupation, 'occupation'),
    ...of('emergency_name', record.emergencyName, 'emergencyName'),
    ...of('emergency_phone', record.emergencyPhone, 'emergencyPhone', masked),
    ...of('notes', record.notes, 'notes'),
    ...groupDifference({ view, plan }, resident, record),
    ...additions({ view, plan }, resident, record),
  ]
}

function idNumberDifference(
  services: Services,
  { view, plan }: Adding,
  resident: Resident,
  { idNumber }: RegisterRecord,
  secret: string | null,
): Difference[] {
  const { fields } = resident
  if (!idNumber || idNumber.digest === fields.id_number_digest) return []
  return [
    {
      field: 'idNumber',
      before: shownIdNumber(services, fields.id_number_sealed),
      after: idNumber.masked,
      fills: fields.id_number_sealed === null,
      apply() {
        fields.id_number_sealed = sealedNumberOf(secret)
        fields.id_number_digest = idNumber.digest
        view.take(resident)
        plan.changedResidents.add(resident)
      },
    },
  ]
}

function groupDifference({ view, plan }: Adding, resident: Resident, record: RegisterRecord): Difference[] {
  const group = record.group && view.groups.of(record.group)
  if (!group || group === resident.group) return []
  return [
    {
      field: 'group',
      before: resident.group?.name ?? '',
      after: group.name,
      fills: resident.group === null,
      apply() {
        resident.group = group
        plan.changedResidents.add(resident)
      },
    },
  ]
}

/** What the person does not have yet comes behind what they have, so that nothing is written over. */
function additions({ view, plan }: Adding, resident: Resident, record: RegisterRecord): Difference[] {
  const phones = record.phones.filter((phone) => !resident.phones.includes(phone))
  const plates = record.plates.filter((plate) => !resident.plates.includes(plate))
  const tags = tagsOf(view, record).filter((tag) => !resident.tags.includes(tag))
  const join = (texts: readonly string[]) => texts.join(' / ')
  const added = (field: RegisterField, had: string[], more: string[], apply: () => void): Difference[] =>
    more.length === 0
      ? []
      : [
          {
            field,
            before: join(had),
            after: join(more),
            fills: true,
            ...(had.length > 0 && { adds: true as const }),
            apply,
          },
        ]
  return [
    ...added('phone', resident.phones.map(maskPhone), phones.map(maskPhone), () =>
      addPhones(plan, resident, phones),
    ),
    ...added('plate', resident.plates, plates, () => addPlates(plan, resident, plates)),
    ...added(
      'tags',
      resident.tags.map(({ name }) => name),
      tags.map(({ name }) => name),
      () => addTags(plan, resident, tags),
    ),
  ]
}

/** What a row says otherwise about how and since when somebody lives in a house. */
export function occupancyDifferences(
  { plan }: Adding,
  occupancy: Occupancy,
  { role, since }: RegisterRecord,
): Difference[] {
  const changed = () => void plan.changedOccupancies.add(occupancy)
  const { fields } = occupancy
  return [
    ...difference(fields, 'role', role, 'role', changed),
    ...difference(fields, 'since', newerDate(since, fields.since), 'since', changed),
  ]
}
