import { chargingContract } from './charging-contract.ts'
import { listContract } from './list-contract.ts'
import { payingContract } from './paying-contract.ts'

export type { Charge } from './fields.ts'
export type { FeeStandard, FeeItem, ChargeSums, GeneratedItem, GenerateEvent } from './charging-contract.ts'
export type { Waiver, Advance } from './list-contract.ts'
export type { Payment, Closing, HouseAccount, ArrearsRow, Rate } from './paying-contract.ts'

/** What is charged, what is paid, and lists across all houses: files of one module. */
export const feesContract = { ...chargingContract, ...payingContract, ...listContract }
