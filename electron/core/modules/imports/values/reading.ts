import type { Kysely } from 'kysely'
import type { Decisions, Mapping } from '../../../../../shared/modules/imports/contract.ts'
import {
  fieldsOf,
  valueFields,
  type ImportTarget,
  type ValueField,
} from '../../../../../shared/modules/imports/terms.ts'
import { ticketKinds } from '../../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { rememberedDecisions } from '../memory.ts'
import { foldDecisions, Resolver, usableDecisions } from './resolver.ts'
import { loadValueLists, type ValueList } from './value-lists.ts'

/** The columns of names that a mapping fills, in the order of the target's fields. */
export const valueFieldsOf = (target: ImportTarget, mapping: Mapping): ValueField[] => {
  const known: readonly string[] = valueFields
  return fieldsOf[target].filter(
    (field): field is ValueField & typeof field => known.includes(field) && mapping[field] !== undefined,
  )
}

/**
 * The lists behind a mapping's columns of names, and what their texts mean.
 * @param decisions as they were sent just now (Error: INVALID_INPUT on `decisions`), or `stored` ones, of which those
 *   that fit no more are passed over
 */
export async function meanings(
  db: Kysely<Tables>,
  target: ImportTarget,
  mapping: Mapping,
  decisions: Decisions,
  { stored = false }: { stored?: boolean } = {},
): Promise<{ lists: Map<ValueField, ValueList>; resolver: Resolver }> {
  // Without a column of kinds every row of a ledger is a complaint.
  const kinds = mapping.ticketKind === undefined ? (['complaint'] as const) : ticketKinds
  const lists = await loadValueLists(db, valueFieldsOf(target, mapping), kinds)
  const remembered = usableDecisions(lists, await rememberedDecisions(db, target))
  const decided = stored ? usableDecisions(lists, decisions) : foldDecisions(lists, decisions)
  return { lists, resolver: new Resolver(lists, decided, remembered) }
}
