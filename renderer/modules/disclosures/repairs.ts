import type { SheetCheck, SheetContent, SheetFacts } from '../../../shared/modules/disclosures/contract.ts'
import { amountOf } from '../../../shared/modules/disclosures/sums.ts'
import { headerPath, valueAt, writeAt } from './sheet-paths.ts'

/** What mends a check by one click; the page has a word for each. */
export type RepairKind = 'books' | 'carry' | 'sums' | 'compute'
export interface Repair {
  kind: RepairKind
  /** Writes in place. */
  run: (content: SheetContent) => void
}

/** How what a check found is put right by one click; null where somebody has to think. */
export function repairOf(check: SheetCheck, content: SheetContent, facts: SheetFacts): Repair | null {
  if (check.ok) return null
  const { code, part, shouldFen } = check
  if (code === 'OPENING' && part && shouldFen !== null) return openingRepair(check, facts, shouldFen)
  if (code === 'LEDGER') return ledgerRepair(check, content, facts)
  if (code === 'TOTAL_IN') return stated(check, 'statedInFen')
  if (code === 'TOTAL_OUT') return stated(check, 'statedOutFen')
  if (code === 'CLOSING') return stated(check, 'statedClosingFen')
  if (code === 'RATE')
    return { kind: 'compute', run: (sheet) => writeAt(sheet, headerPath('rate'), shouldFen) }
  if (code === 'HEADER' && shouldFen !== null && valueAt(content, `header.${check.of}`) !== null)
    return { kind: 'books', run: (sheet) => writeAt(sheet, `header.${check.of}`, shouldFen) }
  return null
}

function openingRepair({ part, of }: SheetCheck, { carried }: SheetFacts, shouldFen: number): Repair | null {
  const before = carried.find((sheet) => sheet.part === part)
  // What is published goes before what the books say now.
  if (before && of !== before.number) return null
  return {
    kind: before ? 'carry' : 'books',
    run: (content) => {
      const data = content.parts.find((one) => one.part === part)
      if (!data) return
      data.openingFen = shouldFen
      data.carriedFrom = before?.disclosureId ?? null
    },
  }
}

function ledgerRepair({ line }: SheetCheck, content: SheetContent, { ledger }: SheetFacts): Repair | null {
  const told = line === null ? undefined : content.lines[line]
  if (line === null || !told || told.accountId === null) return null
  // Which of several lines is wrong nobody but a person can tell.
  if (content.lines.filter(({ accountId }) => accountId === told.accountId).length > 1) return null
  const account = ledger.find(({ accountId }) => accountId === told.accountId)
  const figure = (side: 'in' | 'out') => {
    const books = (side === 'in' ? account?.inFen : account?.outFen) ?? 0
    return books === 0 && amountOf(told, side) === null ? null : books
  }
  return {
    kind: 'books',
    run: ({ lines }) => {
      const here = lines[line]
      if (here) Object.assign(here, { inFen: figure('in'), outFen: figure('out') })
    },
  }
}

/** A total that the source stated gives way to the one computed. */
function stated(
  { part }: SheetCheck,
  field: 'statedInFen' | 'statedOutFen' | 'statedClosingFen',
): Repair | null {
  return {
    kind: 'sums',
    run: ({ parts }) => {
      const data = parts.find((one) => one.part === part)
      if (data) data[field] = null
    },
  }
}
