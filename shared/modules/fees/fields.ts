import { z } from 'zod'
import { day, id, version } from '../../contract/values.ts'
import { fenUpTo } from '../../money/fen.ts'
import { month } from '../reports/month.ts'
import { chargeOrigins, chargeStates, mostChargeFen } from './terms.ts'

export const count = z.number().int().min(0)
export const fen = fenUpTo(mostChargeFen)
export const someFen = fen.min(1)
/** Ten-thousandths of a yuan per unit: 28000 is 2.80 yuan. */
export const priceE4 = z.number().int().min(0).max(1_000_000_000)
/** Hundredths of a unit: of a square metre, of a cubic metre. */
export const hundredths = z.number().int().min(0).max(100_000_000)
/** Repeated with the same key a command answers as before and writes nothing. */
export const requestKey = z.string().min(8).max(64)

export const charge = z.object({
  id,
  version,
  houseId: id,
  room: z.string(),
  /** Whoever lives there and pays; may be empty. */
  payer: z.string(),
  itemId: id,
  item: z.string(),
  month,
  mark: z.string(),
  priceE4: priceE4.nullable(),
  quantityHundredths: hundredths.nullable(),
  unit: z.string(),
  meterFrom: count.nullable(),
  meterTo: count.nullable(),
  amountFen: fen,
  waivedFen: fen,
  paidFen: fen,
  /** Still to be paid. */
  openFen: fen,
  dueOn: day,
  state: z.enum(chargeStates),
  origin: z.enum(chargeOrigins),
  importing: z.boolean(),
  notes: z.string(),
  voidReason: z.string(),
})
export type Charge = z.infer<typeof charge>
