import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import {
  id,
  pageInput,
  pageOf,
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { codeTones, groupings, questionThemes } from './terms.ts'

const codeFields = z.object({
  name: requiredWords(30),
  /** One or two letters by which it is given: `d`, `dt`. Digits take suggestions. */
  letters: z.string().regex(/^[a-z]{1,2}$/),
  theme: z.enum(questionThemes).default(''),
  tone: z.enum(codeTones),
})
const code = codeFields
  .required()
  .extend({ id, version, shipped: z.boolean(), archived: z.boolean(), used: z.number().int() })
export type SurveyCode = z.infer<typeof code>

const text = z.object({
  id,
  version,
  questionId: id,
  /** The paper's number; whoever codes sees no room and no name. */
  number: z.string(),
  words: z.string(),
  codes: z.array(id),
  coded: z.boolean(),
  quotable: z.boolean(),
  /** Codes for words like these, the best first, at most three; `like` are the words coded so before, or the code's own name. */
  suggested: z.array(z.object({ codeId: id, like: z.string() })),
  /** Other texts of the same question that say exactly this and are not coded. */
  alike: z.number().int(),
})
export type OpenText = z.infer<typeof text>

/** Open answers: a code book, coding by keys, counts. */
export const codingContract = {
  codes: {
    list: query('surveys.read')
      .input(z.object({ archived: z.boolean().default(false) }))
      .output(z.array(code)),
    /** Errors: ALREADY_EXISTS on `letters`. Letters that begin others' are refused, so that a key needs no Enter. */
    create: command('surveys.manage').input(codeFields).output(written),
    update: command('surveys.manage').input(reference.extend(codeFields.shape)).output(written),
    archive: command('surveys.manage').input(reference).output(written),
    restore: command('surveys.manage').input(reference).output(written),
  },
  /** Of responses that count, by question, what says the same side by side. */
  texts: query('surveys.read')
    .input(
      pageInput.extend({
        waveId: id,
        questionId: id.optional(),
        codeId: id.optional(),
        coded: z.boolean().optional(),
        quotable: z.boolean().optional(),
        text: words(40).optional(),
        grouping: z.enum(groupings).optional(),
        group: z.string().max(60).optional(),
      }),
    )
    .output(pageOf(text).extend({ uncoded: z.number().int() })),
  /** Gives a text these codes and no others; none at all says that it says nothing. Errors: CONFLICT, INVALID_INPUT on `codeIds`. */
  code: command('surveys.enter')
    .input(reference.extend({ codeIds: z.array(id).max(8) }))
    .output(written),
  /** The same codes for every text of the same question and wave that says exactly this, counts and is not coded. Error: INVALID_INPUT on `codeIds`. */
  codeAlike: command('surveys.enter')
    .input(z.object({ textId: id, codeIds: z.array(id).min(1).max(8) }))
    .output(z.object({ changed: z.number().int() })),
  /** Whether it may be printed: somebody has read that it names nobody. */
  quote: command('surveys.manage')
    .input(reference.extend({ quotable: z.boolean() }))
    .output(written),
  /**
   * By question: texts, coded ones, and each code's count, the most frequent first; of responses that count. A group's `n` are its
   * responses; groups below `hiddenBelow` are left out, and a group of houses is named by its kind's code. A count is null where some
   * but fewer than `hiddenBelow` of a group said it.
   */
  counts: query('surveys.read')
    .input(z.object({ waveId: id, grouping: z.enum(groupings).optional() }))
    .output(
      z.object({
        questions: z.array(
          z.object({
            questionId: id,
            words: z.string(),
            texts: z.number().int(),
            coded: z.number().int(),
            codes: z.array(
              z.object({
                codeId: id,
                count: z.number().int(),
                groups: z.array(z.object({ key: z.string(), count: z.number().int().nullable() })),
              }),
            ),
          }),
        ),
        groups: z.array(z.object({ key: z.string(), name: z.string(), n: z.number().int() })),
      }),
    ),
  /** Quotable texts of the wave, with their codes. */
  quotes: query('surveys.read')
    .input(z.object({ waveId: id }))
    .output(z.array(z.object({ id, questionId: id, words: z.string(), codes: z.array(id) }))),
}
