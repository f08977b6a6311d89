import { addMonths } from '../reports/month.ts'
import type { SheetContent, SheetFacts } from './contract.ts'
import type { Found } from './found.ts'

/**
 * That the period is one, follows on the sheet before without a gap or an overlap, and that its months are closed. Two valid sheets of
 * one period would tell the owners two things: the second is refused, months in common are a warning.
 */
export function periodChecks({ fromMonth, untilMonth, parts }: SheetContent, facts: SheetFacts): Found[] {
  const told = new Set(parts.map(({ part }) => part))
  const gaps = facts.carried.filter(
    (sheet) => told.has(sheet.part) && addMonths(sheet.untilMonth, 1) < fromMonth,
  )
  const overlaps = facts.overlapping.filter(({ part }) => told.has(part))
  const warning = { code: 'PERIOD', level: 'warning' } as const
  return [
    { code: 'PERIOD', ok: fromMonth <= untilMonth },
    { ...warning, ok: facts.openMonths.length === 0, of: facts.openMonths.join('、') },
    ...gaps.map(({ part, number }): Found => ({ ...warning, part, ok: false, of: number })),
    ...(overlaps.length === 0
      ? [{ code: 'OVERLAP', level: 'warning', ok: true } as const]
      : overlaps.map(({ part, number, same }): Found => ({
          code: 'OVERLAP',
          level: same ? 'error' : 'warning',
          part,
          ok: false,
          of: number,
        }))),
  ]
}
