import { basisPoints } from '../../money/fen.ts'
import type { SheetContent, SheetFacts, SheetHeader } from './contract.ts'
import type { Found } from './found.ts'

const wanted = ['areaHundredths', 'households', 'standards', 'contact'] as const
/** Of the service fee, which a sheet may not tell of. */
const wantedOfService = ['receivableFen', 'receivedFen'] as const
const inBooks = ['receivableFen', 'receivedFen', 'arrearsFen', 'advanceFen'] as const

/**
 * The header: what is missing, what the books say otherwise, and its own arithmetic. The books go on, so what differs from them
 * is a warning.
 */
export function headerChecks({ header, parts }: SheetContent, facts: SheetFacts): Found[] {
  const service = parts.some(({ part }) => part === 'service')
  const known = inBooks.some((key) => facts[key] !== 0)
  const missing = [...wanted, ...(service ? wantedOfService : [])].map((key): Found => {
    const ok = header[key] !== null && header[key] !== ''
    return { code: 'HEADER', level: 'warning', of: key, ok }
  })
  const different = inBooks
    .filter((key) => known && header[key] !== null)
    .map((key): Found => ({
      code: 'HEADER',
      level: 'warning',
      of: key,
      ok: header[key] === facts[key],
      isFen: header[key],
      shouldFen: facts[key],
    }))
  return [...missing, ...different, ...receivedChecks(header), ...rateChecks(header)]
}

/** 实收 ≤ 应收 + 历欠 + 预收 (domain 2.4). */
function receivedChecks({ receivableFen, receivedFen, arrearsFen, advanceFen }: SheetHeader): Found[] {
  if (receivableFen === null || receivedFen === null) return []
  const most = receivableFen + (arrearsFen ?? 0) + (advanceFen ?? 0)
  return [{ code: 'RECEIVED', ok: receivedFen <= most, isFen: receivedFen, shouldFen: most }]
}

/** 收缴率 = 本期应收中已实收 ÷ 本期应收 (domain 2.8); received for other periods cannot lift it above the whole. */
function rateChecks({ receivableFen, receivedFen, rate }: SheetHeader): Found[] {
  if (receivableFen === null || receivedFen === null) return []
  const exact = basisPoints(receivedFen, receivableFen)
  const should = exact === null ? null : Math.max(0, Math.min(10_000, exact))
  return [{ code: 'RATE', ok: rate === should, isFen: rate, shouldFen: should }]
}
