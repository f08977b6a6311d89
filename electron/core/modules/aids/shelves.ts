import type { AidShelf } from '../../../../shared/modules/aids/terms.ts'

/** The tables in which the three shelves stand. */
export type AidTable = 'category_questions' | 'text_templates' | 'knowledge'

/** How one shelf is kept: what sets it apart from the others, told once. */
export interface Shelf {
  table: AidTable
  /** What the audit calls one of its entries, `template:12`. */
  subject: string
  /** The column people know an entry by. */
  named: 'words' | 'name' | 'title'
  /** The column in which no two that are offered may be the same; within a category where `within` says so. */
  unique: 'words' | 'shortcut' | 'title'
  within: boolean
}

export const shelves: Record<AidShelf, Shelf> = {
  questions: {
    table: 'category_questions',
    subject: 'question',
    named: 'words',
    unique: 'words',
    within: true,
  },
  templates: {
    table: 'text_templates',
    subject: 'template',
    named: 'name',
    unique: 'shortcut',
    within: false,
  },
  knowledge: { table: 'knowledge', subject: 'knowledge', named: 'title', unique: 'title', within: false },
}
