/** The most rows the core gives at once. */
const pageSize = 200

/**
 * Every row of a filtered list, page by page; each row once, even if one was added meanwhile and pushed others on.
 * `onRows` hears how many there are so far. Ends early, with what it has, once `stopped` says so.
 */
export async function fetchAll<Row extends object>(
  fetchPage: (page: { page: number; size: number }) => Promise<{ rows: readonly Row[]; total: number }>,
  { onRows, stopped }: { onRows?: (count: number) => void; stopped?: () => boolean } = {},
): Promise<Row[]> {
  const found = new Map<unknown, Row>()
  for (let page = 1; !stopped?.(); page++) {
    const { rows, total } = await fetchPage({ page, size: pageSize })
    for (const row of rows) found.set('id' in row ? row.id : row, row)
    onRows?.(found.size)
    if (rows.length < pageSize || page * pageSize >= total) break
  }
  return [...found.values()]
}
