import type { SheetCheck, SheetContent } from '../../../shared/modules/disclosures/contract.ts'
import { headerPath, linePath, partPath, type CellPath } from './sheet-paths.ts'
import { mainSide } from '../../../shared/modules/disclosures/sums.ts'

/** Where somebody goes to mend what a check found; null where the sheet has no such place. */
export function placeOfCheck({ code, part, line, of }: SheetCheck, { lines }: SheetContent): CellPath | null {
  const told = line === null ? undefined : lines[line]
  if (line !== null && told) {
    if (code === 'NAME' || code === 'SAME_NAME') return linePath(line, 'name')
    if (code === 'LEDGER') return linePath(line, mainSide(told.line) === 'in' ? 'inFen' : 'outFen')
    return linePath(line, 'note')
  }
  if (code === 'RECEIVED') return headerPath('receivedFen')
  if (code === 'RATE') return headerPath('rate')
  if (code === 'HEADER') return `header.${of}` as CellPath
  if (part === null) return null
  if (code === 'OPENING') return partPath(part, 'openingFen')
  if (code === 'CLOSING' || code === 'DEFICIT') return partPath(part, 'closingNote')
  return null
}
