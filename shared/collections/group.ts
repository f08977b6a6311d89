/** Rows under their key, in the order they came. (Map.groupBy is newer than the oldest runtime.) */
export function groupBy<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const its = key(row)
    const group = groups.get(its)
    if (group) group.push(row)
    else groups.set(its, [row])
  }
  return groups
}
