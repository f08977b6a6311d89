import type { Selectable } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import type { Entry } from '../values/entries.ts'

/** The columns a register can fill, beside keys and stamps. */
export type HouseFields = Pick<
  Selectable<Tables['houses']>,
  | 'floor'
  | 'line'
  | 'kind'
  | 'state'
  | 'area_hundredths'
  | 'inner_area_hundredths'
  | 'layout'
  | 'orientation'
  | 'ownership'
  | 'delivered_on'
  | 'notes'
>
export type ResidentFields = Pick<
  Selectable<Tables['residents']>,
  | 'name'
  | 'gender'
  | 'birth_year'
  | 'occupation'
  | 'emergency_name'
  | 'emergency_phone'
  | 'notes'
  | 'id_number_sealed'
  | 'id_number_digest'
>
export type OccupancyFields = Pick<Selectable<Tables['occupancies']>, 'role' | 'since'>

/** A row as it stands, or one that is to be made (`id` null until it is written). */
interface Stored {
  id: number | null
}

/** A row that an import may change: `before` is what is stored, `fields` what it shall be. */
interface Editable<Row, Fields> extends Stored {
  before: Row | null
  fields: Fields
}

export interface Community extends Stored {
  name: string
}
export interface Building extends Stored {
  name: string
  community: Community
}
export interface House extends Editable<Selectable<Tables['houses']>, HouseFields> {
  building: Building
  unit: string
  room: string
  /** Somebody there is the primary contact. */
  hasPrimary: boolean
}
export interface Occupancy extends Editable<Selectable<Tables['occupancies']>, OccupancyFields> {
  house: House | null
  resident: Resident
  primary: boolean
}
export interface Resident extends Editable<Selectable<Tables['residents']>, ResidentFields> {
  group: Entry | null
  phones: string[]
  plates: string[]
  tags: Entry[]
  occupancies: Occupancy[]
}

/** A row as an import reads it, without stamps. */
export const houseFieldsOf = (row: Selectable<Tables['houses']>): HouseFields => ({
  floor: row.floor,
  line: row.line,
  kind: row.kind,
  state: row.state,
  area_hundredths: row.area_hundredths,
  inner_area_hundredths: row.inner_area_hundredths,
  layout: row.layout,
  orientation: row.orientation,
  ownership: row.ownership,
  delivered_on: row.delivered_on,
  notes: row.notes,
})

export const residentFieldsOf = (row: Selectable<Tables['residents']>): ResidentFields => ({
  name: row.name,
  gender: row.gender,
  birth_year: row.birth_year,
  occupation: row.occupation,
  emergency_name: row.emergency_name,
  emergency_phone: row.emergency_phone,
  notes: row.notes,
  id_number_sealed: row.id_number_sealed,
  id_number_digest: row.id_number_digest,
})

/** Whether somebody lives in a house; a stored occupancy knows it by its id. */
export const livesIn = (resident: Resident, house: House): Occupancy | undefined =>
  resident.occupancies.find(
    (one) => one.house === house || (one.before !== null && one.before.house_id === house.id),
  )
