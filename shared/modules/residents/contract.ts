import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { command, query, task } from '../../contract/procedure.ts'
import {
  id,
  pageInput,
  pageOf,
  partialDate,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { exportEvent } from '../../contract/export.ts'
import { ticketBrief } from '../houses/contract.ts'
import { genders, occupancyRoles } from './terms.ts'

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
  notes: words(1000).default(''),
})

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
        phones: z.array(z.object({ id, masked: z.string(), label: z.string() })),
        plates: z.array(z.string()),
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
        phones: z.array(phoneInput).max(10).default([]),
        plates: z.array(requiredWords(12)).max(10).default([]),
        occupancy: occupancyFields.nullable().default(null),
      }),
    )
    .output(written),
  update: command('archives.edit').input(residentFields.extend({ id, version })).output(written),
  addPhone: command('archives.edit')
    .input(phoneInput.extend({ residentId: id }))
    .output(written),
  removePhone: command('archives.edit')
    .input(z.object({ residentId: id, phoneId: id }))
    .output(z.object({})),
  addOccupancy: command('archives.edit')
    .input(occupancyFields.extend({ residentId: id }))
    .output(written),
  endOccupancy: command('archives.edit')
    .input(z.object({ id, version, until: partialDate }))
    .output(written),
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
    .input(residentFilter.extend({ unmaskedReason: requiredWords(100).optional() }))
    .output(eventIterator(exportEvent)),
}
