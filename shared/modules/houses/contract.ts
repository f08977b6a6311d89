import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import {
  day,
  id,
  pageInput,
  pageOf,
  partialDate,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { occupancyRoles } from '../residents/terms.ts'
import { houseKinds, houseStates } from './terms.ts'

const houseFields = z.object({
  communityId: id,
  building: requiredWords(20),
  unit: words(10).default(''),
  room: requiredWords(20),
  floor: z.number().int().min(-9).max(200).nullable().default(null),
  kind: z.enum(houseKinds).default('residential'),
  state: z.enum(houseStates).default('vacant'),
  /** Floor area in hundredths of a square metre. */
  areaHundredths: z.number().int().min(0).max(100_000_000).nullable().default(null),
  deliveredOn: partialDate.nullable().default(null),
  notes: words(1000).default(''),
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
  areaHundredths: z.number().int().nullable(),
  /** The people who live there now, names only. */
  residents: z.array(z.object({ id, name: z.string(), role: z.enum(occupancyRoles) })),
  openTickets: z.number().int(),
  importing: z.boolean(),
})
export type HouseRow = z.infer<typeof houseRow>

export const ticketBrief = z.object({
  id,
  number: z.string(),
  kind: z.string(),
  state: z.string(),
  category: z.string(),
  words: z.string(),
  receivedAt: z.string(),
})

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
  list: query('archives.read')
    .input(
      pageInput.extend({
        buildingId: id.optional(),
        unit: z.string().optional(),
        state: z.enum(houseStates).optional(),
        kind: z.enum(houseKinds).optional(),
        /** A room in any style, or part of a resident's name. */
        text: words(60).optional(),
      }),
    )
    .output(pageOf(houseRow)),
  get: query('archives.read')
    .input(z.object({ id }))
    .output(
      houseFields.extend({
        id,
        version,
        label: z.string(),
        longLabel: z.string(),
        line: z.string().nullable(),
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
          }),
        ),
        tickets: z.array(ticketBrief),
      }),
    ),
  create: command('archives.edit').input(houseFields).output(written),
  update: command('archives.edit')
    .input(houseFields.omit({ communityId: true }).extend({ id, version }))
    .output(written),
  createCommunity: command('office.settings')
    .input(z.object({ name: requiredWords(60) }))
    .output(written),
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
