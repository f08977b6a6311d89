interface Entry {
  id: number
  parentId: number | null
  archived: boolean
}

/** An entry with those below it, in the order they came. */
export interface Branch<Row extends Entry> {
  entry: Row
  finer: Row[]
}

/**
 * Entries as two levels; a list without levels has only the first. An archived entry is left out, unless asked for or
 * needed above one that is still offered.
 */
export function branchesOf<Row extends Entry>(entries: readonly Row[], archivedToo: boolean): Branch<Row>[] {
  const shown = entries.filter((entry) => archivedToo || !entry.archived)
  const needed = new Set(shown.map(({ parentId }) => parentId))
  return entries
    .filter((entry) => entry.parentId === null && (archivedToo || !entry.archived || needed.has(entry.id)))
    .map((entry) => ({ entry, finer: shown.filter(({ parentId }) => parentId === entry.id) }))
}
