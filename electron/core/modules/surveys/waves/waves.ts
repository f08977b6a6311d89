import type { z } from 'zod'
import type { wavesContract } from '../../../../../shared/modules/surveys/wave-contract.ts'
import type { WaveState } from '../../../../../shared/modules/surveys/terms.ts'
import type { Flag } from '../../../database/tables/columns.ts'
import { said } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { recountFlags } from '../responses/exclusion.ts'
import { halfTypedIn } from './waiting.ts'

type Created = z.output<NonNullable<(typeof wavesContract)['create']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** Errors: INVALID_INPUT on `untilDay`, `occasion` (empty for an event), NOT_FOUND on `versionId`, `followsId`. */
export async function createWave(call: Call, input: Created) {
  const facts = await checkedFacts(call, input)
  const code = await freeCode(call, input.fromDay)
  const written = await call.db
    .insertInto('survey_waves')
    .values({
      ...facts,
      code,
      state: 'draft',
      frame_size: null,
      sample_size: null,
      drawn_at: null,
      closed_at: null,
      archived_at: null,
      voided_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `survey-wave:${written.id}`, label: code, fields: said(namesOf(input)) })
  return { ...written, code }
}

/** What may still be changed once papers are drawn: what it is called, until when, and how results are counted. */
const changeableLater = new Set([
  'name',
  'occasion',
  'follows_id',
  'until_day',
  'blank_e4',
  'straight_excluded',
  'conversion',
  'basic_counts',
  'goal_e4',
])

/**
 * Before the draw everything, afterwards the name, the last day and how results are counted; rules that exclude are applied anew
 * to what is typed. Errors: as `createWave`, and NOT_ALLOWED_NOW (on the field that is settled by the draw), CONFLICT.
 */
export async function updateWave(call: Call, { id, version, ...input }: Created & Reference) {
  const before = await inState(call, id, 'draft', 'open')
  const facts = await checkedFacts(call, input, id)
  const changed = (Object.keys(facts) as (keyof typeof facts)[]).filter(
    (column) => facts[column] !== before[column],
  )
  const settled =
    before.state === 'draft' ? undefined : changed.find((column) => !changeableLater.has(column))
  if (settled) throw new Fault('NOT_ALLOWED_NOW', { field: fieldOf[settled] })
  const otherMonth = changed.includes('from_day') && !before.code.startsWith(input.fromDay.slice(0, 7))
  const code = otherMonth ? await freeCode(call, input.fromDay) : before.code
  const written = await updateVersioned(call, 'survey_waves', { id, version }, { ...facts, code })
  await call.audit({
    subject: `survey-wave:${id}`,
    label: code,
    fields: Object.fromEntries(changed.map((column) => [fieldOf[column], facts[column]])),
    before: Object.fromEntries(changed.map((column) => [fieldOf[column], before[column]])),
  })
  if (changed.includes('blank_e4') || changed.includes('straight_excluded')) await recountFlags(call, id)
  return written
}

/**
 * Nothing is typed any more. Error: NOT_ALLOWED_NOW while differences are unsettled (params: differs, the number of one) or
 * something is half typed (params: number, name of who has it), so that a manager knows where to go.
 */
export async function closeWave(call: Call, reference: Reference) {
  const { code } = await inState(call, reference.id, 'open')
  const differing = await call.db
    .selectFrom('survey_responses')
    .select('number')
    .where('wave_id', '=', reference.id)
    .where('state', '=', 'differs')
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (differing) throw new Fault('NOT_ALLOWED_NOW', { params: { differs: differing.number } })
  const [begun] = await halfTypedIn(call, reference.id)
  if (begun) throw new Fault('NOT_ALLOWED_NOW', { params: { number: begun.number, name: begun.name } })
  const state: WaveState = 'closed'
  const written = await updateVersioned(call, 'survey_waves', reference, { state, closed_at: call.now })
  await call.audit({
    subject: `survey-wave:${reference.id}`,
    label: code,
    fields: { state },
    before: { state: 'open' },
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is not closed. */
export async function reopenWave(call: Call, { id, version, reason }: Reference & { reason: string }) {
  const { code } = await inState(call, id, 'closed')
  const state: WaveState = 'open'
  const written = await updateVersioned(call, 'survey_waves', { id, version }, { state, closed_at: null })
  await call.audit({
    subject: `survey-wave:${id}`,
    label: code,
    fields: { state, reason },
    before: { state: 'closed' },
  })
  return written
}

/** Begun by mistake: it stays, struck out and closed. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW with responses. */
export async function voidWave(call: Call, { id, version, reason }: Reference & { reason: string }) {
  const before = await inState(call, id, 'draft', 'open', 'closed')
  const answered = await call.db
    .selectFrom('survey_responses')
    .select('id')
    .where('wave_id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (answered || (await halfTypedIn(call, id)).length > 0) throw new Fault('NOT_ALLOWED_NOW')
  const voided = { state: 'closed', voided_at: call.now, void_reason: reason }
  const written = await updateVersioned(call, 'survey_waves', { id, version }, voided)
  await call.audit({
    subject: `survey-wave:${id}`,
    label: before.code,
    fields: { voidedAt: call.now, voidReason: reason },
    before: { voidedAt: null },
  })
  return written
}

/** A wave in one of these states that is not struck out. Errors: NOT_FOUND, NOT_ALLOWED_NOW. */
export async function inState({ db }: Pick<Call, 'db'>, id: number, ...states: readonly WaveState[]) {
  const wave = await db.selectFrom('survey_waves').selectAll().where('id', '=', id).executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND')
  if (wave.voided_at !== null || !states.some((state) => state === wave.state))
    throw new Fault('NOT_ALLOWED_NOW')
  return wave
}

/** `2026-11`, then `2026-11B`; codes of waves struck out stay theirs. */
async function freeCode({ db }: Call, fromDay: string): Promise<string> {
  const month = fromDay.slice(0, 7)
  const rows = await db
    .selectFrom('survey_waves')
    .select('code')
    .where('code', '>=', month)
    .where('code', '<', `${month}~`)
    .execute()
  const taken = new Set(rows.map(({ code }) => code))
  if (!taken.has(month)) return month
  const letters = 'BCDEFGHIJKLMNOPQRSTUVWXYZ'
  const letter = [...letters].find((each) => !taken.has(month + each))
  if (!letter) throw new Fault('INVALID_INPUT', { field: 'fromDay' })
  return month + letter
}

const flag = (on: boolean): Flag => (on ? 1 : 0)

const factsOf = (input: Created) => ({
  name: input.name,
  kind: input.kind,
  version_id: input.versionId,
  follows_id: input.followsId,
  occasion: input.occasion,
  from_day: input.fromDay,
  until_day: input.untilDay,
  confidence: input.confidence,
  margin_e4: input.margin,
  share_e4: input.expected,
  return_e4: input.returns,
  reserve_e4: input.reserve,
  strata: input.strata,
  frame_rule: input.frameRule,
  sample_wish: input.sampleWish,
  seed: input.seed,
  second_e4: input.second,
  blank_e4: input.blank,
  straight_excluded: flag(input.straightExcluded),
  conversion: input.conversion,
  basic_counts: flag(input.basicCounts),
  goal_e4: input.goal,
})
type Facts = ReturnType<typeof factsOf>

/** What a column is called by whoever asks. */
const fieldOf: Record<keyof Facts, keyof Created> = {
  name: 'name',
  kind: 'kind',
  version_id: 'versionId',
  follows_id: 'followsId',
  occasion: 'occasion',
  from_day: 'fromDay',
  until_day: 'untilDay',
  confidence: 'confidence',
  margin_e4: 'margin',
  share_e4: 'expected',
  return_e4: 'returns',
  reserve_e4: 'reserve',
  strata: 'strata',
  frame_rule: 'frameRule',
  sample_wish: 'sampleWish',
  seed: 'seed',
  second_e4: 'second',
  blank_e4: 'blank',
  straight_excluded: 'straightExcluded',
  conversion: 'conversion',
  basic_counts: 'basicCounts',
  goal_e4: 'goal',
}
const namesOf = (input: Created): Record<string, unknown> =>
  Object.fromEntries(Object.values(fieldOf).map((field) => [field, input[field]]))

async function checkedFacts(call: Call, input: Created, own?: number): Promise<Facts> {
  if (input.untilDay < input.fromDay) throw new Fault('INVALID_INPUT', { field: 'untilDay' })
  if (input.kind === 'event' && input.occasion === '') throw new Fault('INVALID_INPUT', { field: 'occasion' })
  if (input.kind === 'retest' && input.followsId === null)
    throw new Fault('INVALID_INPUT', { field: 'followsId' })
  await requireVersion(call, input.versionId)
  await requireEarlier(call, input, own)
  return factsOf(input)
}

async function requireVersion({ db }: Call, id: number): Promise<void> {
  const version = await db
    .selectFrom('questionnaire_versions')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!version) throw new Fault('NOT_FOUND', { field: 'versionId' })
}

/** What it is compared with must be there and must have begun before it. */
async function requireEarlier({ db }: Call, input: Created, own?: number): Promise<void> {
  if (input.followsId === null) return
  const before = await db
    .selectFrom('survey_waves')
    .select(['id', 'from_day'])
    .where('id', '=', input.followsId)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (!before || before.id === own) throw new Fault('NOT_FOUND', { field: 'followsId' })
  if (before.from_day > input.fromDay) throw new Fault('INVALID_INPUT', { field: 'followsId' })
}
