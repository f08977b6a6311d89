import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { command, query, task } from '../../contract/procedure.ts'
import { exportEvent } from '../../contract/export.ts'
import {
  day,
  id,
  instant,
  pageInput,
  pageOf,
  partialDate,
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { fenUpTo } from '../../money/fen.ts'
import { shownFlag } from '../residents/flags.ts'
import { occupancyRoles } from '../residents/terms.ts'
import { ticketBrief } from '../tickets/brief.ts'
import { houseExportKeys } from './export-columns.ts'
import { houseKinds, houseRecordKinds, houseStates, mostCostFen, ownerships, warrantyParts } from './terms.ts'

/** Floor area in hundredths of a square metre. */
const areaHundredths = z.number().int().min(0).max(100_000_000).nullable().default(null)

const houseFields = z.object({
  communityId: id,
  building: requiredWords(20),
  unit: words(10).default(''),
  room: requiredWords(20),
  floor: z.number().int().min(-9).max(200).nullable().default(null),
  /** The riser line; null lets the room number tell it. */
  line: words(10).nullable().default(null),
  kind: z.enum(houseKinds).default('residential'),
  state: z.enum(houseStates).default('vacant'),
  areaHundredths,
  innerAreaHundredths: areaHundredths,
  layout: words(30).default(''),
  orientation: words(20).default(''),
  ownership: z.enum(ownerships).nullable().default(null),
  deliveredOn: partialDate.nullable().default(null),
  waterMeter: words(40).default(''),
  powerMeter: words(40).default(''),
  /** Known dangers, such as a changed bearing wall. */
  hazards: words(500).default(''),
  keysHeld: z.number().int().min(0).max(99).default(0),
  keysPlace: words(40).default(''),
  /** Each part at most once. */
  warranties: z
    .array(z.object({ part: z.enum(warrantyParts), until: day }))
    .max(warrantyParts.length)
    .default([]),
  notes: words(1000).default(''),
})

const houseRecordFields = z.object({
  kind: z.enum(houseRecordKinds),
  happenedOn: partialDate,
  part: words(60).default(''),
  words: requiredWords(1000),
  cause: words(200).default(''),
  materials: words(300).default(''),
  costFen: fenUpTo(mostCostFen).nullable().default(null),
  worker: words(40).default(''),
  warrantyUntil: day.nullable().default(null),
})

const houseRecord = houseRecordFields.extend({
  id,
  version,
  by: z.string(),
  at: instant,
  voided: z.boolean(),
})
export type HouseRecord = z.infer<typeof houseRecord>

const houseFilter = z.object({
  buildingId: id.optional(),
  unit: z.string().optional(),
  state: z.enum(houseStates).optional(),
  kind: z.enum(houseKinds).optional(),
  /** A room in any style, or what somebody who lives there is found by: part of their name, its sound, a phone. */
  text: words(60).optional(),
})

const houseRow = z.object({
  id,
  communityName: z.string(),
  /** Short form, `3-2-501`. */
  label: z.string(),
  building: z.string(),
  unit: z.string(),
  room: z.string(),
  floor: z.number().int().nullable(),
  kind: z.enum(houseKinds),
  state: z.enum(houseStates),
  line: z.string().nullable(),
  areaHundredths: z.number().int().nullable(),
  layout: z.string(),
  deliveredOn: z.string().nullable(),
  keysHeld: z.number().int(),
  notes: z.string(),
  /** The people who live there now, names only. */
  residents: z.array(z.object({ id, name: z.string(), role: z.enum(occupancyRoles) })),
  openTickets: z.number().int(),
  importing: z.boolean(),
})
export type HouseRow = z.infer<typeof houseRow>

export const housesContract = {
  /** Buildings with their units and counts, for the tree beside the list. */
  tree: query('archives.read').output(
    z.array(
      z.object({
        communityId: id,
        community: z.string(),
        buildingId: id,
        building: z.string(),
        units: z.array(z.object({ unit: z.string(), houses: z.number().int() })),
        houses: z.number().int(),
      }),
    ),
  ),
  list: query('archives.read').input(pageInput.extend(houseFilter.shape)).output(pageOf(houseRow)),
  /** One building as a grid: floors from the top, doors from left to right by unit and line. */
  grid: query('archives.read')
    .input(z.object({ buildingId: id }))
    .output(
      z.object({
        buildingId: id,
        building: z.string(),
        community: z.string(),
        doors: z.array(
          z.object({
            id,
            unit: z.string(),
            floor: z.number().int().nullable(),
            line: z.string().nullable(),
            room: z.string(),
            label: z.string(),
            kind: z.enum(houseKinds),
            state: z.enum(houseStates),
            /** The primary contact's name, or the first owner's. */
            contact: z.string(),
            residents: z.number().int(),
            openTickets: z.number().int(),
          }),
        ),
      }),
    ),
  get: query('archives.read')
    .input(z.object({ id }))
    .output(
      houseFields.extend({
        id,
        version,
        label: z.string(),
        longLabel: z.string(),
        buildingId: id,
        communityName: z.string(),
        importing: z.boolean(),
        occupancies: z.array(
          z.object({
            id,
            version,
            residentId: id,
            name: z.string(),
            role: z.enum(occupancyRoles),
            since: z.string().nullable(),
            until: z.string().nullable(),
            primary: z.boolean(),
            phones: z.array(z.object({ id, masked: z.string() })),
            plates: z.array(z.string()),
            flags: z.array(shownFlag),
          }),
        ),
        tickets: z.array(ticketBrief),
        records: z.array(houseRecord),
        /** Parking places and stores that somebody who lives here has too. */
        parking: z.array(z.object({ id, label: z.string(), residentId: id, name: z.string() })),
        archivedAt: instant.nullable(),
      }),
    ),
  create: command('archives.edit').input(houseFields).output(written),
  update: command('archives.edit')
    .input(houseFields.omit({ communityId: true }).extend({ id, version }))
    .output(written),
  addRecord: command('archives.edit')
    .input(houseRecordFields.extend({ houseId: id }))
    .output(written),
  /** A record that was wrong stays, struck out. */
  voidRecord: command('archives.edit').input(reference).output(written),
  /**
   * The house changed hands on a day, today or before: its owners and co-owners end, those who leave with them too, and the new owners
   * begin. Tickets and history stay. Taken back as a whole by `changes.undo`. Errors: INVALID_INPUT on `on`, NOT_FOUND.
   */
  transfer: command('archives.transfer')
    .input(
      z.object({
        id,
        version,
        on: day,
        owners: z
          .array(
            z.union([
              z.object({ residentId: id }),
              z.object({ name: requiredWords(40), phone: words(40).default('') }),
            ]),
          )
          .min(1)
          .max(10),
        /** Occupancies of others (tenants, family) that end on the same day. */
        leaving: z.array(id).max(50).default([]),
        note: words(200).default(''),
      }),
    )
    .output(written.extend({ undoId: id })),
  /** Out of lists and search, into the recycle bin. Error: IN_USE while somebody lives there or a ticket is open. */
  archive: command('archives.edit')
    .input(reference)
    .output(written.extend({ undoId: id })),
  exportList: task('exports.run')
    .input(houseFilter.extend({ columns: z.array(z.enum(houseExportKeys)).min(1).optional() }))
    .output(eventIterator(exportEvent)),
  /** A building's doors without Excel: units × floors × doors. Existing doors are left as they are. */
  generate: command('archives.edit')
    .input(
      z.object({
        communityId: id,
        building: requiredWords(20),
        units: z.array(words(10)).min(1).max(20),
        floorFrom: z.number().int().min(-9).max(200),
        floorTo: z.number().int().min(-9).max(200),
        doors: z.number().int().min(1).max(40),
        /** Floors that do not exist in this building, such as 4, 13, 14. */
        skipFloors: z.array(z.number().int()).max(50).default([]),
        kind: z.enum(houseKinds).default('residential'),
        deliveredOn: day.nullable().default(null),
      }),
    )
    .output(z.object({ created: z.number().int(), existing: z.number().int() })),
}
