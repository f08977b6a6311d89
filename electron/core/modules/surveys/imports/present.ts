import type { Answer, Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { Call } from '../../../kernel/call.ts'
import { answersIn } from '../stored.ts'

interface Kept {
  houseId: number | null
  /** With the words of open questions in their places. */
  answers: string
}

/** What a wave has already: papers, responses by number, and what is half typed. */
export class Present {
  readonly #papers: Map<string, { id: number; houseId: number | null }>
  readonly #responses: Map<string, Kept[]>
  readonly #copies: Map<string, number>
  readonly #typing: Set<string>

  private constructor(
    papers: Map<string, { id: number; houseId: number | null }>,
    responses: Map<string, Kept[]>,
    copies: Map<string, number>,
    typing: Set<string>,
  ) {
    this.#papers = papers
    this.#responses = responses
    this.#copies = copies
    this.#typing = typing
  }

  static async load({ db }: Pick<Call, 'db'>, waveId: number, cells: readonly Cell[]): Promise<Present> {
    const papers = await db
      .selectFrom('survey_papers')
      .select(['id', 'number', 'house_id'])
      .where('wave_id', '=', waveId)
      .execute()
    const rows = await db
      .selectFrom('survey_responses')
      .select(['id', 'number', 'copy', 'house_id', 'answers', 'voided_at'])
      .where('wave_id', '=', waveId)
      .execute()
    const words = await wordsByResponse(db, waveId)
    const responses = new Map<string, Kept[]>()
    const copies = new Map<string, number>()
    for (const row of rows) {
      copies.set(row.number, Math.max(copies.get(row.number) ?? 0, row.copy))
      if (row.voided_at !== null) continue
      const kept = {
        houseId: row.house_id,
        answers: JSON.stringify(withWords(cells, answersIn(row.answers), words.get(row.id))),
      }
      responses.set(row.number, [...(responses.get(row.number) ?? []), kept])
    }
    const typing = await db
      .selectFrom('survey_entries')
      .select('number')
      .where('wave_id', '=', waveId)
      .where('finished_at', 'is', null)
      .where('state', '<>', 'given-up')
      .execute()
    return new Present(
      new Map(papers.map(({ id, number, house_id }) => [number, { id, houseId: house_id }])),
      responses,
      copies,
      new Set(typing.map(({ number }) => number)),
    )
  }

  paper(number: string): { id: number; houseId: number | null } | undefined {
    return this.#papers.get(number)
  }

  isTaken(number: string): boolean {
    return this.#responses.has(number)
  }

  /** The next paper of a number that is used for none that counts; struck out ones keep theirs. */
  nextCopy(number: string): number {
    return (this.#copies.get(number) ?? 0) + 1
  }

  isBeingTyped(number: string): boolean {
    return this.#typing.has(number)
  }

  /** Whether a response of this number is there that says the same. */
  has({ number, houseId, answers }: { number: string; houseId: number | null; answers: readonly Answer[] }) {
    const said = JSON.stringify(answers)
    return (this.#responses.get(number) ?? []).some(
      (kept) => kept.houseId === houseId && kept.answers === said,
    )
  }
}

async function wordsByResponse(db: Call['db'], waveId: number): Promise<Map<number, Map<number, string>>> {
  const rows = await db
    .selectFrom('survey_texts')
    .select(['response_id', 'question_id', 'words'])
    .where('wave_id', '=', waveId)
    .execute()
  const words = new Map<number, Map<number, string>>()
  for (const row of rows)
    words.set(
      row.response_id,
      (words.get(row.response_id) ?? new Map<number, string>()).set(row.question_id, row.words),
    )
  return words
}

const withWords = (cells: readonly Cell[], answers: readonly Answer[], words?: ReadonlyMap<number, string>) =>
  cells.map(({ question, index }): Answer => words?.get(question.id) ?? answers[index] ?? null)
