import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import { parseRoomQuery } from '../../../../../shared/modules/houses/room.ts'
import type { Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { responseFilter } from '../../../../../shared/modules/surveys/entry-contract.ts'
import {
  questionThemes,
  responseFlags,
  themeScales,
  type QuestionTheme,
  type ResponseFlag,
} from '../../../../../shared/modules/surveys/terms.ts'
import { normaliseCode } from '../../../../../shared/text/normalise.ts'
import { placeHolds, placeIsNull } from '../../../database/json.ts'
import { containing } from '../../../database/text.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { housesRead } from '../../houses/readings.ts'
import { complaintHouses } from '../results/complaint-houses.ts'
import { cellsOfWave } from '../stored.ts'
import { besideSample } from './beside.ts'

export type Asked = z.output<typeof responseFilter>
type Condition = Expression<SqlBool>

const eb = expressionBuilder<Tables, 'survey_responses' | 'houses'>()
const never: Condition = sql<SqlBool>`1 = 0`
const answersColumn = 'survey_responses.answers'

/**
 * The conditions of a filter on `survey_responses`, joined with the houses by a left join. Errors: NOT_FOUND on `waveId`,
 * `questionId` that is not asked in this wave.
 */
export async function matching(call: Call, asked: Asked): Promise<Condition> {
  const wave = await call.db
    .selectFrom('survey_waves')
    .select(['until_day', 'straight_excluded'])
    .where('id', '=', asked.waveId)
    .executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND', { field: 'waveId' })
  const cells = await cellsOfWave(call.db, asked.waveId)
  return eb.and([
    eb('survey_responses.wave_id', '=', asked.waveId),
    eb('survey_responses.voided_at', asked.voided ? 'is not' : 'is', null),
    ...ofState(asked, wave.straight_excluded === 1),
    ...ofText(call, asked.text),
    ...ofAnswers(cells, asked),
    ...ofGroup(cells, asked),
    ...(await ofComplaints(call, wave.until_day, asked.complaint)),
  ])
}

function ofState(
  { used, state, flag, excludedFor, decision, sample, staffId }: Asked,
  straightExcluded: boolean,
): Condition[] {
  const conditions: Condition[] = []
  if (used !== undefined) conditions.push(eb('survey_responses.excluded', '=', used ? 0 : 1))
  if (state) conditions.push(eb('survey_responses.state', '=', state))
  if (flag) conditions.push(flagged(flag))
  if (excludedFor) conditions.push(...firstReason(excludedFor, straightExcluded))
  if (decision !== undefined) conditions.push(eb('survey_responses.decision', '=', decision))
  if (sample)
    conditions.push(
      sample === 'drawn' ? eb(besideSample, 'is distinct from', 'free') : eb(besideSample, '=', sample),
    )
  if (staffId) conditions.push(eb('survey_responses.entered_by', '=', staffId))
  return conditions
}

const flagged = (flag: ResponseFlag): Condition => containing('survey_responses.flags', `"${flag}"`)

/** As `excludedFor` of shared/modules/surveys/exclusion.ts tells the reason of one. */
function firstReason(reason: ResponseFlag | 'decision', straightExcluded: boolean): Condition[] {
  const excluding = responseFlags.filter((flag) => flag !== 'straight-line' || straightExcluded)
  const before = reason === 'decision' ? excluding : excluding.slice(0, excluding.indexOf(reason))
  if (reason !== 'decision' && !excluding.includes(reason)) return [never]
  return [
    eb('survey_responses.excluded', '=', 1),
    ...(reason === 'decision' ? [] : [flagged(reason)]),
    ...before.map((flag) => eb.not(flagged(flag))),
  ]
}

/** A part of the number or, for whoever may read the archive, a room. */
function ofText(call: Call, text: string | undefined): Condition[] {
  if (!text) return []
  const number = containing('survey_responses.number', normaliseCode(text))
  const readings = call.may('archives.read') ? parseRoomQuery(text) : []
  if (readings.length === 0) return [number]
  return [eb.or([number, eb('survey_responses.house_id', 'in', housesRead(readings))])]
}

/** The smallest number that is an answer of a kind: 0 of a scale says that somebody does not know. */
const leastThatCounts = ({ question }: Cell): number => (question.kind === 'recommend' ? 0 : 1)

function ofAnswers(
  cells: readonly Cell[],
  { questionId, theme, scale, aspect, values, blank }: Asked,
): Condition[] {
  if ([questionId, theme, scale, aspect].every((each) => each === undefined)) return []
  const together: readonly QuestionTheme[] = scale === undefined ? questionThemes : themeScales[scale]
  const asked = cells.filter(
    (cell) =>
      (questionId === undefined || cell.question.id === questionId) &&
      (theme === undefined || cell.question.theme === theme) &&
      together.includes(cell.question.theme) &&
      (aspect === undefined || cell.aspect === aspect),
  )
  if (asked.length === 0 || values?.length === 0) return [never]
  if (blank) return [eb.or(asked.map((cell) => placeIsNull(answersColumn, cell.index)))]
  return [
    eb.or(
      asked.map((cell) =>
        placeHolds(answersColumn, cell.index, { least: values ? 0 : leastThatCounts(cell), values }),
      ),
    ),
  ]
}

function ofGroup(cells: readonly Cell[], { grouping, group }: Asked): Condition[] {
  if (grouping === undefined || group === undefined) return []
  if (grouping === 'house-kind')
    return [group === '' ? eb('houses.kind', 'is', null) : eb('houses.kind', '=', group)]
  if (grouping === 'building')
    return [
      group === '' ? eb('houses.building_id', 'is', null) : eb('houses.building_id', '=', Number(group)),
    ]
  const cell = cells.find(({ question }) => question.demographic === grouping)
  if (!cell) return [group === '' ? sql<SqlBool>`1 = 1` : never]
  if (group === '') return [placeIsNull(answersColumn, cell.index)]
  return [placeHolds(answersColumn, cell.index, { least: 1, values: [Number(group)] })]
}

async function ofComplaints(
  { db, now, services }: Call,
  untilDay: string,
  complaint: Asked['complaint'],
): Promise<Condition[]> {
  if (!complaint) return []
  const handling = await complaintHouses(db, untilDay, { now, timeZone: services.timeZone })
  const houses = [...handling]
    .filter(([, how]) => complaint === 'any' || complaint === 'none' || how === complaint)
    .map(([house]) => house)
  if (complaint === 'none')
    return [
      eb('survey_responses.house_id', 'is not', null),
      ...(houses.length > 0 ? [eb('survey_responses.house_id', 'not in', houses)] : []),
    ]
  return houses.length > 0 ? [eb('survey_responses.house_id', 'in', houses)] : [never]
}
