import type { ImportTarget } from '../../../../shared/modules/imports/terms.ts'
import { cashbook } from './cashbook/target.ts'
import { charges } from './charges/target.ts'
import { ledger } from './ledger/target.ts'
import { register } from './register/target.ts'
import type { Target } from './target.ts'

/** Their records are their own; whoever works with any target only hands them through. */
export const targets: Record<ImportTarget, Target<unknown>> = {
  register: register as Target<unknown>,
  ledger: ledger as Target<unknown>,
  charges: charges as Target<unknown>,
  cashbook: cashbook as Target<unknown>,
}
