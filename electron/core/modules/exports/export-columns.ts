import type { LocaleCode } from '../../../../shared/locale/index.ts'
import type { ExportColumn, ExportType } from '../../workbook/write-workbook.ts'
import { exportLocale } from './export-rows.ts'

/** How wide a column is, in characters, and what its cells hold. */
export type ExportShape = readonly [width: number, type: ExportType]

/** Every column a list can have, in the order of its keys, under the headers of the office's own paper. */
export function exportColumns<Key extends string>(
  keys: readonly Key[],
  headers: Record<LocaleCode, Record<Key, string>>,
  shapes: Record<Key, ExportShape>,
): ExportColumn<Key>[] {
  return keys.map((key) => {
    const [width, type] = shapes[key]
    return { key, header: headers[exportLocale][key], width, type }
  })
}
