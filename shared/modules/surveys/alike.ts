/** Words as they are compared: without width, case, spaces and punctuation. */
const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Pairs of neighbouring characters; a single character is its own. Chinese needs no words to be cut for this. */
export function bigramsOf(words: string): Set<string> {
  const letters = [...bare(words)]
  if (letters.length === 1) return new Set(letters)
  return new Set(letters.slice(1).map((letter, index) => letters[index]! + letter))
}

/**
 * How alike two sets of bigrams are, 0 to 1: twice what they share by what both have. Source: Dice, Measures of the Amount of
 * Ecologic Association Between Species, Ecology 26 (1945).
 */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  let shared = 0
  for (const bigram of a) if (b.has(bigram)) shared++
  return (2 * shared) / (a.size + b.size)
}

/** Words that were coded, with how often each code was given to them, of how many times. */
export interface CodedWords {
  words: string
  times: number
  codes: ReadonlyMap<number, number>
}

export interface CodeName {
  id: number
  name: string
}

export interface Suggestion {
  codeId: number
  /** The coded words that are most alike, or the code's name. */
  like: string
}

/** Less alike than this is chance: one bigram in common of two texts of four letters is a third. */
const leastLike = 0.35
/** A code's name is shorter than what people write. */
const leastLikeName = 0.3
const neighbours = 5
const mostSuggested = 3

interface Known {
  words: string
  bigrams: Set<string>
  times: number
  codes: ReadonlyMap<number, number>
}

/**
 * Suggests codes for words from how words like them were coded before: each of the five nearest votes for its codes with its
 * likeness, times the share of its codings that got the code. Where those say less than three, codes whose names are alike follow.
 */
export class Suggester {
  readonly #known: Known[]
  readonly #byBigram = new Map<string, number[]>()
  readonly #names: { id: number; name: string; bigrams: Set<string> }[]

  constructor(coded: readonly CodedWords[], names: readonly CodeName[]) {
    this.#known = coded.map((each) => ({ ...each, bigrams: bigramsOf(each.words) }))
    for (const [index, { bigrams }] of this.#known.entries())
      for (const bigram of bigrams) {
        const at = this.#byBigram.get(bigram)
        if (at) at.push(index)
        else this.#byBigram.set(bigram, [index])
      }
    this.#names = names.map((each) => ({ ...each, bigrams: bigramsOf(each.name) }))
  }

  suggest(words: string): Suggestion[] {
    const bigrams = bigramsOf(words)
    const found = this.#byNeighbours(bigrams)
    const offered = new Set(found.map(({ codeId }) => codeId))
    const named = this.#names
      .map(({ id, name, bigrams: own }) => ({ codeId: id, like: name, how: likeness(bigrams, own) }))
      .filter(({ codeId, how }) => how >= leastLikeName && !offered.has(codeId))
      .sort((a, b) => b.how - a.how || a.codeId - b.codeId)
    return [...found, ...named].slice(0, mostSuggested).map(({ codeId, like }) => ({ codeId, like }))
  }

  #byNeighbours(bigrams: ReadonlySet<string>): Suggestion[] {
    const votes = new Map<number, { votes: number; like: string }>()
    for (const { known, how } of this.#nearest(bigrams))
      for (const [codeId, times] of known.codes) {
        if (!this.#names.some(({ id }) => id === codeId)) continue
        const vote = votes.get(codeId) ?? { votes: 0, like: known.words }
        votes.set(codeId, { ...vote, votes: vote.votes + (how * times) / known.times })
      }
    return [...votes]
      .sort(([a, first], [b, second]) => second.votes - first.votes || a - b)
      .map(([codeId, { like }]) => ({ codeId, like }))
  }

  #nearest(bigrams: ReadonlySet<string>): { known: Known; how: number }[] {
    const candidates = new Set([...bigrams].flatMap((bigram) => this.#byBigram.get(bigram) ?? []))
    return [...candidates]
      .map((index) => ({
        known: this.#known[index]!,
        index,
        how: likeness(bigrams, this.#known[index]!.bigrams),
      }))
      .filter(({ how }) => how >= leastLike)
      .sort((a, b) => b.how - a.how || a.index - b.index)
      .slice(0, neighbours)
  }
}
