import type { MatterKind, Quadrant } from './terms.ts'

/** Kinds of tickets that say something about a theme: a complaint, a wish, a praise. */
export const countedTickets = ['complaint', 'suggestion', 'praise'] as const
export type CountedTicket = (typeof countedTickets)[number]

/** What each part of the priority reaches at most; together a hundred. */
export const priorityWeights = { importance: 30, shortfall: 30, complaints: 25, voices: 15 } as const
export type PriorityPart = keyof typeof priorityWeights
export type PriorityParts = Record<PriorityPart, number>
export const priorityParts = Object.keys(priorityWeights) as PriorityPart[]

/** What the priority of a theme is made of. */
export interface NeedFigures {
  /** 0 to 100, null where nothing is known. */
  importance: number | null
  performance: number | null
  complaints: number
  wishes: number
  criticisms: number
}

/** What each part measures of a theme, before it is set against the largest; nothing where nothing is known. */
export const measured: Record<PriorityPart, (of: NeedFigures) => number> = {
  importance: ({ importance }) => importance ?? 0,
  shortfall: ({ performance }) => (performance === null ? 0 : Math.max(0, 100 - performance)),
  complaints: ({ complaints }) => complaints,
  voices: ({ wishes, criticisms }) => wishes + criticisms,
}

/**
 * What each part can reach among these themes: a part of which nothing is known anywhere (no complaint all year, no importance) is
 * shared out among the others in proportion. All nothing where nothing is known at all.
 */
export function reachable(rows: readonly NeedFigures[]): PriorityParts {
  const known = priorityParts.filter((part) => rows.some((row) => measured[part](row) > 0))
  const all = known.reduce((sum, part) => sum + priorityWeights[part], 0)
  return partsOf((part) => (known.includes(part) ? (priorityWeights[part] / all) * 100 : 0))
}

/**
 * The priority of each theme, 0 to 100, the program's own rule: importance 30, shortfall of satisfaction (100 − performance) 30,
 * complaints 25, wishes and criticisms 15, each in proportion to the largest among the themes. The parts add up to it.
 */
export function prioritiesOf(rows: readonly NeedFigures[]): { priority: number; parts: PriorityParts }[] {
  const weights = reachable(rows)
  const largest = partsOf((part) => Math.max(0, ...rows.map((row) => measured[part](row))))
  return rows.map((row) => {
    const parts = partsOf((part) =>
      largest[part] > 0 ? (measured[part](row) / largest[part]) * weights[part] : 0,
    )
    return { parts, priority: priorityParts.reduce((sum, part) => sum + parts[part], 0) }
  })
}

const partsOf = (of: (part: PriorityPart) => number): PriorityParts => ({
  importance: of('importance'),
  shortfall: of('shortfall'),
  complaints: of('complaints'),
  voices: of('voices'),
})

/** As many complaints and criticisms make a sore point of what the survey does not call one. */
export const soreFrom = 5

/**
 * What kind of need a theme shows (issue 6, "业主需求—服务短板" of item 94):
 * a pain where the survey finds it important and poor, or where at least `soreFrom` complaints and criticisms outnumber the praises;
 * an expectation where owners surely expect more than they get (the whole interval of the gap is below zero; without an interval
 * nobody differs, and the gap itself says it), or wish more often than they criticise; an opportunity otherwise: nobody suffers, but something can be gained.
 */
export function kindOf(of: {
  quadrant: Quadrant | null
  gap: number | null
  /** The upper end of its interval; null where there is none. */
  gapHigh: number | null
  complaints: number
  wishes: number
  criticisms: number
  praises: number
}): MatterKind {
  const trouble = of.complaints + of.criticisms
  if (of.quadrant === 'improve' || (trouble >= soreFrom && trouble > of.praises)) return 'pain'
  const surelyLess = of.gap !== null && of.gap < 0 && (of.gapHigh ?? of.gap) < 0
  if (surelyLess || of.wishes > of.criticisms) return 'expectation'
  return 'opportunity'
}
