/** How a row begins that is none of the register's: totals, remarks and whoever filled it in. */
const remark =
  /^[（(【*※]*\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|共\s*\d+\s*[户条行人套]|备\s*注|说\s*明|注\s*[：:]|注\s*意|填\s*表|制\s*表|审\s*核|复\s*核|统\s*计|打\s*印|导\s*出|日\s*期|单\s*位|第\s*\d+\s*页|total|note)/i

interface KeyColumns {
  building: number
  room: number
}

/**
 * True for rows that are no record: blank ones, the header printed again on each page, a note merged over the whole
 * row, totals and remarks. `header` holds the texts of the header row.
 */
export function isRemarkRow(texts: readonly string[], keys: KeyColumns, header: readonly string[]): boolean {
  const filled = texts.map((text) => text.trim()).filter(Boolean)
  const first = filled[0]
  if (first === undefined) return true
  const at = (column: number) => (texts[column] ?? '').trim()
  const building = at(keys.building)
  const room = at(keys.room)
  if (building === '' || room === '') return remark.test(first)
  if (building === header[keys.building]?.trim() && room === header[keys.room]?.trim()) return true
  const merged = filled.length > 1 && filled.every((text) => text === first)
  return merged && (remark.test(first) || first.length > 6)
}
