import { normaliseCode } from '../../text/normalise.ts'
import { spellingRank } from '../../text/spelling.ts'
import type { TicketKind } from '../tickets/terms.ts'
import type { FormTemplate } from './contract.ts'

/** Where in a text a template is being asked for. */
export interface TemplateCall {
  /** Where its two colons begin, and the caret behind what was typed after them. */
  start: number
  end: number
  typed: string
}

/** Colons of either width, then at most a few letters: longer is a sentence. */
const pattern = /[:：]{2}([^\s:：〔〕]{0,12})$/

/** The call that ends at the caret, `::dt` or `：：电梯`. */
export function templateCallAt(text: string, caret: number): TemplateCall | null {
  const found = pattern.exec(text.slice(0, caret))
  return found ? { start: found.index, end: caret, typed: found[1]! } : null
}

/** What is being registered; `categoryIds` are the chosen category and the one above it. */
export interface Matter {
  kind: TicketKind
  categoryIds: readonly number[]
}

/** The nearer to the matter, the smaller; null for another kind or another category. */
function distance({ kind, categoryId }: FormTemplate, matter: Matter): number | null {
  if (kind !== null && kind !== matter.kind) return null
  if (categoryId === null) return kind === null ? 3 : 2
  const level = matter.categoryIds.indexOf(categoryId)
  if (level !== -1) return level
  // Before a category is chosen, every text of the kind may be the one.
  return matter.categoryIds.length === 0 ? 2 : 4
}

function rankOf(template: FormTemplate, typed: string): number | null {
  const wanted = normaliseCode(typed).toLowerCase()
  if (wanted === '') return 0
  if (template.shortcut === wanted) return 0
  if (template.shortcut.startsWith(wanted)) return 1
  const rank = spellingRank(template, wanted)
  return rank === null ? null : rank + 2
}

/**
 * The texts that may be meant, best first: by shortcut, name, pinyin or initials, those of the category before those of
 * its kind and those for all. Texts of another category come last, and only once something is typed.
 */
export function findTemplates(
  templates: readonly FormTemplate[],
  matter: Matter,
  typed: string,
): FormTemplate[] {
  return templates
    .flatMap((template) => {
      const near = distance(template, matter)
      const rank = rankOf(template, typed)
      return near === null || rank === null || (near === 4 && typed === '') ? [] : [{ template, near, rank }]
    })
    .sort((a, b) => Math.floor(a.near / 4) - Math.floor(b.near / 4) || a.rank - b.rank || a.near - b.near)
    .map(({ template }) => template)
}
