/** How a row begins that is no record: totals, remarks and whoever filled it in. */
const remark =
  /^[（(【*※]*\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|共\s*\d+\s*[户条行人套件]|备\s*注|说\s*明|注\s*[：:]|注\s*意|填\s*表|制\s*表|审\s*核|复\s*核|统\s*计|打\s*印|导\s*出|日\s*期|单\s*位|第\s*\d+\s*页|total|note)/i

/** Where a sheet's records can be told from everything else. */
export interface SheetShape {
  /** Columns that every record fills. */
  keys: readonly number[]
  /** Columns that fill a field. */
  mapped: readonly number[]
  /** The texts of the header row. */
  header: readonly string[]
}

/**
 * True for rows that are no record: blank ones, notes beside the table, the header printed again on each page, a note
 * merged over the whole row, totals and remarks.
 */
export function isRemarkRow(texts: readonly string[], { keys, mapped, header }: SheetShape): boolean {
  const at = (column: number) => (texts[column] ?? '').trim()
  if (mapped.every((column) => at(column) === '')) return true
  const filled = texts.map((text) => text.trim()).filter(Boolean)
  const first = filled[0]!
  if (keys.some((column) => at(column) === '')) return remark.test(first)
  if (keys.every((column) => at(column) === header[column]?.trim())) return true
  const merged = filled.length > 1 && filled.every((text) => text === first)
  return merged && (remark.test(first) || first.length > 6)
}
