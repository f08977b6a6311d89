import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import { id, reference, requiredWords, version, words, written } from '../../contract/values.ts'
import { ticketKinds } from '../tickets/terms.ts'
import { aidShelves, alarmAnswers } from './terms.ts'

export const questionFields = z.object({
  /** One without finer ones below it, or a first level: its questions are asked for all below. */
  categoryId: id,
  words: requiredWords(100),
  alarm: z.enum(alarmAnswers).nullable().default(null),
  /** What to do at once on the alarming answer; needed with one, dropped without. */
  advice: words(300).default(''),
})

export const templateFields = z.object({
  /** Null: for every kind. A category brings its own kind along. */
  kind: z.enum(ticketKinds).nullable().default(null),
  categoryId: id.nullable().default(null),
  /** Typed after `::`, letters and digits of any script; kept in lower case. */
  shortcut: requiredWords(12),
  name: requiredWords(30),
  /** Slots stand in it as `〔楼栋〕`. */
  body: requiredWords(1000),
})

export const knowledgeFields = z.object({
  categoryId: id.nullable().default(null),
  title: requiredWords(60),
  /** Other words for the same, apart by spaces or commas. */
  keywords: words(200).default(''),
  words: requiredWords(2000),
})

/** What an entry of any shelf has. */
const entry = z.object({
  id,
  version,
  kind: z.enum(ticketKinds).nullable(),
  categoryId: id.nullable(),
  /** `电梯 / 电梯困人`, also when it is archived; empty without a category. */
  category: z.string(),
  position: z.number().int(),
  /** Came with the program and was never changed. */
  shipped: z.boolean(),
  archived: z.boolean(),
})
const question = entry.extend({
  words: z.string(),
  alarm: z.enum(alarmAnswers).nullable(),
  advice: z.string(),
})
export type AidQuestion = z.infer<typeof question>
const template = entry.extend({ shortcut: z.string(), name: z.string(), body: z.string() })
export type AidTemplate = z.infer<typeof template>
const knowledge = entry.extend({ title: z.string(), keywords: z.string(), words: z.string() })
export type AidKnowledge = z.infer<typeof knowledge>

const formQuestion = z.object({
  id,
  categoryId: id,
  words: z.string(),
  alarm: z.enum(alarmAnswers).nullable(),
  advice: z.string(),
})
export type FormQuestion = z.infer<typeof formQuestion>

/** Initials and full pinyin of a name, to find it by. */
const spelled = { initials: z.string(), pinyin: z.string() }
const formTemplate = z.object({
  id,
  kind: z.enum(ticketKinds).nullable(),
  categoryId: id.nullable(),
  shortcut: z.string(),
  name: z.string(),
  body: z.string(),
  ...spelled,
})
export type FormTemplate = z.infer<typeof formTemplate>

const formKnowledge = z.object({
  id,
  categoryId: id.nullable(),
  category: z.string(),
  title: z.string(),
  keywords: z.string(),
  words: z.string(),
  ...spelled,
})
export type FormKnowledge = z.infer<typeof formKnowledge>

const shelf = z.enum(aidShelves)

export const aidsContract = {
  /** All that is offered while registering, a few hundred entries at most: asked once and kept. */
  forForm: query('tickets.register').output(
    z.object({
      questions: z.array(formQuestion),
      templates: z.array(formTemplate),
      knowledge: z.array(formKnowledge),
    }),
  ),
  /** The shelves as their page shows them: by category, in their order, the archived ones too. */
  questions: query('office.settings').output(z.array(question)),
  templates: query('office.settings').output(z.array(template)),
  knowledge: query('office.settings').output(z.array(knowledge)),
  /** Errors: INVALID_INPUT (`words`, `advice`), NOT_FOUND (`categoryId`), ALREADY_EXISTS (`words`). */
  addQuestion: command('office.settings').input(questionFields).output(written),
  changeQuestion: command('office.settings').input(questionFields.extend({ id, version })).output(written),
  /** Errors: INVALID_INPUT (`shortcut`, `name`), NOT_FOUND (`categoryId`), ALREADY_EXISTS (`shortcut`). */
  addTemplate: command('office.settings').input(templateFields).output(written),
  changeTemplate: command('office.settings').input(templateFields.extend({ id, version })).output(written),
  /** Errors: INVALID_INPUT (`title`), NOT_FOUND (`categoryId`), ALREADY_EXISTS (`title`). */
  addKnowledge: command('office.settings').input(knowledgeFields).output(written),
  changeKnowledge: command('office.settings').input(knowledgeFields.extend({ id, version })).output(written),
  /** Not offered any more. Error: NOT_ALLOWED_NOW for one that is archived already. */
  archive: command('office.settings').input(reference.extend({ shelf })).output(written),
  /** Errors: NOT_ALLOWED_NOW for one that is not archived; ALREADY_EXISTS where another took its place. */
  restore: command('office.settings').input(reference.extend({ shelf })).output(written),
  /** Puts an entry before another of the same category, or last with null. Error: NOT_FOUND (`beforeId`). */
  move: command('office.settings')
    .input(reference.extend({ shelf, beforeId: id.nullable() }))
    .output(written),
}
