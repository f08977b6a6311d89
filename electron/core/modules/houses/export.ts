import type { Expression, SqlBool } from 'kysely'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  houseExportHeaders,
  houseExportKeys,
  houseExportNames,
  type HouseExportKey,
} from '../../../../shared/modules/houses/export-columns.ts'
import type { HouseKind, HouseState, Ownership } from '../../../../shared/modules/houses/terms.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { columnsFor } from '../exports/ticket-column.ts'
import { phonesOf } from '../residents/current.ts'
import { matchingHouses, type HouseFilter } from './filter.ts'
import { houseIds, loadHouses, matchingBuildings, type LoadedHouse } from './load.ts'

const shapes: Record<HouseExportKey, ExportShape> = {
  community: [14, 'text'],
  building: [10, 'text'],
  unit: [6, 'text'],
  room: [10, 'text'],
  floor: [6, 'integer'],
  line: [6, 'text'],
  kind: [10, 'text'],
  state: [10, 'text'],
  area: [14, 'decimal'],
  innerArea: [14, 'decimal'],
  layout: [12, 'text'],
  orientation: [8, 'text'],
  ownership: [12, 'text'],
  deliveredOn: [12, 'date'],
  residents: [20, 'text'],
  phones: [24, 'text'],
  keysHeld: [12, 'integer'],
  keysPlace: [14, 'text'],
  waterMeter: [16, 'text'],
  powerMeter: [16, 'text'],
  openTickets: [12, 'integer'],
  notes: [40, 'text'],
}

const columns = exportColumns(houseExportKeys, houseExportHeaders, shapes)

const batchSize = 500

/**
 * The houses a filter means as a workbook, in the order of their doors. Phones are always masked; how many tickets are
 * open needs `tickets.read`. Error: NOT_PERMITTED.
 */
export async function exportHouses(
  call: Call,
  { columns: asked, ...filter }: HouseFilter & { columns?: readonly HouseExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('archives.read')
  const chosen = columnsFor(call, asked, houseExportKeys)
  const matching = matchingHouses(filter)
  const buildings = await matchingBuildings(call, matching)
  return exportRows(call, {
    subject: 'export:houses',
    name: houseExportNames[exportLocale],
    columns,
    chosen,
    rows: exportedHouses(
      call,
      matching,
      buildings.map(({ id }) => id),
    ),
    total: buildings.reduce((sum, { houses }) => sum + houses, 0),
    unmaskedReason: null,
    signal,
  })
}

type ExportedRow = Record<HouseExportKey, ExportValue>

/** Building by building: which doors each has is asked when its turn comes, so that nobody waits for a long export. */
async function* exportedHouses(
  call: Call,
  matching: Expression<SqlBool>,
  buildingIds: readonly number[],
): AsyncGenerator<ExportedRow[]> {
  for (const buildingId of buildingIds) {
    const ids = await houseIds(call, matching, [buildingId])
    for (const some of chunksOf(ids, batchSize)) {
      const houses = await loadHouses(call, some)
      const residentIds = new Set(houses.flatMap(({ living }) => living.map((each) => each.residentId)))
      const phones = await phonesOf(call.db, [...residentIds])
      yield houses.map((house) => asExportedRow(house, phones))
    }
  }
}

function asExportedRow(house: LoadedHouse, phones: Awaited<ReturnType<typeof phonesOf>>): ExportedRow {
  const theirs = house.living.flatMap(({ residentId }) => phones.get(residentId) ?? [])
  return {
    community: house.communityName,
    building: house.building,
    unit: house.unit,
    room: house.room,
    floor: house.floor,
    line: house.line,
    kind: terms.houseKind[house.kind as HouseKind],
    state: terms.houseState[house.state as HouseState],
    area: squareMetres(house.area_hundredths),
    innerArea: squareMetres(house.inner_area_hundredths),
    layout: house.layout,
    orientation: house.orientation,
    ownership: house.ownership && terms.ownership[house.ownership as Ownership],
    deliveredOn: house.delivered_on,
    residents: [...new Set(house.living.map(({ residentName }) => residentName))].join('、'),
    phones: [...new Set(theirs.map(({ phone }) => maskPhone(phone)))].join(' '),
    keysHeld: house.keys_held,
    keysPlace: house.keys_place,
    waterMeter: house.water_meter,
    powerMeter: house.power_meter,
    openTickets: house.openTickets,
    notes: house.notes,
  }
}

const squareMetres = (hundredths: number | null): number | null => hundredths && hundredths / 100
