import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { command, query, task } from '../../contract/procedure.ts'
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
import { exportEvent } from '../../contract/export.ts'
import { ticketBrief } from '../tickets/brief.ts'
import { residentExportKeys } from './export-columns.ts'
import { shownFlag } from './flags.ts'
import { bandAspects, genders, knownFrom, occupancyRoles, preferenceKinds } from './terms.ts'

/** A phone as typed; the core normalises it and says what is wrong with it. */
const phoneInput = z.object({ phone: requiredWords(40), label: words(20).default('') })

const residentFields = z.object({
  name: requiredWords(40),
  gender: z.enum(genders).nullable().default(null),
  birthYear: z.number().int().min(1900).max(2100).nullable().default(null),
  occupation: words(40).default(''),
  groupId: id.nullable().default(null),
  emergencyName: words(40).default(''),
  emergencyPhone: words(40).default(''),
  /** When they like to be called, `周末上午`. */
  contactTime: words(60).default(''),
  /** How they like to be told things, `发微信，不要打电话`. */
  contactWishes: words(100).default(''),
  notes: words(1000).default(''),
})

/**
 * An ID number as typed, or as the page was shown it, masked, which leaves it as it is. Empty removes it.
 */
const idNumber = words(30).default('')

const occupancyFields = z.object({
  houseId: id,
  role: z.enum(occupancyRoles),
  since: partialDate.nullable().default(null),
  primary: z.boolean().default(false),
})

const residentRow = z.object({
  id,
  name: z.string(),
  gender: z.enum(genders).nullable(),
  houses: z.array(z.object({ id, label: z.string(), role: z.enum(occupancyRoles) })),
  phone: z.string(),
  group: z.string(),
  tags: z.array(z.string()),
  flags: z.array(shownFlag),
  plates: z.array(z.string()),
  notes: z.string(),
  openTickets: z.number().int(),
  importing: z.boolean(),
})
export type ResidentRow = z.infer<typeof residentRow>

const residentFilter = z.object({
  text: words(60).optional(),
  role: z.enum(occupancyRoles).optional(),
  groupId: id.optional(),
  buildingId: id.optional(),
  tagId: id.optional(),
  flagId: id.optional(),
  /** Somebody who lived here once and nowhere now. */
  movedOut: z.boolean().optional(),
})

const band = z.object({
  aspect: z.enum(bandAspects),
  version,
  band: z.string(),
  source: z.enum(knownFrom),
  notedOn: day,
})

const preferenceFields = z.object({
  kind: z.enum(preferenceKinds),
  words: requiredWords(300),
  source: z.enum(knownFrom).default('told'),
})

export const residentsContract = {
  list: query('archives.read').input(pageInput.extend(residentFilter.shape)).output(pageOf(residentRow)),
  get: query('archives.read')
    .input(z.object({ id }))
    .output(
      residentFields.extend({
        id,
        version,
        groupName: z.string(),
        /** Masked; the whole number comes by `revealPhone`. */
        phones: z.array(z.object({ id, version, masked: z.string(), label: z.string() })),
        plates: z.array(z.object({ id, plate: z.string() })),
        /** Masked, empty where none is known; the whole number comes by `revealIdNumber`. */
        idNumber: z.string(),
        tags: z.array(z.object({ entryId: id, name: z.string() })),
        flags: z.array(shownFlag),
        bands: z.array(band),
        preferences: z.array(
          preferenceFields.extend({ id, version, by: z.string(), notedOn: day, metOn: day.nullable() }),
        ),
        openPromises: z.number().int(),
        mergedInto: id.nullable(),
        archivedAt: instant.nullable(),
        importing: z.boolean(),
        occupancies: z.array(
          z.object({
            id,
            version,
            houseId: id,
            label: z.string(),
            longLabel: z.string(),
            role: z.enum(occupancyRoles),
            since: z.string().nullable(),
            until: z.string().nullable(),
            primary: z.boolean(),
          }),
        ),
        tickets: z.array(ticketBrief),
      }),
    ),
  /** A person with at least a name; with a house and a role when given. */
  create: command('archives.edit')
    .input(
      residentFields.extend({
        idNumber,
        phones: z.array(phoneInput).max(10).default([]),
        plates: z.array(requiredWords(12)).max(10).default([]),
        occupancy: occupancyFields.nullable().default(null),
      }),
    )
    .output(written),
  update: command('archives.edit').input(residentFields.extend({ id, version, idNumber })).output(written),
  addPhone: command('archives.edit')
    .input(phoneInput.extend({ residentId: id }))
    .output(written),
  removePhone: command('archives.edit')
    .input(z.object({ residentId: id, phoneId: id }))
    .output(z.object({ undoId: id })),
  /** Another label, or another place in the order: the first phone is the one that lists show. */
  changePhone: command('archives.edit')
    .input(reference.extend({ label: words(20), first: z.boolean().default(false) }))
    .output(written),
  addPlate: command('archives.edit')
    .input(z.object({ residentId: id, plate: requiredWords(12) }))
    .output(z.object({ id })),
  removePlate: command('archives.edit')
    .input(z.object({ residentId: id, plateId: id }))
    .output(z.object({ undoId: id })),
  /** The tags a person has from now on; the version is the person's. Error: CONFLICT. */
  setTags: command('archives.edit')
    .input(z.object({ residentId: id, version, entryIds: z.array(id).max(30) }))
    .output(written),
  /**
   * Sets one flag, without a version, or changes the one seen. A sensitive one needs `flags.sensitive`. The note is kept
   * encrypted. Error: CONFLICT.
   */
  setFlag: command('archives.edit')
    .input(
      z.object({
        residentId: id,
        entryId: id,
        version: version.nullable().default(null),
        note: words(300).default(''),
        reviewOn: day.nullable().default(null),
      }),
    )
    .output(written),
  removeFlag: command('archives.edit')
    .input(z.object({ residentId: id, flagId: id }))
    .output(z.object({ undoId: id })),
  /**
   * Sets one band, without a version, or changes the one seen; null forgets it. Noted today by whoever is asked, with
   * where it is known from. Error: CONFLICT.
   */
  setBand: command('archives.edit')
    .input(
      z.object({
        residentId: id,
        aspect: z.enum(bandAspects),
        version: version.nullable().default(null),
        band: words(30).nullable(),
        source: z.enum(knownFrom).default('told'),
      }),
    )
    .output(z.object({})),
  addPreference: command('archives.edit')
    .input(preferenceFields.extend({ residentId: id }))
    .output(written),
  /** A need is met on a day, or open again with null. */
  meetPreference: command('archives.edit')
    .input(reference.extend({ metOn: day.nullable() }))
    .output(written),
  removePreference: command('archives.edit')
    .input(reference)
    .output(z.object({ undoId: id })),
  addOccupancy: command('archives.edit')
    .input(occupancyFields.extend({ residentId: id }))
    .output(written),
  /** Not later than today. Error on `until`: INVALID_INPUT, with the reason `future` for a day to come. */
  endOccupancy: command('archives.edit')
    .input(z.object({ id, version, until: partialDate }))
    .output(written.extend({ undoId: id })),
  /** Whom the office calls first about a house. */
  setPrimary: command('archives.edit').input(reference).output(written),
  /** Out of lists and search, into the recycle bin. Error: IN_USE while they live somewhere or have an open ticket. */
  archive: command('archives.edit')
    .input(reference)
    .output(written.extend({ undoId: id })),
  /** The whole ID number, audited, always for a reason. Error: NOT_FOUND where none is known. */
  revealIdNumber: command('ids.reveal')
    .input(z.object({ residentId: id, reason: requiredWords(100) }))
    .output(z.object({ idNumber: z.string() })),
  /**
   * One of the person's phones, or their emergency contact's; audited. On a ticket one handles no reason is asked;
   * elsewhere it is.
   */
  revealPhone: command('phones.reveal')
    .input(
      z
        .object({
          residentId: id,
          phoneId: id.optional(),
          emergency: z.boolean().optional(),
          ticketId: id.optional(),
          reason: requiredWords(100).optional(),
        })
        .refine(({ phoneId, emergency = false }) => (phoneId === undefined) === emergency, {
          path: ['phoneId'],
        }),
    )
    .output(z.object({ phone: z.string() })),
  /** Streams progress, then the key by which `system.download` hands the file over once. */
  exportList: task('exports.run')
    .input(
      residentFilter.extend({
        columns: z.array(z.enum(residentExportKeys)).min(1).optional(),
        unmaskedReason: requiredWords(100).optional(),
      }),
    )
    .output(eventIterator(exportEvent)),
}
