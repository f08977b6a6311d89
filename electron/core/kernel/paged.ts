/** Which page of a list is asked for, counted from one, and how many rows it has. */
export interface Page {
  page: number
  size: number
}

/** One page of a list, and how many rows there are in all; a page that is not full is the last and tells by itself. */
export async function paged<Row>(
  { page, size }: Page,
  read: (limit: number, offset: number) => Promise<Row[]>,
  count: () => Promise<{ total: number }>,
): Promise<{ rows: Row[]; total: number }> {
  const offset = (page - 1) * size
  const rows = await read(size, offset)
  const last = rows.length < size && (rows.length > 0 || page === 1)
  return { rows, total: last ? offset + rows.length : (await count()).total }
}
