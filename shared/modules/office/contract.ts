import { z } from 'zod'
import { paperSizes } from '../../contract/desktop.ts'
import { command, query } from '../../contract/procedure.ts'
import { id, requiredWords, version, words, written } from '../../contract/values.ts'
import { communityKinds } from '../houses/terms.ts'
import { ticketKinds } from '../tickets/terms.ts'
import { formCodes } from './terms.ts'

export const officeProfile = z.object({
  version,
  name: z.string(),
  hotline: z.string(),
  slogan: z.string(),
  timeZone: z.string(),
  /** The community new records belong to when nothing else is said. */
  communityId: id,
  communityName: z.string(),
  /** Lines above and below everything that is printed. */
  printHeader: z.string(),
  printFooter: z.string(),
  idleMinutes: z.number().int(),
})
export type OfficeProfile = z.infer<typeof officeProfile>

const named = z.object({ id, name: z.string() })

/** An entry that records carry by its code. `shipped`: it still has the program's own name. */
const coded = named.extend({ code: z.string(), shipped: z.boolean() })

/** A printed form: number, edition and how long it is kept (ISO 9001 document control), and what the office adds. */
const formFields = z.object({
  code: z.enum(formCodes),
  number: words(40),
  edition: words(20),
  retention: words(40),
  /** Empty: the program's own title. */
  title: words(30),
  /** One of `formPapers`; empty: as the form is usually printed. */
  paper: z.enum(paperSizes).or(z.literal('')),
  /** Lines at the foot, such as an advice to the owner. */
  notes: words(300),
  /** What the copies are called, `业主联、存根联`; empty: as usual. */
  copies: words(60),
})
export type FormTemplate = z.infer<typeof formFields>

const communityFields = z.object({
  name: requiredWords(60),
  kind: z.enum(communityKinds).default('residential'),
  /** Total floor area in hundredths of a square metre. */
  areaHundredths: z.number().int().min(0).max(1_000_000_000_000).nullable().default(null),
  households: z.number().int().min(0).max(1_000_000).nullable().default(null),
  occupiedHouseholds: z.number().int().min(0).max(1_000_000).nullable().default(null),
  deliveredYear: z.number().int().min(1900).max(2100).nullable().default(null),
})

export const category = named.extend({
  kind: z.enum(ticketKinds),
  /** `2` for a first level, `22` for a second. */
  code: z.string(),
  parentId: id.nullable(),
  /** Initials and full pinyin, to pick by. */
  initials: z.string(),
  pinyin: z.string(),
})
export const channel = named.extend({ code: z.string(), live: z.boolean() })

export const officeContract = {
  profile: query('member').output(officeProfile),
  updateProfile: command('office.settings')
    .input(
      z.object({
        version,
        name: requiredWords(60),
        hotline: words(40),
        slogan: words(60),
        printHeader: words(100),
        printFooter: words(200),
        idleMinutes: z.number().int().min(1).max(240),
      }),
    )
    .output(z.object({ version })),
  /** What forms choose from; small, loaded once. */
  dictionaries: query('member').output(
    z.object({
      communities: z.array(named),
      categories: z.array(category),
      channels: z.array(channel),
      departments: z.array(named),
      staff: z.array(named.extend({ departmentId: id.nullable() })),
      groups: z.array(named),
      tags: z.array(coded),
      careFlags: z.array(coded.extend({ sensitive: z.boolean(), advice: z.string() })),
      urgencies: z.array(coded),
      emotions: z.array(coded),
      demands: z.array(coded),
    }),
  ),
  forms: query('member').output(z.array(formFields.extend({ version }))),
  /** Errors: NOT_FOUND, CONFLICT, INVALID_INPUT on `paper` for one that the form does not fit. */
  updateForm: command('office.settings').input(formFields.extend({ version })).output(z.object({ version })),
  /** Every community with its figures as a project, and how many houses are on record. */
  communities: query('archives.read').output(
    z.array(
      communityFields.extend({
        id,
        version,
        name: z.string(),
        current: z.boolean(),
        houses: z.number().int(),
      }),
    ),
  ),
  createCommunity: command('office.settings').input(communityFields).output(written),
  updateCommunity: command('office.settings').input(communityFields.extend({ id, version })).output(written),
  /** New records belong to it when nothing else is said. */
  chooseCommunity: command('office.settings').input(z.object({ id })).output(z.object({})),
}
