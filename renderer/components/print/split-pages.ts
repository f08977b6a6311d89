/** What was measured of a sheet whose items all stand on one page; any unit, all the same. */
export interface MeasuredSheet {
  /** The height of each item, in order. */
  items: readonly number[]
  /** What a page has for its content. */
  capacity: number
  /** What stands on each page beside the items, such as a table's head. */
  frame: number
  /** What follows the last item, such as the signatures. */
  end: number
}

/**
 * The items of each page as `[from, to)`. Nothing is lost: an item higher than a page has one of its own. The end
 * never stands alone on a page while an item can come along with it.
 */
export function splitPages({ items, capacity, frame, end }: MeasuredSheet): [from: number, to: number][] {
  const room = capacity - frame
  const pages: [number, number][] = []
  let from = 0
  let used = 0
  items.forEach((height, index) => {
    if (index > from && used + height > room) {
      pages.push([from, index])
      from = index
      used = 0
    }
    used += height
  })
  if (used + end > room && items.length - from > 1) {
    // The last item goes over to the page of the end, so that a signature is under something.
    pages.push([from, items.length - 1])
    from = items.length - 1
    used = items[from] ?? 0
  }
  pages.push([from, items.length])
  if (used + end > room && items.length > 0) pages.push([items.length, items.length])
  return pages
}

/** Lists with more columns than this are printed across. */
const portraitColumns = 6
export const paperFor = (columns: number): 'A4' | 'A4-landscape' =>
  columns > portraitColumns ? 'A4-landscape' : 'A4'
