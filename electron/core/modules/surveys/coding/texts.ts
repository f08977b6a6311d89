import type { z } from 'zod'
import type { codingContract } from '../../../../../shared/modules/surveys/coding-contract.ts'
import { Suggester, type CodedWords } from '../../../../../shared/modules/surveys/alike.ts'
import { oneOf } from '../../../database/one-of.ts'
import { containing } from '../../../database/text.ts'
import type { Call } from '../../../kernel/call.ts'
import { matching } from '../responses/filter.ts'

type Asked = z.output<NonNullable<(typeof codingContract)['texts']['~orpc']['inputSchema']>>

/** Wordings that suggestions are drawn from, the latest coded. */
const mostWordings = 5000

/** Open answers of the responses of a wave that count, with suggestions for what is not coded. Error: NOT_FOUND on `waveId`. */
export async function listTexts(call: Call, asked: Asked) {
  const counted = await matching(call, {
    waveId: asked.waveId,
    used: true,
    grouping: asked.grouping,
    group: asked.group,
  })
  const all = call.db
    .selectFrom('survey_texts')
    .innerJoin('survey_responses', 'survey_responses.id', 'survey_texts.response_id')
    .leftJoin('houses', 'houses.id', 'survey_responses.house_id')
    .where('survey_texts.wave_id', '=', asked.waveId)
    .where(counted)
    .$if(asked.questionId !== undefined, (q) => q.where('survey_texts.question_id', '=', asked.questionId!))
  const narrowed = all
    .$if(asked.coded !== undefined, (q) => q.where('coded_at', asked.coded ? 'is not' : 'is', null))
    .$if(asked.quotable !== undefined, (q) => q.where('quotable', '=', asked.quotable ? 1 : 0))
    .$if(Boolean(asked.text), (q) => q.where(containing('survey_texts.words', asked.text!)))
    .$if(asked.codeId !== undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('survey_text_codes')
            .select('survey_text_codes.code_id')
            .whereRef('survey_text_codes.text_id', '=', 'survey_texts.id')
            .where('survey_text_codes.code_id', '=', asked.codeId!),
        ),
      ),
    )
  const { total } = await narrowed
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { uncoded } = await all
    .where('coded_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('uncoded'))
    .executeTakeFirstOrThrow()
  const rows = await narrowed
    .select([
      'survey_texts.id',
      'survey_texts.version',
      'survey_texts.question_id as questionId',
      'survey_texts.words',
      'survey_texts.quotable',
      'survey_texts.coded_at as codedAt',
      'survey_responses.number',
    ])
    .orderBy('survey_texts.question_id')
    .orderBy('survey_texts.words')
    .orderBy('survey_texts.id')
    .limit(asked.size)
    .offset((asked.page - 1) * asked.size)
    .execute()
  const codes = await codesOfTexts(
    call,
    rows.map(({ id }) => id),
  )
  const alike = await uncodedAlike(call, asked.waveId, rows)
  const suggester = rows.some(({ codedAt }) => codedAt === null) ? await suggesterOf(call) : null
  return {
    total,
    uncoded,
    rows: rows.map(({ quotable, codedAt, ...row }) => ({
      ...row,
      coded: codedAt !== null,
      quotable: quotable === 1,
      codes: codes.get(row.id) ?? [],
      suggested: codedAt === null ? suggester!.suggest(row.words) : [],
      alike: (alike.get(keyOf(row)) ?? 0) - (codedAt === null ? 1 : 0),
    })),
  }
}

const keyOf = ({ questionId, words }: { questionId: number; words: string }): string =>
  `${questionId} ${words}`

/** The codes of texts, in the order of the code book. */
export async function codesOfTexts(
  { db }: Pick<Call, 'db'>,
  ids: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await db
    .selectFrom('survey_text_codes')
    .innerJoin('survey_codes', 'survey_codes.id', 'survey_text_codes.code_id')
    .select(['text_id', 'code_id'])
    .where('text_id', 'in', oneOf(ids))
    .orderBy('survey_codes.position')
    .orderBy('survey_codes.id')
    .execute()
  const codes = new Map<number, number[]>()
  for (const { text_id, code_id } of rows) codes.set(text_id, [...(codes.get(text_id) ?? []), code_id])
  return codes
}

/** How many texts that are not coded say exactly what these say, by question and words. */
async function uncodedAlike(
  { db }: Call,
  waveId: number,
  rows: readonly { questionId: number; words: string }[],
): Promise<Map<string, number>> {
  const found = await db
    .selectFrom('survey_texts')
    .innerJoin('survey_responses', 'survey_responses.id', 'survey_texts.response_id')
    .select((eb) => ['question_id as questionId', 'words', eb.fn.countAll<number>().as('count')])
    .where('survey_texts.wave_id', '=', waveId)
    .where('coded_at', 'is', null)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .where('words', 'in', oneOf([...new Set(rows.map(({ words }) => words))]))
    .groupBy(['question_id', 'words'])
    .execute()
  return new Map(found.map((row) => [keyOf(row), row.count]))
}

/** From all coding so far, of every wave. */
async function suggesterOf({ db }: Call): Promise<Suggester> {
  const wordings = await db
    .selectFrom('survey_texts')
    .select((eb) => ['words', eb.fn.countAll<number>().as('times'), eb.fn.max('id').as('last')])
    .where('coded_at', 'is not', null)
    .groupBy('words')
    .orderBy('last', 'desc')
    .limit(mostWordings)
    .execute()
  const given = await db
    .selectFrom('survey_text_codes')
    .innerJoin('survey_texts', 'survey_texts.id', 'survey_text_codes.text_id')
    .select((eb) => ['words', 'code_id', eb.fn.countAll<number>().as('times')])
    .groupBy(['words', 'code_id'])
    .execute()
  const codes = new Map<string, Map<number, number>>()
  for (const { words, code_id, times } of given)
    codes.set(words, (codes.get(words) ?? new Map<number, number>()).set(code_id, times))
  const coded = wordings.flatMap(({ words, times }): CodedWords[] => {
    const own = codes.get(words)
    return own ? [{ words, times, codes: own }] : []
  })
  const names = await db
    .selectFrom('survey_codes')
    .select(['id', 'name'])
    .where('archived_at', 'is', null)
    .orderBy('position')
    .execute()
  return new Suggester(coded, names)
}
