import { lineOf } from '../../../../../shared/modules/houses/room.ts'
import type { RegisterField } from '../../../../../shared/modules/imports/terms.ts'
import { difference, newerDate, shown, type Difference } from '../differences.ts'
import type { House, HouseFields } from './archive.ts'
import type { Plan } from './plan.ts'
import type { RegisterRecord } from './record.ts'

type Value = string | number | null

const squareMetres = (value: Value): string => (value === null ? '' : String(Number(value) / 100))

/** What a row says otherwise about a house that is there. */
export function houseDifferences(plan: Plan, house: House, record: RegisterRecord): Difference[] {
  const of = <Column extends keyof HouseFields>(
    column: Column,
    value: (HouseFields[Column] & Value) | null,
    field: RegisterField,
    show: (value: Value) => string = shown,
  ) => difference(house.fields, column, value, field, () => plan.changedHouses.add(house), show)
  const floor = of('floor', record.floor, 'floor').map((moved) => ({
    ...moved,
    apply() {
      moved.apply()
      house.fields.line ??= lineOf(house.room, house.fields.floor)
    },
  }))
  return [
    ...floor,
    ...of('area_hundredths', record.areaHundredths, 'area', squareMetres),
    ...of('inner_area_hundredths', record.innerAreaHundredths, 'innerArea', squareMetres),
    ...of('layout', record.layout, 'layout'),
    ...of('orientation', record.orientation, 'orientation'),
    ...of('kind', record.kind, 'kind'),
    ...of('state', record.state, 'state'),
    ...of('ownership', record.ownership, 'ownership'),
    ...of('delivered_on', newerDate(record.deliveredOn, house.fields.delivered_on), 'deliveredOn'),
    ...(record.name === null ? of('notes', record.notes, 'notes') : []),
  ]
}
