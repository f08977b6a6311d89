import type { SampleSize, Stratum } from '../../../../../shared/modules/surveys/wave-contract.ts'
import { plannedStrata, sizeSteps, type SizeRules } from '../../../../../shared/modules/surveys/draw.ts'
import type { FrameRule, StrataKind } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { countUnlived, frameToday } from './frame.ts'
import { withNames } from './stratum-names.ts'

/** How many papers, every step, and how they fall on the strata: from the frame as it is today. */
export async function sizeOf(
  call: Call,
  rules: SizeRules & { frameRule: FrameRule; strata: StrataKind },
): Promise<SampleSize & { strata: Stratum[] }> {
  const frame = await frameToday(call, rules.frameRule, rules.strata)
  const steps = sizeSteps(frame.length, rules)
  const planned = plannedStrata(frame, steps).map((each) => ({ ...each, out: 0, returned: 0, used: 0 }))
  return { ...steps, unlived: await countUnlived(call), strata: await withNames(call, planned) }
}
