import { groupBy } from '../../../../shared/collections/group.ts'
import { duplicateReasons, type DuplicateReason } from '../../../../shared/modules/duplicates/contract.ts'
import { nameKey } from './sound.ts'

/** Two people who may be one, the one entered first first. */
export interface Pair {
  first: number
  second: number
  /** The strongest first. */
  reasons: DuplicateReason[]
}

/** Somebody who shares something with others. */
export interface Sharer {
  id: number
  name: string
}

/**
 * A phone on a hundred records is the builder's or a placeholder: beyond this many people, sharing it tells nothing of
 * those whose names differ, and each of one name is compared with as many others.
 */
const crowd = 10

const strength = (reason: DuplicateReason): number => duplicateReasons.indexOf(reason)

/** Collects, pair by pair, why two may be one. */
export class Pairs {
  readonly #found = new Map<string, Pair>()

  /** People who share one thing; `reasonFor` tells what that says of two of them, null when nothing. */
  add(sharers: readonly Sharer[], reasonFor: (a: Sharer, b: Sharer) => DuplicateReason | null): void {
    const people = [...new Map(sharers.map((person) => [person.id, person])).values()]
    const alike =
      people.length <= crowd ? [people] : [...groupBy(people, ({ name }) => nameKey(name)).values()]
    for (const group of alike)
      for (const [index, person] of group.entries())
        for (const other of group.slice(index + 1, index + crowd)) {
          const reason = reasonFor(person, other)
          if (reason) this.#note(person.id, other.id, reason)
        }
  }

  #note(a: number, b: number, reason: DuplicateReason): void {
    const [first, second] = a < b ? [a, b] : [b, a]
    const key = `${first}-${second}`
    const pair = this.#found.get(key) ?? { first, second, reasons: [] }
    this.#found.set(key, pair)
    if (!pair.reasons.includes(reason)) pair.reasons.push(reason)
  }

  /** The likeliest first: by the strongest reason, then by how many there are, then as they were entered. */
  ranked(): Pair[] {
    const pairs = [...this.#found.values()]
    for (const { reasons } of pairs) reasons.sort((a, b) => strength(a) - strength(b))
    return pairs.sort(
      (a, b) =>
        strength(a.reasons[0]!) - strength(b.reasons[0]!) ||
        b.reasons.length - a.reasons.length ||
        a.first - b.first ||
        a.second - b.second,
    )
  }
}
