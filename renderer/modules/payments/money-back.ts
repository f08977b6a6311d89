import type { CounterMethod } from '../../../shared/modules/fees/terms.ts'

/** What somebody typed of money that goes back. */
export interface MoneyBack {
  amountFen: number
  payer: string
  method: CounterMethod
  reason: string
  requestKey: string
}
