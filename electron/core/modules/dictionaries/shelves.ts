import {
  codedDictionaries,
  type CodedDictionary,
  type DictionaryName,
} from '../../../../shared/modules/dictionaries/terms.ts'
import { ticketKinds, type TicketKind } from '../../../../shared/modules/tickets/terms.ts'

/** The tables in which an office's lists are kept. */
export type ShelfTable =
  'categories' | 'channels' | 'departments' | 'staff' | 'resident_groups' | 'dictionary_entries'

/** A column by which records point at an entry. */
interface Use {
  table: 'tickets' | 'contacts' | 'residents' | 'resident_tags' | 'resident_flags' | 'staff'
  column: string
  /** Rows in which this column points at the same entry are counted there already. */
  unless?: string
}

/** How one list is kept: what sets it apart from the others, told once. */
export interface Shelf {
  table: ShelfTable
  /** What its rows have in common in a table shared by several lists. */
  scope: { kind?: string; dictionary?: string }
  /** What the audit calls one of its entries, `category:12`. */
  subject: string
  /** By a code people type, by a position people choose, or as they were added. */
  order: 'code' | 'position' | 'id'
  /** Records point at an entry by its id, or carry its code. */
  usedBy: readonly Use[]
  usedAs: 'id' | 'code'
  /** People may have the same name; everything else has a name of its own. */
  people?: boolean
  live?: boolean
  departments?: boolean
  flags?: boolean
  /** Codes that the program itself falls back on. */
  needed?: readonly string[]
}

const tickets = (column: string): Use => ({ table: 'tickets', column })

const categories = Object.fromEntries(
  ticketKinds.map((kind): [string, Shelf] => [
    `${kind}-categories`,
    {
      table: 'categories',
      scope: { kind },
      subject: 'category',
      order: 'code',
      usedBy: [tickets('category_id')],
      usedAs: 'id',
    },
  ]),
) as Record<`${TicketKind}-categories`, Shelf>

const usesOfCodes: Record<CodedDictionary, Pick<Shelf, 'usedBy' | 'usedAs'>> = {
  tags: { usedBy: [{ table: 'resident_tags', column: 'entry_id' }], usedAs: 'id' },
  'care-flags': { usedBy: [{ table: 'resident_flags', column: 'entry_id' }], usedAs: 'id' },
  urgencies: { usedBy: [tickets('urgency')], usedAs: 'code' },
  emotions: { usedBy: [tickets('emotion')], usedAs: 'code' },
  demands: { usedBy: [tickets('demand')], usedAs: 'code' },
  causes: { usedBy: [tickets('cause')], usedAs: 'code' },
  responsibilities: { usedBy: [tickets('responsibility')], usedAs: 'code' },
}

/** A registration starts with these two. */
const needed: Partial<Record<CodedDictionary, readonly string[]>> = {
  urgencies: ['normal'],
  emotions: ['calm'],
}

const coded = Object.fromEntries(
  codedDictionaries.map((dictionary): [string, Shelf] => [
    dictionary,
    {
      table: 'dictionary_entries',
      scope: { dictionary },
      subject: 'entry',
      order: 'position',
      ...usesOfCodes[dictionary],
      flags: dictionary === 'care-flags',
      needed: needed[dictionary] ?? [],
    },
  ]),
) as Record<CodedDictionary, Shelf>

export const shelves: Record<DictionaryName, Shelf> = {
  ...categories,
  ...coded,
  channels: {
    table: 'channels',
    scope: {},
    subject: 'channel',
    order: 'position',
    usedBy: [tickets('channel_id'), { table: 'contacts', column: 'channel_id' }],
    usedAs: 'id',
    live: true,
  },
  departments: {
    table: 'departments',
    scope: {},
    subject: 'department',
    order: 'id',
    usedBy: [tickets('department_id'), { table: 'staff', column: 'department_id' }],
    usedAs: 'id',
  },
  staff: {
    table: 'staff',
    scope: {},
    subject: 'staff',
    order: 'id',
    usedBy: [
      tickets('first_asked_by'),
      { table: 'tickets', column: 'assignee_id', unless: 'first_asked_by' },
      { table: 'contacts', column: 'staff_id' },
    ],
    usedAs: 'id',
    people: true,
    departments: true,
  },
  groups: {
    table: 'resident_groups',
    scope: {},
    subject: 'group',
    order: 'id',
    usedBy: [{ table: 'residents', column: 'group_id' }],
    usedAs: 'id',
  },
}
