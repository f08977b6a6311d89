import { cleanText, toHalfWidth } from '../../text/normalise.ts'
import { spellingRank, type Spelled } from '../../text/spelling.ts'

/** What an answer to something often asked is found by. */
export interface Findable extends Omit<Spelled, 'name'> {
  categoryId: number | null
  title: string
  keywords: string
  words: string
}

const plain = (text: string) => toHalfWidth(cleanText(text)).toLowerCase()
const keywordsOf = ({ keywords }: Findable) => plain(keywords).split(' ').filter(Boolean)

/** Every two letters that stand beside each other, punctuation left out. */
export function bigramsOf(text: string): Set<string> {
  const letters = [...plain(text).replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(letters.slice(1).map((letter, at) => letters[at]! + letter))
}

/** How much of a title stands in a text, from 0 to 1. */
function coverage(title: string, said: ReadonlySet<string>): number {
  const pairs = [...bigramsOf(title)]
  return pairs.length === 0 ? 0 : pairs.filter((pair) => said.has(pair)).length / pairs.length
}

const enough = 2

/**
 * The answers that may be wanted for what is being typed, at most `limit`, best first: a keyword in it counts for its
 * length, then how much of the title stands in it, then the category. A category of its own is enough; the one above it
 * only beside something that was said. `categoryIds` are the chosen one and the one above it.
 */
export function hintsFor<Entry extends Findable>(
  entries: readonly Entry[],
  { categoryIds, words }: { categoryIds: readonly number[]; words: string },
  limit = 3,
): Entry[] {
  const text = plain(words)
  const said = bigramsOf(words)
  const scoreOf = (entry: Entry) => {
    const keyword = Math.max(
      0,
      ...keywordsOf(entry).map((word) =>
        word.length > 1 && text.includes(word) ? 1 + Math.min(word.length, 4) / 2 : 0,
      ),
    )
    const level = entry.categoryId === null ? -1 : categoryIds.indexOf(entry.categoryId)
    return keyword + 3 * coverage(entry.title, said) + (level === 0 ? enough : level === 1 ? 1 : 0)
  }
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry) }))
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** How well an answer has one of the words searched for; null where it does not. */
function wordRank(entry: Findable, word: string): number | null {
  const title = spellingRank({ ...entry, name: entry.title }, word)
  if (title !== null) return title
  if (keywordsOf(entry).some((keyword) => keyword.includes(word))) return 6
  return plain(entry.words).includes(word) ? 7 : null
}

/**
 * The answers that have every word searched for, in their titles (also by pinyin), keywords or texts, best first; all of
 * them for nothing. Where none has, those whose titles are likest to the whole sentence.
 */
export function searchKnowledge<Entry extends Findable>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = plain(typed).split(' ').filter(Boolean)
  if (wanted.length === 0) return [...entries]
  const exact = entries.flatMap((entry) => {
    const ranks = wanted.map((word) => wordRank(entry, word))
    return ranks.includes(null) ? [] : [{ entry, rank: Math.max(...ranks.map(Number)) }]
  })
  if (exact.length > 0) return exact.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry)
  return hintsFor(entries, { categoryIds: [], words: typed }, 10)
}
