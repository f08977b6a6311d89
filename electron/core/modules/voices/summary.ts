import { sql } from 'kysely'
import type { CodeTone, QuestionTheme } from '../../../../shared/modules/surveys/terms.ts'
import { voiceKinds, type VoiceKind, type VoiceRole } from '../../../../shared/modules/voices/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

interface Period {
  from: string
  to: string
}

const within = ({ db }: Call, { from, to }: Period) =>
  db.selectFrom('voices').where('voided_at', 'is', null).where('day', '>=', from).where('day', '<=', to)

/** What was heard in a period, both days included; means are of the scores given. Error: INVALID_INPUT on `to` before `from`. */
export async function summariseVoices(call: Call, period: Period) {
  if (period.to < period.from) throw new Fault('INVALID_INPUT', { field: 'to' })
  return {
    kinds: await byKind(call, period),
    mystery: await byTheme(call, period),
    boxes: await byBox(call, period),
    ratings: await byMonth(call, period),
    points: await byTone(call, period),
  }
}

/** Every kind, also those nothing was heard of; where nobody said how many took part, it was one. */
async function byKind(call: Call, period: Period) {
  const rows = await within(call, period)
    .select((eb) => [
      'kind',
      eb.fn.countAll<number>().as('count'),
      sql<number>`sum(coalesce(people, case when kind in ('interview', 'rating') then 1 else 0 end))`.as(
        'people',
      ),
    ])
    .groupBy('kind')
    .execute()
  return voiceKinds.map((kind) => {
    const row = rows.find((each) => each.kind === kind)
    return { kind, count: row?.count ?? 0, people: row?.people ?? 0 }
  })
}

async function byTheme(call: Call, period: Period) {
  const rows = await within(call, period)
    .innerJoin('voice_scores', 'voice_scores.voice_id', 'voices.id')
    .select((eb) => [
      'voices.role',
      'voice_scores.theme',
      eb.fn.count<number>('voice_scores.score').as('n'),
      eb.fn.avg<number>('voice_scores.score').as('mean'),
    ])
    .where('voice_scores.score', 'is not', null)
    .where('voices.kind', '=', 'mystery' satisfies VoiceKind)
    .groupBy(['voices.role', 'voice_scores.theme'])
    .orderBy('voices.role')
    .orderBy('voice_scores.theme')
    .execute()
  return rows.map(({ role, theme, ...row }) => ({
    ...row,
    role: role as VoiceRole,
    theme: theme as QuestionTheme,
  }))
}

/** Boxes in use and those opened in the period. */
async function byBox(call: Call, period: Period) {
  const rows = await call.db
    .selectFrom('suggestion_boxes')
    .leftJoin('voices', (join) =>
      join
        .onRef('voices.box_id', '=', 'suggestion_boxes.id')
        .on('voices.voided_at', 'is', null)
        .on('voices.day', '>=', period.from)
        .on('voices.day', '<=', period.to),
    )
    .select((eb) => [
      'suggestion_boxes.id as boxId',
      'suggestion_boxes.place',
      'suggestion_boxes.archived_at',
      eb.fn.count<number>('voices.id').as('opened'),
      sql<number>`coalesce(sum(voices.slips), 0)`.as('slips'),
    ])
    .groupBy(['suggestion_boxes.id', 'suggestion_boxes.place', 'suggestion_boxes.archived_at'])
    .orderBy('suggestion_boxes.id')
    .execute()
  return rows
    .filter(({ archived_at, opened }) => archived_at === null || opened > 0)
    .map(({ archived_at: _, ...box }) => box)
}

async function byMonth(call: Call, period: Period) {
  const rows = await within(call, period)
    .select(['day', 'score'])
    .where('kind', '=', 'rating' satisfies VoiceKind)
    .where('score', 'is not', null)
    .orderBy('day')
    .execute()
  const months = new Map<string, number[]>()
  for (const { day, score } of rows) {
    const month = day.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), score!])
  }
  return [...months].map(([month, scores]) => ({
    month,
    n: scores.length,
    mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
  }))
}

async function byTone(call: Call, period: Period) {
  const rows = await within(call, period)
    .innerJoin('voice_points', 'voice_points.voice_id', 'voices.id')
    .select((eb) => ['voice_points.theme', 'voice_points.tone', eb.fn.countAll<number>().as('count')])
    .groupBy(['voice_points.theme', 'voice_points.tone'])
    .orderBy('voice_points.theme')
    .orderBy('voice_points.tone')
    .execute()
  return rows.map(({ theme, tone, count }) => ({
    theme: theme as QuestionTheme,
    tone: tone as CodeTone,
    count,
  }))
}
