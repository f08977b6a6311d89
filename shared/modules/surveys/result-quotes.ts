import type { InferContractRouterOutputs } from '@orpc/contract'
import type { codingContract } from './coding-contract.ts'
import type { ResultWords } from './result-words.ts'

type Coding = InferContractRouterOutputs<typeof codingContract>

/** What was said to one question and given one code, as far as it may be printed. */
export interface SaidAlike {
  question: string
  code: string
  quotes: string[]
}

/**
 * The open answers that may be printed, by question and by the first of their codes in the order of the code book: each stands once.
 * What has no code comes last.
 */
export function quotesByCode(
  quotes: Coding['quotes'],
  codes: Coding['codes']['list'],
  questions: readonly { id: number; words: string }[],
  words: Pick<ResultWords, 'row'>,
): SaidAlike[] {
  const names = [...codes.map(({ id, name }) => ({ id, name })), { id: null, name: words.row('uncoded') }]
  return questions.flatMap(({ id: questionId, words: question }) =>
    names.flatMap(({ id, name }) => {
      const own = quotes.filter(
        (quote) => quote.questionId === questionId && firstOf(quote.codes, codes) === id,
      )
      return own.length === 0 ? [] : [{ question, code: name, quotes: own.map((quote) => quote.words) }]
    }),
  )
}

const firstOf = (given: readonly number[], codes: Coding['codes']['list']): number | null =>
  codes.find(({ id }) => given.includes(id))?.id ?? null
