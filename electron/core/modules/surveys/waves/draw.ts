import { chosenTwice, drawn, plannedStrata, sizeSteps } from '../../../../../shared/modules/surveys/draw.ts'
import { paperNumber } from '../../../../../shared/modules/surveys/paper-number.ts'
import type { FrameRule, PaperRole, StrataKind } from '../../../../../shared/modules/surveys/terms.ts'
import { insertMany } from '../../../database/bulk.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { frameToday, type FramedHouse } from './frame.ts'
import { inState } from './waves.ts'

interface Reference {
  id: number
  version: number
}
interface Rules {
  id: number
  seed: number
  second_e4: number
}

/**
 * Draws the papers with the wave's seed from the frame of this moment, freezes the questionnaire's version and opens the wave: in
 * one transaction, so that a crash leaves a draft. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for anything but a draft,
 * INVALID_INPUT on `frameRule` for an empty frame and on `versionId` for a version without questions.
 */
export function drawWave(call: Call, reference: Reference) {
  return call.transact(async (inside) => {
    const wave = await inState(inside, reference.id, 'draft')
    await requireQuestions(inside, wave.version_id)
    const frame = await frameToday(inside, wave.frame_rule as FrameRule, wave.strata as StrataKind)
    if (frame.length === 0) throw new Fault('INVALID_INPUT', { field: 'frameRule' })
    const size = sizeSteps(frame.length, {
      confidence: wave.confidence,
      margin: wave.margin_e4,
      expected: wave.share_e4,
      returns: wave.return_e4,
      reserve: wave.reserve_e4,
      sampleWish: wave.sample_wish,
    })
    const written = await updateVersioned(inside, 'survey_waves', reference, {
      state: 'open',
      drawn_at: inside.now,
      frame_size: frame.length,
      sample_size: size.papers,
    })
    writeFrame(inside, wave.id, frame)
    const { main, reserve } = drawn(frame, plannedStrata(frame, size), wave.seed)
    writePapers(inside, wave, [
      ...main.map((house) => ({ ...house, role: 'main' as const })),
      ...reserve.map((house) => ({ ...house, role: 'reserve' as const })),
    ])
    await freeze(inside, wave.version_id)
    await inside.audit({
      subject: `survey-wave:${wave.id}`,
      label: wave.code,
      fields: { state: 'open', seed: wave.seed, frameSize: frame.length, sampleSize: main.length },
      before: { state: 'draft' },
    })
    return written
  })
}

function writeFrame({ services }: Call, waveId: number, frame: readonly FramedHouse[]): void {
  const rows = frame.map(({ houseId, stratum }) => ({ wave_id: waveId, house_id: houseId, stratum }))
  insertMany(services.database, 'survey_frame', rows)
}

/** A share of the papers, and of the reserves the same, will be typed twice. */
function writePapers(
  call: Call,
  { id, seed, second_e4 }: Rules,
  houses: readonly (FramedHouse & { role: PaperRole })[],
): void {
  const twice = new Set(
    (['main', 'reserve'] as const).flatMap((role) => [
      ...chosenTwice(
        houses.filter((house) => house.role === role),
        second_e4,
        seed + 1,
      ),
    ]),
  )
  insertMany(
    call.services.database,
    'survey_papers',
    houses.map((house, at) => ({
      wave_id: id,
      number: paperNumber(at + 1),
      position: at + 1,
      house_id: house.houseId,
      stratum: house.stratum,
      role: house.role,
      state: 'ready',
      replaces_id: null,
      interviewer_id: null,
      issued_on: null,
      returned_on: null,
      second: twice.has(house) ? 1 : 0,
      printed_at: null,
      ...call.created,
    })),
  )
}

async function requireQuestions({ db }: Call, versionId: number): Promise<void> {
  const question = await db
    .selectFrom('survey_questions')
    .select('id')
    .where('version_id', '=', versionId)
    .executeTakeFirst()
  if (!question) throw new Fault('INVALID_INPUT', { field: 'versionId' })
}

/** What people are asked stays as they read it. */
async function freeze(call: Call, versionId: number): Promise<void> {
  await call.db
    .updateTable('questionnaire_versions')
    .set((eb) => ({ frozen_at: call.now, version: eb('version', '+', 1), ...call.updated }))
    .where('id', '=', versionId)
    .where('frozen_at', 'is', null)
    .execute()
}
