import type { FormItemRule } from 'element-plus'
import { z } from 'zod'
import { partialDate, requiredWords, words } from '../../../shared/contract/values.ts'
import { parseIdNumber, type IdNumberProblem } from '../../../shared/modules/residents/id-number.ts'
import { normalisePhone, type PhoneProblem } from '../../../shared/modules/residents/phone.ts'
import { schemaRule } from '../../components/composables/rules.ts'
import { optionalPartialDate } from '../houses/house-rules.ts'

type Sentences = 'name' | 'birthYear' | 'date' | 'tooLong' | 'plates'

const birthYear = (today: () => string) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || (/^\d{4}$/.test(text) && text >= '1900' && text <= today().slice(0, 4)))
const plates = z.string().refine((text) => text.split(/[\s,，、;；]+/).every((plate) => plate.length <= 12))

/** Says what is wrong with a phone; an empty one is well unless `needed`. A masked one stays as it is. */
export const phoneRule = (sentence: (problem: PhoneProblem) => string, needed = false): FormItemRule => ({
  required: needed,
  trigger: 'blur',
  validator: (_rule, value: string, done: (problem?: Error) => void) => {
    const typed = (value ?? '').trim()
    if ((typed === '' && !needed) || typed.includes('*')) return done()
    const { reason } = normalisePhone(typed)
    done(reason === null ? undefined : new Error(sentence(reason)))
  },
})

/** Says what is wrong with an ID number; an empty or a masked one is well. `today` is asked when it is checked. */
export const idNumberRule = (
  sentence: (problem: IdNumberProblem) => string,
  today: () => string,
): FormItemRule => ({
  trigger: 'blur',
  validator: (_rule, value: string, done: (problem?: Error) => void) => {
    if (value.trim() === '' || value.includes('*')) return done()
    const { reason } = parseIdNumber(value, today())
    done(reason === null ? undefined : new Error(sentence(reason)))
  },
})

/** The end of somebody's stay: a partial date that is not to come. `today` is asked when it is checked. */
export const untilRules = (
  sentence: (name: 'date' | 'untilFuture') => string,
  today: () => string,
): FormItemRule[] => [
  schemaRule(partialDate, () => sentence('date')),
  schemaRule(
    z.string().refine((text) => text.trim() <= today()),
    () => sentence('untilFuture'),
  ),
]

/** The rules of the resident form, checked on blur. `today` is asked then. */
export const residentRules = (
  sentence: (name: Sentences) => string,
  phone: (problem: PhoneProblem) => string,
  today: () => string,
): Record<string, FormItemRule> => ({
  name: schemaRule(requiredWords(40), () => sentence('name')),
  birthYear: schemaRule(birthYear(today), () => sentence('birthYear')),
  occupation: schemaRule(words(40), () => sentence('tooLong')),
  emergencyName: schemaRule(words(40), () => sentence('tooLong')),
  emergencyPhone: phoneRule(phone),
  contactTime: schemaRule(words(60), () => sentence('tooLong')),
  contactWishes: schemaRule(words(100), () => sentence('tooLong')),
  since: schemaRule(optionalPartialDate, () => sentence('date')),
  plates: schemaRule(plates, () => sentence('plates')),
  notes: schemaRule(words(1000), () => sentence('tooLong')),
})
