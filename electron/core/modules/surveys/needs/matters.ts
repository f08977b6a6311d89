import type { z } from 'zod'
import type {
  Matter,
  NeedEvidence,
  needsContract,
} from '../../../../../shared/modules/surveys/needs-contract.ts'
import type { MatterKind, MatterState, Theme } from '../../../../../shared/modules/surveys/terms.ts'
import { said } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { nextInSeries } from '../../../kernel/numbering.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { needsMap } from './map.ts'

type Accepted = z.output<NonNullable<(typeof needsContract)['accept']['~orpc']['inputSchema']>>
type Declined = z.output<NonNullable<(typeof needsContract)['decline']['~orpc']['inputSchema']>>
type Updated = z.output<NonNullable<(typeof needsContract)['update']['~orpc']['inputSchema']>>

const prefix = 'XQ'

/** Matters, the latest decision first. */
export async function listMatters(
  call: Call,
  { waveId, state }: { waveId?: number | undefined; state?: MatterState | undefined },
): Promise<Matter[]> {
  let found = call.db
    .selectFrom('survey_matters')
    .innerJoin('survey_waves', 'survey_waves.id', 'survey_matters.wave_id')
    .innerJoin('staff', 'staff.id', 'survey_matters.decided_by')
    .leftJoin('departments', 'departments.id', 'survey_matters.department_id')
    .selectAll('survey_matters')
    .select(['survey_waves.name as wave', 'staff.name as by', 'departments.name as department'])
    .orderBy('survey_matters.id', 'desc')
  if (waveId !== undefined) found = found.where('survey_matters.wave_id', '=', waveId)
  if (state !== undefined) found = found.where('survey_matters.state', '=', state)
  return (await found.execute()).map((row) => ({
    id: row.id,
    version: row.version,
    number: row.number,
    waveId: row.wave_id,
    wave: row.wave,
    theme: row.theme as Theme,
    kind: row.kind as MatterKind,
    title: row.title,
    words: row.words,
    evidence: evidenceIn(row.evidence),
    priority: row.priority_e2 / 100,
    state: row.state as MatterState,
    departmentId: row.department_id,
    department: row.department ?? '',
    dueOn: row.due_on,
    decidedBy: row.by,
    decidedAt: row.decided_at,
    reason: row.reason,
  }))
}

/** As it was kept when it was decided; the first versions of the program counted no scores. */
function evidenceIn(json: string): NeedEvidence {
  const evidence = JSON.parse(json) as NeedEvidence
  return { ...evidence, sources: { ...evidence.sources, scores: evidence.sources.scores ?? [] } }
}

/** Errors: see the contract. */
export async function acceptNeed(call: Call, input: Accepted) {
  const evidence = await evidenceOf(call, input)
  return call.transact(async (inside) => {
    await requireOpen(inside, input, ['accepted'])
    await requireDepartment(inside, input.departmentId)
    requireAhead(inside, input.dueOn)
    return decide(inside, input, evidence, 'accepted')
  })
}

/** Errors: see the contract. */
export async function declineNeed(call: Call, { reason, ...input }: Declined) {
  const evidence = await evidenceOf(call, input)
  return call.transact(async (inside) => {
    await requireOpen(inside, input, ['accepted', 'declined'])
    const nobody = { words: '', departmentId: null, dueOn: null }
    return decide(inside, { ...input, ...nobody }, evidence, 'declined', reason)
  })
}

/** Errors: see the contract. */
export async function updateMatter(call: Call, { id, version, ...fields }: Updated) {
  const before = await matterIn(call, id, ['accepted'])
  if (fields.departmentId !== before.department_id) await requireDepartment(call, fields.departmentId)
  if (fields.dueOn !== before.due_on) requireAhead(call, fields.dueOn)
  const { title, words, departmentId, dueOn } = fields
  const written = await updateVersioned(
    call,
    'survey_matters',
    { id, version },
    { title, words, department_id: departmentId, due_on: dueOn },
  )
  await call.audit({
    subject: `survey-matter:${id}`,
    label: before.number,
    fields: { ...fields },
    before: {
      title: before.title,
      words: before.words,
      departmentId: before.department_id,
      dueOn: before.due_on,
    },
  })
  return written
}

/** Errors: see the contract. */
export async function withdrawMatter(
  call: Call,
  { id, version, reason }: { id: number; version: number; reason: string },
) {
  const before = await matterIn(call, id, ['accepted', 'declined'])
  const state = 'withdrawn'
  const written = await updateVersioned(call, 'survey_matters', { id, version }, { state, reason })
  await call.audit({
    subject: `survey-matter:${id}`,
    label: before.number,
    fields: { state, reason },
    before: { state: before.state },
  })
  return written
}

/** The figures as they are now. Errors: NOT_FOUND on `waveId` and on `theme` that the wave did not ask. */
async function evidenceOf(call: Call, { waveId, theme }: Pick<Accepted, 'waveId' | 'theme'>) {
  const { rows } = await needsMap(call, { waveId })
  const row = rows.find((each) => each.theme === theme)
  if (!row) throw new Fault('NOT_FOUND', { field: 'theme' })
  const { matters: _, ...evidence } = row
  return evidence
}

/** Error: ALREADY_EXISTS. */
async function requireOpen(
  { db }: Call,
  { waveId, theme, kind }: Pick<Accepted, 'waveId' | 'theme' | 'kind'>,
  states: readonly MatterState[],
): Promise<void> {
  const known = await db
    .selectFrom('survey_matters')
    .select('id')
    .where('wave_id', '=', waveId)
    .where('theme', '=', theme)
    .where('kind', '=', kind)
    .where('state', 'in', states)
    .executeTakeFirst()
  if (known) throw new Fault('ALREADY_EXISTS', { field: 'kind' })
}

/** Error: NOT_FOUND on `departmentId`. */
async function requireDepartment({ db }: Call, departmentId: number | null): Promise<void> {
  if (departmentId === null) return
  const found = await db
    .selectFrom('departments')
    .select('id')
    .where('id', '=', departmentId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw new Fault('NOT_FOUND', { field: 'departmentId' })
}

/** Error: INVALID_INPUT on `dueOn`. */
function requireAhead(call: Call, dueOn: string | null): void {
  if (dueOn !== null && dueOn < call.today) throw new Fault('INVALID_INPUT', { field: 'dueOn' })
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW. */
async function matterIn({ db }: Call, id: number, states: readonly MatterState[]) {
  const row = await db.selectFrom('survey_matters').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  if (!states.includes(row.state as MatterState)) throw new Fault('NOT_ALLOWED_NOW')
  return row
}

async function decide(
  call: Call,
  input: Accepted,
  evidence: NeedEvidence,
  state: 'accepted' | 'declined',
  reason = '',
) {
  const year = call.today.slice(0, 4)
  const count = await nextInSeries(call.db, `${prefix}-${year}`)
  const number = `${prefix}-${year}-${String(count).padStart(3, '0')}`
  const { waveId, theme, kind, title, words, departmentId, dueOn } = input
  const written = await call.db
    .insertInto('survey_matters')
    .values({
      number,
      wave_id: waveId,
      theme,
      kind,
      title,
      words,
      evidence: JSON.stringify(evidence),
      priority_e2: Math.round(evidence.priority * 100),
      state,
      department_id: departmentId,
      due_on: dueOn,
      decided_by: call.actor.staffId,
      decided_at: call.now,
      reason,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const fields = said({ waveId, theme, kind, title, words, departmentId, dueOn, state, reason })
  await call.audit({ subject: `survey-matter:${written.id}`, label: number, fields })
  return { ...written, number }
}
