import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import { id, reference, requiredWords, version, words, written } from '../../contract/values.ts'
import { dictionaryNames } from './terms.ts'

const dictionary = z.enum(dictionaryNames)

/** What an entry can carry; which of it a dictionary uses is told by `uses`. */
const entryFields = z.object({
  name: requiredWords(30),
  /**
   * Categories: one digit for a first level, two for a second, of which the first is its parent's; the next one free
   * where nothing is typed. Elsewhere the program gives it.
   */
  code: words(40).default(''),
  parentId: id.nullable().default(null),
  /** Channels: a conversation, so that first contact happens at once. */
  live: z.boolean().default(false),
  /** Staff: their department. */
  departmentId: id.nullable().default(null),
  /** Care flags: to be seen only with the permission `flags.sensitive`. */
  sensitive: z.boolean().default(false),
  /** Care flags: how to meet such a person, for whoever sits at the counter. */
  advice: words(200).default(''),
})

export const dictionaryEntry = entryFields.extend({
  id,
  version,
  name: z.string(),
  code: z.string(),
  advice: z.string(),
  position: z.number().int(),
  /** The name of their department, also when it is archived. */
  department: z.string(),
  /** Came with the program and still has its first name. */
  shipped: z.boolean(),
  archived: z.boolean(),
  /** How many records use it now. */
  used: z.number().int(),
})
export type DictionaryEntry = z.infer<typeof dictionaryEntry>

export const dictionariesContract = {
  entries: query('office.settings').input(z.object({ dictionary })).output(z.array(dictionaryEntry)),
  /** How many entries each dictionary has in use, for the page's list. */
  overview: query('office.settings').output(z.array(z.object({ dictionary, entries: z.number().int() }))),
  /** Errors: ALREADY_EXISTS on `name` or `code`, INVALID_INPUT on `code` or `parentId`. */
  add: command('office.settings').input(entryFields.extend({ dictionary })).output(written),
  /** Renaming changes the word everywhere; records keep pointing at the entry. */
  change: command('office.settings').input(entryFields.extend({ dictionary, id, version })).output(written),
  /**
   * Not offered any more; records that use it keep it. Errors: IN_USE for the last entry, or one the program needs;
   * NOT_ALLOWED_NOW for one that is archived already.
   */
  archive: command('office.settings').input(reference.extend({ dictionary })).output(written),
  /** Error: NOT_ALLOWED_NOW for one that is not archived. */
  restore: command('office.settings').input(reference.extend({ dictionary })).output(written),
  /** Puts an entry before another, or last with null. Errors: INVALID_INPUT where the order is by code. */
  move: command('office.settings')
    .input(reference.extend({ dictionary, beforeId: id.nullable() }))
    .output(written),
}
