import type { Duty } from './contract.ts'
import type { DutyState } from './terms.ts'

/** What a calendar is narrowed to; the page and the workbook by the same rule. */
export const matchesDuty = (
  { name, basis, state }: Pick<Duty, 'name' | 'basis' | 'state'>,
  { text = '', state: wanted }: { text?: string | undefined; state?: DutyState | null | undefined },
): boolean => (!wanted || state === wanted) && (name.includes(text) || basis.includes(text))
