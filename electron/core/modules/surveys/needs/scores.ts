import type { Need } from '../../../../../shared/modules/surveys/needs-contract.ts'
import { toneOfScore } from '../../../../../shared/modules/voices/rules.ts'
import { scoredVoices, type ScoredVoice } from '../../../../../shared/modules/voices/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { aboutWave } from '../../voices/about-wave.ts'

type Scored = Need['sources']['scores'][number]

/**
 * What quick ratings and mystery visits about the wave say of each theme. A visit counts once a theme, by the mean of its items there:
 * twenty ticks of one visitor are no twenty opinions.
 */
export async function scoresOf(
  call: Call,
  waveId: number,
  year: { from: string; until: string },
): Promise<Map<string, Scored[]>> {
  const about = () =>
    call.db.selectFrom('voices').where(aboutWave(waveId, year)).where('voices.voided_at', 'is', null)
  const ratings = await about()
    .select(['voices.theme', 'voices.score'])
    .where('voices.kind', '=', 'rating' satisfies ScoredVoice)
    .where('voices.theme', '<>', '')
    .execute()
  const visits = await about()
    .innerJoin('voice_scores', 'voice_scores.voice_id', 'voices.id')
    .select((eb) => ['voice_scores.theme', eb.fn.avg<number>('voice_scores.score').as('score')])
    .where('voices.kind', '=', 'mystery' satisfies ScoredVoice)
    .where('voice_scores.score', 'is not', null)
    .where('voice_scores.theme', '<>', '')
    .groupBy(['voices.id', 'voice_scores.theme'])
    .execute()
  const found = new Map<string, Scored[]>()
  for (const kind of scoredVoices)
    for (const { theme, score } of kind === 'rating' ? ratings : visits)
      if (score !== null) addTo(found, theme, kind, score)
  return found
}

function addTo(found: Map<string, Scored[]>, theme: string, kind: ScoredVoice, score: number): void {
  const rows = found.get(theme) ?? []
  found.set(theme, rows)
  let row = rows.find((each) => each.kind === kind)
  if (!row) rows.push((row = { kind, count: 0, low: 0, high: 0 }))
  const tone = toneOfScore(score)
  row.count++
  if (tone === 'complaint') row.low++
  if (tone === 'praise') row.high++
}
