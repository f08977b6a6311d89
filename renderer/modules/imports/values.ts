import type { Decisions, ValueColumn, ValueDecision } from '../../../shared/modules/imports/contract.ts'
import type { ValueField } from '../../../shared/modules/imports/terms.ts'

type Value = ValueColumn['values'][number]

/** What a text means as things stand: what was chosen here, or what is known or remembered. */
export const decisionOf = (
  decisions: Decisions,
  field: ValueField,
  { text, decision }: Value,
): ValueDecision | null => decisions[field]?.[text] ?? decision

/** Texts nobody has said the meaning of. */
export const undecidedValues = (columns: readonly ValueColumn[], decisions: Decisions): number =>
  columns.reduce(
    (count, { field, values }) =>
      count + values.filter((value) => decisionOf(decisions, field, value) === null).length,
    0,
  )

/** A column with something to look at; those known by themselves are only counted. */
export const isAsked = ({ values }: ValueColumn): boolean => values.some(({ certain }) => !certain)

/** The decisions with one more. */
export function decide(
  decisions: Decisions,
  field: ValueField,
  texts: readonly string[],
  decision: ValueDecision,
): Decisions {
  const chosen = Object.fromEntries(texts.map((text) => [text, decision]))
  return { ...decisions, [field]: { ...decisions[field], ...chosen } }
}

/** Everything as the core wants it: what was chosen, and what was known before. */
export function allDecisions(columns: readonly ValueColumn[], decisions: Decisions): Decisions {
  const all: Decisions = {}
  for (const { field, values } of columns) {
    const known = values.flatMap((value): [string, ValueDecision][] => {
      const decision = decisionOf(decisions, field, value)
      return decision ? [[value.text, decision]] : []
    })
    if (known.length > 0) all[field] = Object.fromEntries(known)
  }
  return all
}

/** A decision as the value of a select, and back. */
export const decisionCode = (decision: ValueDecision | null): string => {
  if (!decision) return ''
  if ('entry' in decision) return `=${decision.entry}`
  return 'create' in decision ? '+' : '~'
}
export function decisionFrom(code: string): ValueDecision | null {
  if (code === '+') return { create: true }
  if (code === '~') return { keep: true }
  return code.startsWith('=') ? { entry: code.slice(1) } : null
}
