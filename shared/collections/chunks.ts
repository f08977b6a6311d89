/** Items in their order, so many at a time; the last chunk may be shorter. */
export function* chunksOf<Item>(items: readonly Item[], size = 100): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
