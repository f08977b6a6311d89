import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import { id, instant, pageInput, pageOf, version, written } from '../../contract/values.ts'
import { genders, occupancyRoles } from '../residents/terms.ts'

/** Why two records may be one person, the strongest first. */
export const duplicateReasons = [
  'same-id-number',
  'same-name-and-phone',
  'same-name-and-house',
  'same-phone',
  'same-name-and-plate',
  'same-sound-and-house',
] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

/** Fields of which a merge keeps one side's value. */
export const mergedFields = [
  'name',
  'gender',
  'birthYear',
  'occupation',
  'group',
  'idNumber',
  'emergencyName',
  'emergencyPhone',
  'contactTime',
  'contactWishes',
  'notes',
] as const
export type MergedField = (typeof mergedFields)[number]

const side = z.object({
  id,
  version,
  name: z.string(),
  gender: z.enum(genders).nullable(),
  /** Each of the merged fields as it may be shown: phones and ID numbers masked. */
  fields: z.record(z.enum(mergedFields), z.string()),
  phones: z.array(z.string()),
  plates: z.array(z.string()),
  houses: z.array(z.object({ label: z.string(), role: z.enum(occupancyRoles), current: z.boolean() })),
  tags: z.array(z.string()),
  flags: z.number().int(),
  tickets: z.number().int(),
  contacts: z.number().int(),
  createdAt: instant,
})
export type DuplicateSide = z.infer<typeof side>

const person = z.object({ id, name: z.string(), rooms: z.array(z.string()), phone: z.string() })

export const duplicatesContract = {
  /** Pairs that may be one person, the likeliest first; dismissed ones are left out. */
  suggestions: query('archives.merge')
    .input(pageInput)
    .output(pageOf(z.object({ first: person, second: person, reasons: z.array(z.enum(duplicateReasons)) }))),
  /** Both side by side; any two may be compared. */
  compare: query('archives.merge')
    .input(z.object({ firstId: id, secondId: id }))
    .output(z.object({ first: side, second: side, reasons: z.array(z.enum(duplicateReasons)) })),
  /**
   * Makes one of two. Everything of the dropped one moves to the kept one; where both have a value, `take` names the
   * side. Nothing is deleted: the dropped record is archived and points at the kept one. Taken back as a whole by
   * `changes.undo`. Errors: CONFLICT when either changed, IN_USE while an import is writing.
   */
  merge: command('archives.merge')
    .input(
      z.object({
        kept: z.object({ id, version }),
        dropped: z.object({ id, version }),
        /** Fields for which the dropped one's value wins. */
        take: z.array(z.enum(mergedFields)).default([]),
      }),
    )
    .output(written.extend({ undoId: id })),
  /** Two people after all: never suggested again. */
  dismiss: command('archives.merge')
    .input(z.object({ firstId: id, secondId: id }))
    .output(z.object({})),
}
