import { excludedFor, type CountingRules } from '../../../../../shared/modules/surveys/exclusion.ts'
import {
  responseFlags,
  type ResponseDecision,
  type ResponseFlag,
} from '../../../../../shared/modules/surveys/terms.ts'
import { typedTwice } from '../../../../../shared/modules/surveys/typings.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { cellsOfWave, flagsIn } from '../stored.ts'
import { rulesOf } from './exclusion.ts'

/** The results read this beside the desk, without anybody asking. */
type Reading = Pick<Call, 'db'>

/** What of a wave was typed, left out and typed twice. Error: NOT_FOUND. */
export async function qualityOf(call: Reading, waveId: number) {
  const wave = await call.db
    .selectFrom('survey_waves')
    .select('id')
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND')
  const kinds = await kindsOf(call, waveId)
  const rules = await rulesOf(call.db, waveId)
  const total = (of: (kind: Kind) => boolean): number =>
    kinds.filter(of).reduce((sum, { count }) => sum + count, 0)
  const typings = await typingsOf(call, waveId)
  const cells = typedTwice(await cellsOfWave(call.db, waveId)).length
  return {
    entered: total(() => true),
    used: total(({ excluded }) => excluded === 0),
    excluded: exclusions(kinds, rules),
    kept: keptOnes(kinds, rules),
    tolerated: toleratedOnes(kinds),
    flagged: responseFlags
      .map((flag) => ({ flag, count: total(({ flags }) => flagsIn(flags).includes(flag)) }))
      .filter(({ count }) => count > 0),
    byPhone: total(({ way }) => way === 'phone'),
    twice: {
      due: await dueTwice(call, waveId),
      done: typings.length,
      cells: typings.length * cells,
      differences: typings.reduce((sum, { differences }) => sum + differences, 0),
      unsettled: typings.reduce((sum, { unsettled }) => sum + unsettled, 0),
    },
    clerks: await clerksOf(call, typings, cells),
  }
}

type Kind = Awaited<ReturnType<typeof kindsOf>>[number]

/** Responses that are alike in all that is counted, in one row: a few rows for thousands of responses. */
const kindsOf = ({ db }: Reading, waveId: number) =>
  db
    .selectFrom('survey_responses')
    .select((eb) => ['flags', 'excluded', 'decision', 'way', eb.fn.countAll<number>().as('count')])
    .where('wave_id', '=', waveId)
    .where('voided_at', 'is', null)
    .groupBy(['flags', 'excluded', 'decision', 'way'])
    .execute()

function exclusions(kinds: readonly Kind[], rules: CountingRules) {
  const counts = new Map<ResponseFlag | 'decision', number>()
  for (const { flags, excluded, decision, count } of kinds) {
    if (excluded === 0) continue
    const reason = excludedFor(flagsIn(flags), decision as ResponseDecision, rules) ?? 'decision'
    counts.set(reason, (counts.get(reason) ?? 0) + count)
  }
  return ([...responseFlags, 'decision'] as const).flatMap((reason) => {
    const count = counts.get(reason)
    return count === undefined ? [] : { reason, count }
  })
}

/** What counts by a manager's word, by the reason it would be left out for. */
function keptOnes(kinds: readonly Kind[], rules: CountingRules) {
  const kept = kinds.filter(({ decision }) => decision === 'keep')
  return responseFlags
    .map((reason) => ({ reason, count: summed(kept, (flags) => excludedFor(flags, '', rules) === reason) }))
    .filter(({ count }) => count > 0)
}

/** What a rule marks and counts all the same, by its flag. */
function toleratedOnes(kinds: readonly Kind[]) {
  const used = kinds.filter(({ excluded, decision }) => excluded === 0 && decision === '')
  return responseFlags
    .map((flag) => ({ flag, count: summed(used, (flags) => flags.includes(flag)) }))
    .filter(({ count }) => count > 0)
}

const summed = (kinds: readonly Kind[], of: (flags: ResponseFlag[]) => boolean): number =>
  kinds.reduce((sum, { flags, count }) => (of(flagsIn(flags)) ? sum + count : sum), 0)

/** Chosen and not typed twice yet. */
async function dueTwice({ db }: Reading, waveId: number): Promise<number> {
  const { due } = await db
    .selectFrom('survey_responses')
    .select((eb) => eb.fn.countAll<number>().as('due'))
    .where('wave_id', '=', waveId)
    .where('voided_at', 'is', null)
    .where('second', '=', 1)
    .where('state', '=', 'entered')
    .executeTakeFirstOrThrow()
  return due
}

interface Typing {
  first: number
  second: number
  differences: number
  unsettled: number
  firstWrong: number
  secondWrong: number
}

/** Each paper typed twice: by whom, and how often which of them was wrong by what was settled. */
async function typingsOf({ db }: Reading, waveId: number): Promise<Typing[]> {
  const rows = await db
    .selectFrom('survey_entries')
    .innerJoin('survey_responses', 'survey_responses.id', 'survey_entries.response_id')
    .leftJoin('survey_differences', 'survey_differences.response_id', 'survey_responses.id')
    .select([
      'survey_responses.id',
      'survey_responses.entered_by',
      'survey_entries.staff_id',
      'survey_differences.id as difference',
      'survey_differences.first',
      'survey_differences.second',
      'survey_differences.settled',
    ])
    .where('survey_entries.wave_id', '=', waveId)
    .where('survey_entries.turn', '=', 2)
    .where('survey_entries.state', '=', 'done')
    .where('survey_responses.voided_at', 'is', null)
    .execute()
  const typings = new Map<number, Typing>()
  for (const row of rows) {
    const typing = typings.get(row.id) ?? {
      first: row.entered_by,
      second: row.staff_id,
      differences: 0,
      unsettled: 0,
      firstWrong: 0,
      secondWrong: 0,
    }
    typings.set(row.id, typing)
    if (row.difference === null) continue
    typing.differences++
    if (row.settled === null) typing.unsettled++
    else {
      if (row.settled !== row.first) typing.firstWrong++
      if (row.settled !== row.second) typing.secondWrong++
    }
  }
  return [...typings.values()]
}

interface Tally {
  typed: number
  errors: number
}

async function clerksOf({ db }: Reading, typings: readonly Typing[], cells: number) {
  const tallies = new Map<number, Tally>()
  const add = (staffId: number, errors: number) => {
    const tally = tallies.get(staffId) ?? { typed: 0, errors: 0 }
    tallies.set(staffId, { typed: tally.typed + 1, errors: tally.errors + errors })
  }
  for (const { first, second, firstWrong, secondWrong } of typings) {
    add(first, firstWrong)
    add(second, secondWrong)
  }
  if (tallies.size === 0) return []
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...tallies.keys()])
    .orderBy('name')
    .execute()
  return staff.map(({ id, name }) => {
    const { typed, errors } = tallies.get(id)!
    return { staffId: id, name, typed, cells: typed * cells, errors }
  })
}
