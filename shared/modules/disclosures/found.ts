import type { SheetCheck } from './contract.ts'

/** A check as it is found: what is not said is as in `passed`. */
export type Found = Partial<SheetCheck> & Pick<SheetCheck, 'code' | 'ok'>

export const passed = {
  level: 'error',
  part: null,
  line: null,
  isFen: null,
  shouldFen: null,
  of: '',
} as const
