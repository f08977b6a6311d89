import type { z } from 'zod'
import type {
  knowledgeFields,
  questionFields,
  templateFields,
} from '../../../../shared/modules/aids/contract.ts'
import { cleanText, toHalfWidth } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { cleanName } from '../office/clean-name.ts'
import type { AidRow, AidValues } from './shelf-rows.ts'

/** What a command writes of an entry; `current` is the one that is changed. */
export type ValuesOf<Fields> = (call: Call, fields: Fields, current: AidRow | null) => Promise<AidValues>

/** Errors: INVALID_INPUT (`words`, `advice`), NOT_FOUND (`categoryId`). */
export const questionValues: ValuesOf<z.output<typeof questionFields>> = async (call, fields, current) => {
  const advice = fields.alarm === null ? '' : cleanText(fields.advice)
  if (fields.alarm !== null && advice === '') throw new Fault('INVALID_INPUT', { field: 'advice' })
  await offeredCategory(call, fields.categoryId, current)
  return {
    category_id: fields.categoryId,
    words: cleanName(fields.words, 'words'),
    alarm: fields.alarm,
    advice,
  }
}

/** Errors: INVALID_INPUT (`shortcut`, `name`), NOT_FOUND (`categoryId`). */
export const templateValues: ValuesOf<z.output<typeof templateFields>> = async (call, fields, current) => {
  const category = await offeredCategory(call, fields.categoryId, current)
  return {
    kind: category?.kind ?? fields.kind,
    category_id: fields.categoryId,
    shortcut: shortcutOf(fields.shortcut),
    name: cleanName(fields.name),
    body: fields.body,
  }
}

/** Errors: INVALID_INPUT (`title`), NOT_FOUND (`categoryId`). */
export const knowledgeValues: ValuesOf<z.output<typeof knowledgeFields>> = async (call, fields, current) => {
  await offeredCategory(call, fields.categoryId, current)
  return {
    category_id: fields.categoryId,
    title: cleanName(fields.title, 'title'),
    keywords: keywordsOf(fields.keywords),
    words: fields.words,
  }
}

/** Letters and digits of any script: what can be typed after two colons without ending it. */
function shortcutOf(typed: string): string {
  const shortcut = toHalfWidth(cleanText(typed)).toLowerCase()
  if (!/^[\p{L}\p{N}]{1,12}$/u.test(shortcut)) throw new Fault('INVALID_INPUT', { field: 'shortcut' })
  return shortcut
}

/** Each once, apart by one space, however they were typed. */
function keywordsOf(typed: string): string {
  const keywords = cleanText(typed)
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  return [...new Set(keywords)].join(' ')
}

/** A category that is still in use, none, or the one the entry has now. Error: NOT_FOUND (`categoryId`). */
async function offeredCategory({ db }: Call, id: number | null, current: AidRow | null) {
  if (id === null) return null
  const category = await db
    .selectFrom('categories')
    .select(['kind', 'archived_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  const offered = category && (category.archived_at === null || id === current?.category_id)
  if (!offered) throw new Fault('NOT_FOUND', { field: 'categoryId' })
  return category
}
