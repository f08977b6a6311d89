import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import {
  id,
  instant,
  pageInput,
  pageOf,
  reference,
  requiredWords,
  words,
  written,
} from '../../contract/values.ts'
import { outageExportKeys } from './export-columns.ts'
import { outageKinds, outageStates } from './terms.ts'

/** A building, or one unit of it where one is named. */
const place = z.object({ buildingId: id, unit: words(10).default('') })

const facts = z.object({
  kind: z.enum(outageKinds),
  /** Announced beforehand, not something that broke. */
  planned: z.boolean(),
  title: requiredWords(60),
  /** What is said to whoever asks. */
  words: requiredWords(500),
  startsAt: instant,
  expectedEndAt: instant.nullable().default(null),
  /** None: everybody. */
  places: z.array(place).max(60).default([]),
})
export type OutageFacts = z.input<typeof facts>

const outageRow = z.object({
  id,
  version: z.number().int(),
  kind: z.enum(outageKinds),
  planned: z.boolean(),
  title: z.string(),
  words: z.string(),
  startsAt: instant,
  expectedEndAt: instant.nullable(),
  endedAt: instant.nullable(),
  state: z.enum(outageStates),
  places: z.array(z.object({ buildingId: id, building: z.string(), unit: z.string() })),
  by: z.string(),
})
export type OutageRow = z.infer<typeof outageRow>

const outageFilter = z.object({ state: z.enum(outageStates).optional(), text: words(60).optional() })

/** Water, power, lifts and what else fails or is cut off, and what the counter says about it. */
export const outagesContract = {
  /** What lasts first, then what is to come, then what is over, newest first; voided ones only where asked for. */
  list: query('tickets.read').input(pageInput.extend(outageFilter.shape)).output(pageOf(outageRow)),
  export: task('exports.run')
    .input(outageFilter.extend({ columns: z.array(z.enum(outageExportKeys)).min(1).optional() }))
    .output(eventIterator(exportEvent)),
  /** Errors: INVALID_INPUT on `expectedEndAt` not after the start, NOT_FOUND on `places`. */
  add: command('outages.manage').input(facts).output(written),
  change: command('outages.manage').input(reference.extend(facts.shape)).output(written),
  /** It is over, now or since a moment after its start. Errors: NOT_ALLOWED_NOW, INVALID_INPUT on `endedAt`. */
  end: command('outages.manage')
    .input(reference.extend({ endedAt: instant.nullable().default(null) }))
    .output(written),
  /** It was entered by mistake. */
  void: command('outages.manage').input(reference).output(written),
  /** What lasts now or begins within a day and touches a house; without one, everything of that time. */
  forHouse: query('tickets.register', { passive: true })
    .input(z.object({ houseId: id.nullable() }))
    .output(z.array(outageRow)),
}
