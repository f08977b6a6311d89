import { groupBy } from '../../../shared/collections/group.ts'
import type { AidKnowledge, AidQuestion, AidTemplate } from '../../../shared/modules/aids/contract.ts'
import { slotsToFill } from '../../../shared/modules/aids/slots.ts'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { cleanText } from '../../../shared/text/normalise.ts'

export type AidEntry = AidQuestion | AidTemplate | AidKnowledge

/** An entry of any shelf as its list shows it. */
export interface AidRow {
  entry: AidEntry
  name: string
  /** The rest of it, in one line. */
  about: string
  shortcut: string
  alarm: boolean
  /** How many slots the office has not filled in; a template's are meant to stay. */
  toFill: number
}

export function rowOf(entry: AidEntry): AidRow {
  const plain = { entry, shortcut: '', alarm: false, toFill: 0 }
  if ('advice' in entry) {
    const { words: name, advice: about, alarm } = entry
    return { ...plain, name, about, alarm: alarm !== null, toFill: slotsToFill(about).length }
  }
  if ('body' in entry) return { ...plain, name: entry.name, about: entry.body, shortcut: entry.shortcut }
  return { ...plain, name: entry.title, about: entry.words, toFill: slotsToFill(entry.words).length }
}

export interface AidFilter {
  text: string
  kind: TicketKind | null
  archivedToo: boolean
}

/** What stands under one heading and in one order. */
export interface AidGroup {
  key: string
  kind: TicketKind | null
  category: string
  rows: AidRow[]
}

/** The entries that a filter leaves, by category in the order they came. */
export function groupsOf(entries: readonly AidEntry[], { text, kind, archivedToo }: AidFilter): AidGroup[] {
  const wanted = cleanText(text).toLowerCase()
  const rows = entries
    .filter((entry) => (archivedToo || !entry.archived) && (kind === null || entry.kind === kind))
    .map(rowOf)
    .filter(({ entry, name, about, shortcut }) =>
      [name, about, shortcut, entry.category].some((part) => part.toLowerCase().includes(wanted)),
    )
  return [...groupBy(rows, ({ entry }) => `${entry.kind ?? ''}:${entry.categoryId ?? ''}`)].map(
    ([key, its]) => ({ key, kind: its[0]!.entry.kind, category: its[0]!.entry.category, rows: its }),
  )
}
