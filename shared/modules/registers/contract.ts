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
import {
  applicantRoles,
  keyStates,
  ownerConsents,
  parcelStates,
  passStates,
  phoneHolders,
  registerRows,
  visitorStates,
} from './terms.ts'

/** What every command on a register answers with: the row, and by what it is taken back (`changes.undo`). */
const undoable = written.extend({ undoId: id })

/** Every list is asked by these; a text is a room in any style, a person, part of what is written, or a number's end. */
const rowFilter = z.object({
  text: words(60).optional(),
  houseId: id.optional(),
  /** Days of the office, both included. */
  from: day.optional(),
  to: day.optional(),
})

/** What every row of a register has. Phones are masked; the whole number comes by `revealPhone`. */
const rowFields = z.object({
  id,
  version,
  houseId: id.nullable(),
  /** `3-2-501`; empty without a house. */
  room: z.string(),
  /** Who of the staff took it in. */
  by: z.string(),
  notes: z.string(),
  voidReason: z.string(),
})

const keyLoan = z.object({
  id,
  version,
  borrower: z.string(),
  phone: z.string(),
  reason: z.string(),
  lentAt: instant,
  lentBy: z.string(),
  dueAt: instant.nullable(),
  backAt: instant.nullable(),
  backBy: z.string(),
})
export type KeyLoan = z.infer<typeof keyLoan>

const keyRow = rowFields.extend({
  label: z.string(),
  pieces: z.number().int(),
  place: z.string(),
  giver: z.string(),
  phone: z.string(),
  purpose: z.string(),
  takenAt: instant,
  state: z.enum(keyStates),
  /** The loan that is not back yet. */
  loan: keyLoan.nullable(),
  returnedAt: instant.nullable(),
  returnedTo: z.string(),
})
export type KeyRow = z.infer<typeof keyRow>

const parcelRow = rowFields.extend({
  residentId: id.nullable(),
  recipient: z.string(),
  phone: z.string(),
  /** A code of `carriers`, or whatever was typed. */
  carrier: z.string(),
  tracking: z.string(),
  shelf: z.string(),
  pieces: z.number().int(),
  arrivedAt: instant,
  /** Calendar days since it came, until it was handed over. */
  days: z.number().int(),
  state: z.enum(parcelStates),
  toldAt: instant.nullable(),
  handedAt: instant.nullable(),
  handedTo: z.string(),
})
export type ParcelRow = z.infer<typeof parcelRow>

const visitorRow = rowFields.extend({
  name: z.string(),
  phone: z.string(),
  plate: z.string(),
  people: z.number().int(),
  host: z.string(),
  purpose: z.string(),
  pass: z.string(),
  arrivedAt: instant,
  state: z.enum(visitorStates),
  leftAt: instant.nullable(),
})
export type VisitorRow = z.infer<typeof visitorRow>

const passRow = rowFields.extend({
  /** `FX-20261121-001` */
  number: z.string(),
  applicant: z.string(),
  applicantRole: z.enum(applicantRoles),
  phone: z.string(),
  /** One a line. */
  items: z.string(),
  carrier: z.string(),
  plate: z.string(),
  ownerConsent: z.enum(ownerConsents),
  issuedAt: instant,
  validOn: day,
  state: z.enum(passStates),
  releasedAt: instant.nullable(),
  guard: z.string(),
})
export type PassRow = z.infer<typeof passRow>

const pieces = z.number().int().min(1).max(99)

export const registersContract = {
  keys: {
    /** At the desk and lent first, newest first. `out` asks for overdue ones too. */
    list: query('registers.keep')
      .input(pageInput.extend(rowFilter.shape).extend({ state: z.enum(keyStates).optional() }))
      .output(pageOf(keyRow)),
    /** A key comes into keeping; the house counts its pieces. Error: ALREADY_EXISTS on `label` in use. */
    take: command('registers.keep')
      .input(
        z.object({
          houseId: id.nullable().default(null),
          label: requiredWords(30),
          pieces: pieces.default(1),
          place: words(40).default(''),
          giverName: requiredWords(40),
          giverPhone: words(30).default(''),
          purpose: words(100).default(''),
          notes: words(200).default(''),
        }),
      )
      .output(undoable),
    lend: command('registers.keep')
      .input(
        reference.extend({
          borrower: requiredWords(40),
          phone: words(30).default(''),
          reason: requiredWords(100),
          dueAt: instant.nullable().default(null),
        }),
      )
      .output(undoable),
    /** A lent key is back; `id` and `version` are the loan's. */
    back: command('registers.keep').input(reference).output(undoable),
    /** Given back to its owner: it is in keeping no more. */
    giveBack: command('registers.keep')
      .input(reference.extend({ returnedTo: requiredWords(40) }))
      .output(undoable),
    /** Every time a key was lent, newest first. */
    loans: query('registers.keep').input(z.object({ id })).output(z.array(keyLoan)),
  },
  parcels: {
    /** Waiting ones first, newest first. `waiting` asks for long waiting ones too. */
    list: query('registers.keep')
      .input(pageInput.extend(rowFilter.shape).extend({ state: z.enum(parcelStates).optional() }))
      .output(pageOf(parcelRow)),
    /**
     * Errors: INVALID_INPUT on `recipient` where neither room, person, name nor phone is said, on `phone`;
     * ALREADY_EXISTS on `tracking` of a parcel that waits.
     */
    arrive: command('registers.keep')
      .input(
        z.object({
          houseId: id.nullable().default(null),
          residentId: id.nullable().default(null),
          recipient: words(40).default(''),
          /** Whole, or its last four digits. */
          phone: words(30).default(''),
          carrier: words(20).default(''),
          tracking: words(40).default(''),
          shelf: words(20).default(''),
          pieces: pieces.default(1),
          notes: words(200).default(''),
        }),
      )
      .output(undoable),
    /** Somebody was told that it waits; again where they were told before. */
    tell: command('registers.keep').input(reference).output(undoable),
    /** Several at once, such as all that wait for one room: all of them or none. */
    handOver: command('registers.keep')
      .input(z.object({ parcels: z.array(reference).min(1).max(50), handedTo: requiredWords(40) }))
      .output(z.object({ undoId: id })),
  },
  visitors: {
    /** Inside ones first, newest first. `inside` asks for those since an earlier day too. */
    list: query('registers.keep')
      .input(pageInput.extend(rowFilter.shape).extend({ state: z.enum(visitorStates).optional() }))
      .output(pageOf(visitorRow)),
    /** Errors: INVALID_INPUT on `phone`, `plate`, or a field with an ID number; ALREADY_EXISTS on `pass` in use. */
    arrive: command('registers.keep')
      .input(
        z.object({
          name: requiredWords(40),
          phone: words(30).default(''),
          plate: words(20).default(''),
          people: z.number().int().min(1).max(500).default(1),
          houseId: id.nullable().default(null),
          hostName: words(40).default(''),
          purpose: words(100).default(''),
          pass: words(20).default(''),
          notes: words(200).default(''),
        }),
      )
      .output(undoable),
    leave: command('registers.keep').input(reference).output(undoable),
  },
  passes: {
    /** Those that nothing left by yet first, newest first. */
    list: query('registers.keep')
      .input(pageInput.extend(rowFilter.shape).extend({ state: z.enum(passStates).optional() }))
      .output(pageOf(passRow)),
    /**
     * The next number of the day, without gaps: it is struck out, never taken back. Errors: INVALID_INPUT on `validOn`
     * in the past, on `ownerConsent` `self` of anybody but the owner, on `phone`, `plate`.
     */
    issue: command('registers.keep')
      .input(
        z.object({
          houseId: id,
          applicant: requiredWords(40),
          applicantRole: z.enum(applicantRoles),
          phone: words(30).default(''),
          items: requiredWords(1000),
          carrier: words(40).default(''),
          plate: words(20).default(''),
          ownerConsent: z.enum(ownerConsents),
          /** Today where nothing is said. */
          validOn: day.nullable().default(null),
          notes: words(200).default(''),
        }),
      )
      .output(written.extend({ number: z.string() })),
    /** What it names left the gate, on the pass's day and not in the future; `at` is now where nothing is said. */
    release: command('registers.keep')
      .input(reference.extend({ guardName: requiredWords(40), at: instant.nullable().default(null) }))
      .output(undoable),
  },
  /** How many are open in each register, for the pages' heads. */
  counts: query('registers.keep', { passive: true }).output(
    z.object({
      keys: z.object({ held: z.number().int(), out: z.number().int(), overdue: z.number().int() }),
      parcels: z.object({ waiting: z.number().int(), long: z.number().int() }),
      visitors: z.object({ inside: z.number().int(), overnight: z.number().int() }),
      passes: z.object({ issued: z.number().int(), expired: z.number().int() }),
      services: z.object({ open: z.number().int(), overdue: z.number().int() }),
    }),
  ),
  /** Written wrongly: the row stays, struck through with the reason. Error: NOT_ALLOWED_NOW for a key that is lent. */
  void: command('registers.keep')
    .input(reference.extend({ row: z.enum(registerRows), reason: requiredWords(200) }))
    .output(undoable),
  /** A whole phone, audited. No reason is asked while the matter is open; afterwards it is (INVALID_INPUT `reason`). */
  revealPhone: command('phones.reveal')
    .input(z.object({ of: z.enum(phoneHolders), id, reason: requiredWords(100).optional() }))
    .output(z.object({ phone: z.string() })),
}
