import type { Expression, SqlBool } from 'kysely'
import { groupBy } from '../../../../../shared/collections/group.ts'
import type { Cell } from '../../../../../shared/modules/surveys/cells.ts'
import {
  excludedFor,
  flagsOf,
  type Circumstances,
  type CountingRules,
} from '../../../../../shared/modules/surveys/exclusion.ts'
import type { ResponseDecision, ResponseFlag } from '../../../../../shared/modules/surveys/terms.ts'
import { oneOf } from '../../../database/one-of.ts'
import type { Call } from '../../../kernel/call.ts'
import { answersIn, cellsOfWave, flagsIn } from '../stored.ts'

/** What the rules look at, of every response that is not struck out. */
export interface Judged {
  id: number
  number: string
  house_id: number | null
  paper_id: number | null
  answers: string
  flags: string
  excluded: number
  decision: string
  words: number
  framed: number
}

/** The rules of a wave as they are kept. */
export async function rulesOf(db: Call['db'], waveId: number): Promise<CountingRules & { framed: boolean }> {
  const wave = await db
    .selectFrom('survey_waves')
    .select(['blank_e4', 'straight_excluded', 'frame_size'])
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  return {
    blankE4: wave.blank_e4,
    straightExcluded: wave.straight_excluded === 1,
    framed: (wave.frame_size ?? 0) > 0,
  }
}

/**
 * Counts flags and `excluded` anew: of the whole wave (after its rules changed, after an import or its undo), or only of
 * `among` and whatever shares a number or a house with them. Call it after inserting, correcting, deciding or voiding, in the
 * same transaction; for one voided or removed pass the number and house it had. Flags are derived, so versions stay
 * as they are; `updated_at` moves. Answers how many changed.
 */
export async function recountFlags(call: Call, waveId: number, among?: readonly Place[]): Promise<number> {
  const rules = await rulesOf(call.db, waveId)
  const cells = await cellsOfWave(call.db, waveId)
  const rows = among ? await linkedRows(call, waveId, among) : await judgedRows(call, waveId, null)
  const changed = judge(rows, cells, rules).filter(
    ({ row, flags, excluded }) =>
      JSON.stringify(flags) !== JSON.stringify(flagsIn(row.flags)) || (row.excluded === 1) !== excluded,
  )
  // Few verdicts for thousands of responses: one statement each, or a large wave would hold everybody up.
  const alike = groupBy(changed, ({ flags, excluded }) => JSON.stringify([flags, excluded]))
  for (const same of alike.values()) {
    const { flags, excluded } = same[0]!
    await call.db
      .updateTable('survey_responses')
      .set({ flags: JSON.stringify(flags), excluded: excluded ? 1 : 0, ...call.updated })
      .where('id', 'in', oneOf(same.map(({ row }) => row.id)))
      .execute()
  }
  return changed.length
}

type Place = Readonly<{ number: string; houseId: number | null }>

/**
 * Those of these numbers and houses, and of the numbers and houses of what is found: when one stops counting, another of its
 * number may count again, and with it a third of that one's house not.
 */
async function linkedRows(call: Call, waveId: number, among: readonly Place[]): Promise<Judged[]> {
  if (among.length === 0) return []
  const numbers = new Set(among.map(({ number }) => number))
  const houses = new Set(among.flatMap(({ houseId }) => houseId ?? []))
  for (;;) {
    const known = numbers.size + houses.size
    const rows = await judgedRows(call, waveId, { numbers: [...numbers], houses: [...houses] })
    for (const row of rows) {
      numbers.add(row.number)
      if (row.house_id !== null) houses.add(row.house_id)
    }
    if (numbers.size + houses.size === known) return rows
  }
}

/** What the rules look at: all responses of a wave that are not struck out, or those of these numbers and houses. */
export function judgedRows(
  { db }: Call,
  waveId: number,
  only: { numbers: string[]; houses: number[] } | null,
): Promise<Judged[]> {
  return db
    .selectFrom('survey_responses')
    .select((eb) => [
      'id',
      'number',
      'house_id',
      'paper_id',
      'answers',
      'flags',
      'excluded',
      'decision',
      eb
        .exists(
          eb
            .selectFrom('survey_texts')
            .select('survey_texts.id')
            .whereRef('survey_texts.response_id', '=', 'survey_responses.id'),
        )
        .$castTo<number>()
        .as('words'),
      eb
        .exists(
          eb
            .selectFrom('survey_frame')
            .select('survey_frame.house_id')
            .where('survey_frame.wave_id', '=', waveId)
            .whereRef('survey_frame.house_id', '=', 'survey_responses.house_id'),
        )
        .$castTo<number>()
        .as('framed'),
    ])
    .where('wave_id', '=', waveId)
    .where('voided_at', 'is', null)
    .$if(only !== null, (rows) =>
      rows.where((eb): Expression<SqlBool> =>
        eb.or([
          eb('number', 'in', only!.numbers),
          ...(only!.houses.length > 0 ? [eb('house_id', 'in', only!.houses)] : []),
        ]),
      ),
    )
    .orderBy('id')
    .execute()
}

interface Verdict {
  row: Judged
  flags: ResponseFlag[]
  excluded: boolean
}

/**
 * Of several with one number, then of several of one house, the first that would count by itself counts and the others are
 * duplicates; where none would, the first stands for them.
 */
export function judge(
  rows: readonly Judged[],
  cells: readonly Cell[],
  rules: CountingRules & { framed: boolean },
): Verdict[] {
  const alone = new Map(rows.map((row) => [row.id, verdictOn(row, cells, rules, {})]))
  const laterOfNumber = laterOnes(rows, alone, (row) => row.number)
  const counted = new Map(
    rows.map((row) => {
      const duplicateNumber = laterOfNumber.has(row.id)
      return [
        row.id,
        duplicateNumber ? verdictOn(row, cells, rules, { duplicateNumber }) : alone.get(row.id)!,
      ]
    }),
  )
  const laterOfHouse = laterOnes(rows, counted, (row) => row.house_id)
  return rows.map((row) =>
    laterOfHouse.has(row.id)
      ? verdictOn(row, cells, rules, {
          duplicateNumber: laterOfNumber.has(row.id),
          duplicateHouse: true,
        })
      : counted.get(row.id)!,
  )
}

function laterOnes(
  rows: readonly Judged[],
  verdicts: ReadonlyMap<number, Verdict>,
  keyOf: (row: Judged) => string | number | null,
): Set<number> {
  const later = new Set<number>()
  for (const [key, same] of groupBy(rows, keyOf)) {
    if (key === null || same.length === 1) continue
    const first = same.find(({ id }) => !verdicts.get(id)!.excluded) ?? same[0]!
    for (const { id } of same) if (id !== first.id) later.add(id)
  }
  return later
}

function verdictOn(
  row: Judged,
  cells: readonly Cell[],
  rules: CountingRules & { framed: boolean },
  duplicate: Partial<Circumstances>,
): Verdict {
  const flags = flagsOf(
    cells,
    answersIn(row.answers),
    {
      hasWords: row.words > 0,
      duplicateNumber: false,
      duplicateHouse: false,
      // A free paper has no house and was printed to be given to anybody; what has neither came from nowhere we know.
      outOfFrame: rules.framed && row.framed === 0 && (row.house_id !== null || row.paper_id === null),
      ...duplicate,
    },
    rules,
  )
  const excluded = excludedFor(flags, row.decision as ResponseDecision, rules) !== null
  return { row, flags, excluded }
}
