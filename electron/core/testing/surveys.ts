import { cellsOf, type Answer, type Question } from '../../../shared/modules/surveys/cells.ts'
import type {
  Aspect,
  Demographic,
  QuestionTheme,
  ResponseFlag,
} from '../../../shared/modules/surveys/terms.ts'
import { paperNumber } from '../../../shared/modules/surveys/paper-number.ts'
import { questionsOf } from '../modules/surveys/stored.ts'
import type { TestOffice } from './office.ts'

const stamp = {
  created_at: '2026-11-01T00:00:00.000Z',
  created_by: 1,
  updated_at: '2026-11-01T00:00:00.000Z',
  updated_by: 1,
}

const db = (office: TestOffice) => office.core.services.database.kysely

/** The newest version of the shipped short form. */
export async function shortForm(office: TestOffice): Promise<{ versionId: number; questions: Question[] }> {
  const { id } = await db(office)
    .selectFrom('questionnaire_versions')
    .innerJoin('questionnaires', 'questionnaires.id', 'questionnaire_versions.questionnaire_id')
    .select('questionnaire_versions.id')
    .where('questionnaires.form', '=', 'short')
    .orderBy('questionnaire_versions.number', 'desc')
    .executeTakeFirstOrThrow()
  return { versionId: id, questions: await questionsOf(db(office), id) }
}

/** A form of these questions, one of them at least. */
export async function givenForm(
  office: TestOffice,
  questions: readonly (Pick<Question, 'kind'> & Partial<Question>)[],
): Promise<{ versionId: number; questions: Question[] }> {
  const { id: questionnaireId } = await db(office)
    .insertInto('questionnaires')
    .values({ name: `自拟问卷 ${questions.length}`, form: 'own', archived_at: null, ...stamp })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: versionId } = await db(office)
    .insertInto('questionnaire_versions')
    .values({ questionnaire_id: questionnaireId, number: 1, title: '问卷', frozen_at: null, ...stamp })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db(office)
    .insertInto('survey_questions')
    .values(
      questions.map(({ kind, theme = '', demographic = '', words, aspects = [], options = [] }, at) => ({
        version_id: versionId,
        position: at + 1,
        kind,
        theme,
        demographic,
        words: words ?? `第 ${at + 1} 题`,
        aspects: JSON.stringify(aspects),
        options: JSON.stringify(options),
        ...stamp,
      })),
    )
    .execute()
  return { versionId, questions: await questionsOf(db(office), versionId) }
}

export interface GivenWave {
  id: number
  code: string
  versionId: number
  questions: Question[]
}

/** An open wave of the short form, as far as the database knows it: nothing drawn, nobody in its frame. */
export async function givenWave(
  office: TestOffice,
  {
    code = '2026-11',
    fromDay = '2026-11-01',
    untilDay = '2026-11-30',
    followsId = null as number | null,
    form = null as { versionId: number; questions: Question[] } | null,
  } = {},
): Promise<GivenWave> {
  const { versionId, questions } = form ?? (await shortForm(office))
  await db(office)
    .updateTable('questionnaire_versions')
    .set({ frozen_at: stamp.created_at })
    .where('id', '=', versionId)
    .where('frozen_at', 'is', null)
    .execute()
  const { id } = await db(office)
    .insertInto('survey_waves')
    .values({
      code,
      name: `满意度调查 ${code}`,
      kind: 'yearly',
      version_id: versionId,
      follows_id: followsId,
      from_day: fromDay,
      until_day: untilDay,
      state: 'open',
      confidence: 95,
      margin_e4: 500,
      share_e4: 5000,
      return_e4: 8000,
      reserve_e4: 2000,
      strata: 'none',
      frame_rule: 'occupied',
      sample_wish: null,
      seed: 20261101,
      frame_size: null,
      sample_size: null,
      drawn_at: stamp.created_at,
      second_e4: 1000,
      blank_e4: 2000,
      straight_excluded: 1,
      conversion: 'times-20',
      basic_counts: 0,
      goal_e4: 9000,
      closed_at: null,
      archived_at: null,
      voided_at: null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, code, versionId, questions }
}

/** What is said in a response, by theme and aspect, and of the person by option; everything else is blank. */
export interface Said {
  satisfaction?: Partial<Record<QuestionTheme, number>>
  importance?: Partial<Record<QuestionTheme, number>>
  expectation?: Partial<Record<QuestionTheme, number>>
  recommend?: number
  about?: Partial<Record<Demographic, number>>
}

/** The answers of a response that says this. */
export function answersSaying(questions: readonly Question[], said: Said): Answer[] {
  return cellsOf(questions).map(({ question, aspect }): Answer => {
    if (aspect) return said[aspect satisfies Aspect]?.[question.theme] ?? null
    if (question.kind === 'recommend') return said.recommend ?? null
    if (question.kind === 'demographic') return said.about?.[question.demographic] ?? null
    return null
  })
}

/** A response that somebody typed; counted unless it is said to be excluded. */
export async function givenResponse(
  office: TestOffice,
  wave: GivenWave,
  said: Said,
  {
    number,
    houseId = null,
    flags = [],
    excluded = false,
  }: { number: string; houseId?: number | null; flags?: ResponseFlag[]; excluded?: boolean },
): Promise<number> {
  const { id } = await db(office)
    .insertInto('survey_responses')
    .values({
      wave_id: wave.id,
      number,
      paper_id: null,
      house_id: houseId,
      origin: 'station',
      answers: JSON.stringify(answersSaying(wave.questions, said)),
      state: 'entered',
      flags: JSON.stringify(flags),
      excluded: excluded ? 1 : 0,
      entered_by: 1,
      entered_at: stamp.created_at,
      import_id: null,
      voided_at: null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Papers of a wave as they are after its draw: WJ0001 and on, out, for these houses or for none. */
export async function givenPapers(
  office: TestOffice,
  wave: GivenWave,
  count: number,
  {
    houseIds = [] as readonly number[],
    second = [] as readonly number[],
    role = 'main' as 'main' | 'reserve' | 'free',
  } = {},
): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, at) => paperNumber(at + 1))
  await db(office)
    .insertInto('survey_papers')
    .values(
      numbers.map((number, at) => ({
        wave_id: wave.id,
        number,
        position: at + 1,
        house_id: houseIds[at] ?? null,
        role,
        state: 'out',
        replaces_id: null,
        interviewer_id: null,
        issued_on: '2026-11-02',
        returned_on: null,
        second: second.includes(at + 1) ? 1 : 0,
        printed_at: null,
        ...stamp,
      })),
    )
    .execute()
  return numbers
}
