import type { Decisions, ValueDecision } from '../../../../../shared/modules/imports/contract.ts'
import type { ValueField } from '../../../../../shared/modules/imports/terms.ts'
import { Fault } from '../../../kernel/errors.ts'
import { foldText } from './labels.ts'
import type { Meaning } from './meaning.ts'
import type { ValueList } from './value-lists.ts'

/** Decisions by field and folded text. */
export type FoldedDecisions = ReadonlyMap<ValueField, ReadonlyMap<string, ValueDecision>>

/**
 * What a text means: as the clerk decided for this import, else by its own words, else as it was decided once. Null is
 * an open question.
 */
export class Resolver {
  readonly #lists: ReadonlyMap<ValueField, ValueList>
  readonly #decided: FoldedDecisions
  readonly #remembered: FoldedDecisions
  readonly #found = new Map<ValueField, Map<string, Meaning | null>>()

  constructor(
    lists: ReadonlyMap<ValueField, ValueList>,
    decided: FoldedDecisions,
    remembered: FoldedDecisions,
  ) {
    this.#lists = lists
    this.#decided = decided
    this.#remembered = remembered
  }

  meaning(field: ValueField, text: string): Meaning | null {
    let known = this.#found.get(field)
    if (!known) this.#found.set(field, (known = new Map<string, Meaning | null>()))
    let found = known.get(text)
    if (found === undefined) {
      const decision = this.decision(field, foldText(text))
      found = decision && asMeaning(decision, text)
      known.set(text, found)
    }
    return found
  }

  /** @param folded the text as `foldText` gives it */
  decision(field: ValueField, folded: string): ValueDecision | null {
    return (
      this.#decided.get(field)?.get(folded) ??
      this.certain(field, folded) ??
      this.#remembered.get(field)?.get(folded) ??
      null
    )
  }

  /** What its own words say, without anybody's decision. */
  certain(field: ValueField, folded: string): { entry: string } | null {
    const entry = this.#lists.get(field)?.known.get(folded)
    return entry === undefined ? null : { entry }
  }
}

function asMeaning(decision: ValueDecision, text: string): Meaning {
  if ('entry' in decision) return decision
  return 'create' in decision ? { create: text } : { keep: text }
}

/** A decision that its list allows. */
const fits = (list: ValueList | undefined, decision: ValueDecision): boolean => {
  if (!list) return false
  if ('entry' in decision) return list.entries.has(decision.entry)
  return 'create' in decision ? list.creatable : list.keepable
}

/** As the page sent them. Error: INVALID_INPUT on `decisions` for one that its list does not allow. */
export function foldDecisions(
  lists: ReadonlyMap<ValueField, ValueList>,
  decisions: Decisions,
): FoldedDecisions {
  return folded(
    Object.entries(decisions) as [ValueField, Record<string, ValueDecision>][],
    (field, decision) => {
      // A column that fills nothing any more keeps its decisions for when it does again.
      const list = lists.get(field)
      if (list && !fits(list, decision)) throw new Fault('INVALID_INPUT', { field: 'decisions' })
      return list !== undefined
    },
  )
}

/** As they were remembered; what its list does not allow any more is left out. */
export const usableDecisions = (
  lists: ReadonlyMap<ValueField, ValueList>,
  remembered: Decisions,
): FoldedDecisions =>
  folded(Object.entries(remembered) as [ValueField, Record<string, ValueDecision>][], (field, decision) =>
    fits(lists.get(field), decision),
  )

function folded(
  decisions: readonly [ValueField, Record<string, ValueDecision>][],
  usable: (field: ValueField, decision: ValueDecision) => boolean,
): FoldedDecisions {
  return new Map(
    decisions.map(([field, byText]) => [
      field,
      new Map(
        Object.entries(byText)
          .filter(([, decision]) => usable(field, decision))
          .map(([text, decision]) => [foldText(text), decision]),
      ),
    ]),
  )
}
