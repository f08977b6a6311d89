import { houseKinds } from '../../../../../shared/modules/houses/terms.ts'
import { hiddenBelow, type Grouping } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { answersIn, questionsOf } from '../stored.ts'
import { cellsOf, type Question } from '../../../../../shared/modules/surveys/cells.ts'
import { codesOfTexts } from './texts.ts'

interface Asked {
  waveId: number
  grouping?: Grouping | undefined
}

interface Group {
  key: string
  name: string
  n: number
}

/** What was said how often, by question, code and group, of responses that count. Error: NOT_FOUND on `waveId`. */
export async function countCodes(call: Call, { waveId, grouping }: Asked) {
  const questions = await questionsOfWave(call, waveId)
  const { groups, groupOf } = grouping
    ? await groupsOfWave(call, waveId, grouping, questions)
    : { groups: [] as Group[], groupOf: new Map<number, string>() }
  const texts = await call.db
    .selectFrom('survey_texts')
    .innerJoin('survey_responses', 'survey_responses.id', 'survey_texts.response_id')
    .select(['survey_texts.id', 'question_id', 'response_id', 'coded_at'])
    .where('survey_texts.wave_id', '=', waveId)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .execute()
  const codes = await codesOfTexts(
    call,
    texts.map(({ id }) => id),
  )
  return {
    groups,
    questions: questions
      .filter(({ kind }) => kind === 'open')
      .map(({ id, words }) => {
        const own = texts.filter((text) => text.question_id === id)
        const given = own.flatMap((text) =>
          (codes.get(text.id) ?? []).map((codeId) => ({ codeId, group: groupOf.get(text.response_id) })),
        )
        return {
          questionId: id,
          words,
          texts: own.length,
          coded: own.filter(({ coded_at }) => coded_at !== null).length,
          codes: countsOf(given, groups),
        }
      }),
  }
}

function countsOf(given: readonly { codeId: number; group: string | undefined }[], groups: readonly Group[]) {
  const counts = new Map<number, { count: number; byGroup: Map<string, number> }>()
  for (const { codeId, group } of given) {
    const found = counts.get(codeId) ?? { count: 0, byGroup: new Map<string, number>() }
    found.count++
    if (group !== undefined) found.byGroup.set(group, (found.byGroup.get(group) ?? 0) + 1)
    counts.set(codeId, found)
  }
  return [...counts]
    .map(([codeId, { count, byGroup }]) => ({
      codeId,
      count,
      groups: groups.map(({ key }) => ({ key, count: told(byGroup.get(key) ?? 0) })),
    }))
    .sort((a, b) => b.count - a.count || a.codeId - b.codeId)
}

/** How often in a group; not where so few said it that somebody might be known by it. */
const told = (count: number): number | null => (count > 0 && count < hiddenBelow ? null : count)

async function questionsOfWave({ db }: Call, waveId: number): Promise<Question[]> {
  const wave = await db
    .selectFrom('survey_waves')
    .select('version_id')
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND', { field: 'waveId' })
  return questionsOf(db, wave.version_id)
}

/** The groups of a wave that are large enough to be shown, and which of them each response is in. */
async function groupsOfWave(
  { db }: Call,
  waveId: number,
  grouping: Grouping,
  questions: readonly Question[],
): Promise<{ groups: Group[]; groupOf: Map<number, string> }> {
  const responses = await db
    .selectFrom('survey_responses')
    .leftJoin('houses', 'houses.id', 'survey_responses.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      'survey_responses.id',
      'survey_responses.answers',
      'houses.kind as houseKind',
      'houses.building_id as buildingId',
      'buildings.name as building',
    ])
    .where('survey_responses.wave_id', '=', waveId)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .execute()
  const cell = cellsOf(questions).find(({ question }) => question.demographic === grouping)
  const keyOf = ({ answers, houseKind, buildingId }: (typeof responses)[number]): string => {
    if (grouping === 'house-kind') return houseKind ?? ''
    if (grouping === 'building') return buildingId === null ? '' : String(buildingId)
    const option = cell && answersIn(answers)[cell.index]
    return typeof option === 'number' ? String(option) : ''
  }
  const groupOf = new Map(responses.map((response) => [response.id, keyOf(response)]))
  const sizes = new Map<string, number>()
  for (const key of groupOf.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  const names: { key: string; name: string }[] =
    grouping === 'house-kind'
      ? houseKinds.map((kind) => ({ key: kind, name: kind }))
      : grouping === 'building'
        ? buildingsAmong(responses)
        : (cell?.question.options ?? []).map((name, index) => ({ key: String(index + 1), name }))
  return {
    groups: names
      .map((group) => ({ ...group, n: sizes.get(group.key) ?? 0 }))
      .filter(({ n }) => n >= hiddenBelow),
    groupOf,
  }
}

function buildingsAmong(
  responses: readonly { buildingId: number | null; building: string | null }[],
): { key: string; name: string }[] {
  const names = new Map(
    responses.flatMap(({ buildingId, building }) =>
      buildingId === null ? [] : [[buildingId, building ?? ''] as const],
    ),
  )
  return [...names]
    .map(([id, name]) => ({ key: String(id), name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
}

/** What may be printed, by question, of responses that count. */
export async function listQuotes(call: Call, { waveId }: { waveId: number }) {
  const rows = await call.db
    .selectFrom('survey_texts')
    .innerJoin('survey_responses', 'survey_responses.id', 'survey_texts.response_id')
    .select(['survey_texts.id', 'question_id as questionId', 'words'])
    .where('survey_texts.wave_id', '=', waveId)
    .where('quotable', '=', 1)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .orderBy('question_id')
    .orderBy('survey_texts.id')
    .execute()
  const codes = await codesOfTexts(
    call,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, codes: codes.get(row.id) ?? [] }))
}
