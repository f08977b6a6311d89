import { chargingContract } from './charging-contract.ts'
import { payingContract } from './paying-contract.ts'

export type { Charge } from './fields.ts'
export type { FeeStandard, FeeItem, ChargeSums, GeneratedItem, GenerateEvent } from './charging-contract.ts'
export type { Payment, Closing, HouseAccount, ArrearsRow, Rate } from './paying-contract.ts'

/** What is charged and what is paid: two files of one module. */
export const feesContract = { ...chargingContract, ...payingContract }
