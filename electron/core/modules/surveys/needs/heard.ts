import { sql } from 'kysely'
import type { Need } from '../../../../../shared/modules/surveys/needs-contract.ts'
import type { CodeTone, Theme } from '../../../../../shared/modules/surveys/terms.ts'
import { addDays, startOfDay } from '../../../../../shared/time/zone.ts'
import type { Call } from '../../../kernel/call.ts'
import { aboutWave } from '../../voices/about-wave.ts'
import { countedCategories } from './category-themes.ts'
import { scoresOf } from './scores.ts'

type Sources = Need['sources']

export interface Heard extends Pick<Need, 'complaints' | 'wishes' | 'criticisms' | 'praises'> {
  sources: Sources
}

/** A year, by days. */
interface Year {
  from: string
  until: string
}

const count = sql<number>`count(*)`.as('count')

/** Counted tickets received in the year by category; voided ones are nobody's. */
async function ticketsOf(call: Call, { from, until }: Year) {
  const { timeZone } = call.services
  const categories = await countedCategories(call.db)
  const rows = await call.db
    .selectFrom('tickets')
    .select(['category_id', count])
    .where('state', '<>', 'void')
    .where('received_at', '>=', startOfDay(timeZone, from))
    .where('received_at', '<', startOfDay(timeZone, addDays(until, 1)))
    .groupBy('category_id')
    .execute()
  const counts = new Map(rows.map((row) => [row.category_id, row.count]))
  return categories.flatMap((category) => {
    const heard = counts.get(category.categoryId) ?? 0
    return heard === 0 ? [] : [{ ...category, count: heard }]
  })
}

/** Coded open answers of the wave's responses that count. */
function codesOf(call: Call, waveId: number) {
  return call.db
    .selectFrom('survey_texts')
    .innerJoin('survey_responses', 'survey_responses.id', 'survey_texts.response_id')
    .innerJoin('survey_text_codes', 'survey_text_codes.text_id', 'survey_texts.id')
    .innerJoin('survey_codes', 'survey_codes.id', 'survey_text_codes.code_id')
    .select(['survey_codes.id', 'survey_codes.name', 'survey_codes.theme', 'survey_codes.tone', count])
    .where('survey_texts.wave_id', '=', waveId)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .where('survey_codes.theme', '<>', '')
    .groupBy('survey_codes.id')
    .orderBy('count', 'desc')
    .orderBy('survey_codes.id')
    .execute()
}

/** Points of interviews, visits, boxes and the like about the wave. */
function voicesOf(call: Call, waveId: number, year: Year) {
  return call.db
    .selectFrom('voices')
    .innerJoin('voice_points', 'voice_points.voice_id', 'voices.id')
    .select(['voice_points.theme', 'voice_points.tone', count])
    .where(aboutWave(waveId, year))
    .where('voices.voided_at', 'is', null)
    .where('voice_points.theme', '<>', '')
    .groupBy(['voice_points.theme', 'voice_points.tone'])
    .orderBy('voice_points.tone')
    .execute()
}

/**
 * What was heard of each theme beside the ratings: tickets of the year, open answers and other voices of the wave. `unmapped` are
 * tickets whose category leads to none of these themes.
 */
export async function heardOf(call: Call, waveId: number, year: Year, asked: readonly Theme[]) {
  const tickets = await ticketsOf(call, year)
  const codes = await codesOf(call, waveId)
  const voices = await voicesOf(call, waveId, year)
  const scores = await scoresOf(call, waveId, year)
  const known = new Set<string | null>(asked)
  const byTheme = new Map(
    asked.map((theme) => [
      theme,
      added({
        tickets: tickets
          .filter((row) => row.theme === theme)
          .map(({ categoryId, kind, name, count }) => ({ categoryId, kind, name, count })),
        codes: codes
          .filter((row) => row.theme === theme)
          .map(({ id, name, tone, count }) => ({ codeId: id, name, tone: tone as CodeTone, count })),
        voices: voices
          .filter((row) => row.theme === theme)
          .map(({ tone, count }) => ({ tone: tone as CodeTone, count })),
        scores: scores.get(theme) ?? [],
      }),
    ]),
  )
  const unmapped = tickets.reduce((sum, row) => sum + (known.has(row.theme) ? 0 : row.count), 0)
  return { byTheme, unmapped }
}

function added(sources: Sources): Heard {
  const said = (tone: CodeTone) =>
    [...sources.codes, ...sources.voices].reduce((sum, row) => sum + (row.tone === tone ? row.count : 0), 0)
  const scored = (by: 'low' | 'high') => sources.scores.reduce((sum, row) => sum + row[by], 0)
  const brought = (kind: Sources['tickets'][number]['kind']) =>
    sources.tickets.reduce((sum, row) => sum + (row.kind === kind ? row.count : 0), 0)
  return {
    complaints: brought('complaint'),
    wishes: brought('suggestion') + said('wish'),
    criticisms: said('complaint') + scored('low'),
    praises: brought('praise') + said('praise') + scored('high'),
    sources,
  }
}
