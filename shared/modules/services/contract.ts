import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import {
  day,
  id,
  instant,
  pageInput,
  pageOf,
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { fenUpTo } from '../../money/fen.ts'
import { mostPriceFen, providerKinds, requestStates, serviceKinds } from './terms.ts'

const undoable = written.extend({ undoId: id })
const fen = fenUpTo(mostPriceFen)

const requestRow = z.object({
  id,
  version,
  kind: z.enum(serviceKinds),
  houseId: id.nullable(),
  room: z.string(),
  name: z.string(),
  /** Masked; the whole number comes by `registers.revealPhone`. */
  phone: z.string(),
  words: z.string(),
  wantedOn: day.nullable(),
  providerId: id.nullable(),
  provider: z.string(),
  feeFen: fen.nullable(),
  state: z.enum(requestStates),
  /** Still open although its day is over. */
  overdue: z.boolean(),
  askedAt: instant,
  settledAt: instant.nullable(),
  rating: z.number().int().nullable(),
  by: z.string(),
  notes: z.string(),
  voidReason: z.string(),
})
export type RequestRow = z.infer<typeof requestRow>

const providerFields = z.object({
  kind: z.enum(providerKinds),
  name: requiredWords(60),
  contact: words(40).default(''),
  phone: words(30).default(''),
  address: words(100).default(''),
  hours: words(60).default(''),
  offers: words(200).default(''),
  price: words(100).default(''),
  houseId: id.nullable().default(null),
  notes: words(200).default(''),
})
const providerRow = providerFields.extend({ id, version, room: z.string() })
export type ProviderRow = z.infer<typeof providerRow>

const priceFields = z.object({
  section: requiredWords(30),
  name: requiredWords(60),
  unit: words(20).default(''),
  /** Null where the words say how it is agreed. */
  priceFen: fen.nullable().default(null),
  words: words(200).default(''),
})
const priceItem = priceFields.extend({ id, version })
export type PriceItem = z.infer<typeof priceItem>

export const servicesContract = {
  requests: {
    /** Open ones first, newest first. Rows are struck out by `registers.void`. */
    list: query('registers.keep')
      .input(
        pageInput.extend({
          text: words(60).optional(),
          houseId: id.optional(),
          kind: z.enum(serviceKinds).optional(),
          state: z.enum(requestStates).optional(),
          from: day.optional(),
          to: day.optional(),
        }),
      )
      .output(pageOf(requestRow)),
    /** Errors: INVALID_INPUT on `name` where nobody and no house is said, on `phone`, on `wantedOn` in the past. */
    ask: command('registers.keep')
      .input(
        z.object({
          kind: z.enum(serviceKinds),
          houseId: id.nullable().default(null),
          residentId: id.nullable().default(null),
          name: words(40).default(''),
          phone: words(30).default(''),
          words: requiredWords(300),
          wantedOn: day.nullable().default(null),
          providerId: id.nullable().default(null),
        }),
      )
      .output(undoable),
    /** How it ended. Only what was done has a rating. */
    settle: command('registers.keep')
      .input(
        reference.extend({
          state: z.enum(['done', 'cancelled']),
          providerId: id.nullable().default(null),
          feeFen: fen.nullable().default(null),
          rating: z.number().int().min(1).max(5).nullable().default(null),
          notes: words(200).default(''),
        }),
      )
      .output(undoable),
  },
  providers: {
    /** By kind and name, those in use. */
    list: query('registers.keep')
      .input(pageInput.extend({ text: words(60).optional(), kind: z.enum(providerKinds).optional() }))
      .output(pageOf(providerRow)),
    create: command('registers.keep').input(providerFields).output(undoable),
    update: command('registers.keep').input(providerFields.extend({ id, version })).output(undoable),
    /** Out of the directory; what was arranged with it keeps its name. */
    archive: command('registers.keep').input(reference).output(undoable),
  },
  prices: {
    /** The whole board, section by section, in the order of entry. */
    list: query('registers.keep').output(z.array(priceItem)),
    create: command('office.settings').input(priceFields).output(undoable),
    update: command('office.settings').input(priceFields.extend({ id, version })).output(undoable),
    archive: command('office.settings').input(reference).output(undoable),
  },
}
