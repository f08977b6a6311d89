import type { Selectable } from 'kysely'
import { cellsOf, type Answer, type Cell, type Question } from '../../../../shared/modules/surveys/cells.ts'
import type {
  Aspect,
  Demographic,
  QuestionKind,
  QuestionTheme,
  ResponseFlag,
} from '../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../kernel/call.ts'
import type { Tables } from '../../database/tables.ts'

/** A question as it is kept; `aspects` and `options` are JSON of what the contract checked. */
export function questionOf(row: Selectable<Tables['survey_questions']>): Question {
  return {
    id: row.id,
    position: row.position,
    section: row.section,
    kind: row.kind as QuestionKind,
    theme: row.theme as QuestionTheme,
    demographic: row.demographic as Demographic,
    words: row.words,
    aspects: JSON.parse(row.aspects) as Aspect[],
    options: JSON.parse(row.options) as string[],
  }
}

/** The questions of a version, in their order. */
export async function questionsOf(db: Call['db'], versionId: number): Promise<Question[]> {
  const rows = await db
    .selectFrom('survey_questions')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute()
  return rows.map(questionOf)
}

/** The places to answer of a wave, in the order they are typed. */
export async function cellsOfWave(db: Call['db'], waveId: number): Promise<Cell[]> {
  const { version_id: versionId } = await db
    .selectFrom('survey_waves')
    .select('version_id')
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  return cellsOf(await questionsOf(db, versionId))
}

/** The answers as they are kept: one place a cell; open answers stand in `survey_texts` and are null here. */
export const answersIn = (json: string): Answer[] => JSON.parse(json) as Answer[]

export const flagsIn = (json: string): ResponseFlag[] => JSON.parse(json) as ResponseFlag[]
