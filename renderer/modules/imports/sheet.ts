import type { Uploaded } from '../../../shared/modules/imports/contract.ts'
import type { ImportTarget } from '../../../shared/modules/imports/terms.ts'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { likelyHeader } from './likely-header.ts'

/** An uploaded workbook with one of its sheets opened, as the core shows it. */
export type Sheet = Uploaded

/** Title and blank rows that may stand above everything else. */
const blankRowsTried = 6

/**
 * Opens a sheet whose header nobody has picked yet: by its first row that holds something, then by the one that
 * looks like a header. Throws WORKBOOK_NO_HEADER when the sheet holds nothing.
 */
export async function openSheet(id: number, target: ImportTarget, sheetIndex: number): Promise<Sheet> {
  const sheet = await openAtFirstRow(id, target, sheetIndex)
  const header = likelyHeader(sheet.preview)
  if (header === null || header === sheet.headerRow) return sheet
  return client.imports.choose({ id, target, sheetIndex, headerRow: header })
}

/**
 * Opens another sheet of the workbook as whatever its header says that it is; where nothing does, as what the other one was.
 */
export async function openOtherSheet(id: number, target: ImportTarget, sheetIndex: number): Promise<Sheet> {
  const sheet = await client.imports.choose({ id, sheetIndex })
  return sheet.headerRow === null ? openSheet(id, target, sheetIndex) : sheet
}

async function openAtFirstRow(id: number, target: ImportTarget, sheetIndex: number): Promise<Sheet> {
  for (let headerRow = 1; ; headerRow++) {
    try {
      return await client.imports.choose({ id, target, sheetIndex, headerRow })
    } catch (error) {
      if (headerRow === blankRowsTried || toFault(error).code !== 'WORKBOOK_NO_HEADER') throw error
    }
  }
}
