/** A run of a card's paper that is not broken over pages. */
export type CardBlock = { key: string; title: string } & (
  | { kind: 'facts'; facts: readonly { key: string; label: string; value: string }[] }
  | { kind: 'text'; text: string }
  /** A line of a table; the first carries the heads. `columns` are their widths; from column `figuresFrom` on stand figures. */
  | {
      kind: 'row'
      columns: string
      heads: readonly string[]
      cells: readonly string[]
      figuresFrom?: number
    }
)

/** Words under a heading; nothing where there are none. */
export const textBlock = (key: string, title: string, text: string): CardBlock[] =>
  text === '' ? [] : [{ kind: 'text', key, title, text }]

/** A table as one block a line, so that it may go on over pages; nothing where it has no lines. */
export const tableBlocks = (
  key: string,
  title: string,
  heads: readonly string[],
  columns: string,
  lines: readonly (readonly string[])[],
  figuresFrom = Infinity,
): CardBlock[] =>
  lines.map((cells, index) => ({
    kind: 'row',
    key: `${key}-${index}`,
    title: index === 0 ? title : '',
    columns,
    heads: index === 0 ? heads : [],
    cells,
    figuresFrom,
  }))
