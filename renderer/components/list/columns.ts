import { z } from 'zod'

/** What can be chosen and put in order: the columns of a list, of an export. */
export interface Choosable {
  key: string
  /** As it is shown; already in the page's language. */
  label: string
  /** Cannot be left out. */
  always?: boolean
  /** Stays in front. */
  fixed?: boolean
  /** False: only there when chosen. */
  usual?: boolean
}

/** One column of a list, declared once for the screen, the column settings and the print. */
export interface ListColumn<Row> extends Choosable {
  /** In pixels at the normal size of letters. Without it the column takes what is left, at least `minWidth`. */
  width?: number
  minWidth?: number
  align?: 'left' | 'center' | 'right'
  /** What is printed, and shown where the page has no slot `cell-<key>`. */
  text: (row: Row) => string
}

/** What is kept of somebody's choice. A column that it does not know yet is where and how it was declared. */
export const columnLayout = z.object({
  columns: z.array(z.object({ key: z.string(), shown: z.boolean() })).max(100),
  /** Pixels at the normal size of letters. */
  widths: z.record(z.string(), z.number().min(20).max(2000)).default({}),
})
export type ColumnLayout = z.output<typeof columnLayout>
export const blankLayout: ColumnLayout = { columns: [], widths: {} }

export const densities = ['roomy', 'normal', 'compact'] as const
export type Density = (typeof densities)[number]

export interface Arranged<Column> {
  column: Column
  shown: boolean
  /** As somebody dragged it; null: as declared. */
  width: number | null
}

/** Every column in somebody's order, fixed ones first; a column new to them follows the one it was declared after. */
export function arrange<Column extends Choosable>(
  columns: readonly Column[],
  layout: ColumnLayout,
): Arranged<Column>[] {
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const chosen = new Map(layout.columns.map(({ key, shown }) => [key, shown]))
  const order = [...chosen.keys()].flatMap((key) => byKey.get(key) ?? [])
  columns.forEach((column, index) => {
    if (chosen.has(column.key)) return
    const before = columns[index - 1]
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, column)
  })
  return [...order.filter(({ fixed }) => fixed), ...order.filter(({ fixed }) => !fixed)].map((column) => ({
    column,
    shown: column.always === true || (chosen.get(column.key) ?? column.usual !== false),
    width: layout.widths[column.key] ?? null,
  }))
}

const kept = (arranged: readonly Arranged<Choosable>[]) =>
  arranged.map(({ column: { key }, shown }) => ({ key, shown }))

/** With one column a place earlier (-1) or later (1); never past a fixed one or the ends. */
export function withMoved(
  columns: readonly Choosable[],
  layout: ColumnLayout,
  key: string,
  step: 1 | -1,
): ColumnLayout {
  const arranged = arrange(columns, layout)
  const at = arranged.findIndex(({ column }) => column.key === key)
  const here = arranged[at]
  const there = arranged[at + step]
  if (!here || !there || here.column.fixed || there.column.fixed) return layout
  arranged[at] = there
  arranged[at + step] = here
  return { ...layout, columns: kept(arranged) }
}

/** With one column shown or left out; the last one that is shown stays. */
export function withShown(
  columns: readonly Choosable[],
  layout: ColumnLayout,
  key: string,
  shown: boolean,
): ColumnLayout {
  const arranged = arrange(columns, layout).map((entry) =>
    entry.column.key === key ? { ...entry, shown: shown || entry.column.always === true } : entry,
  )
  return arranged.some((entry) => entry.shown) ? { ...layout, columns: kept(arranged) } : layout
}

/** With one column as wide as it was dragged, in pixels at the normal size of letters. */
export const withWidth = (layout: ColumnLayout, key: string, width: number): ColumnLayout => ({
  ...layout,
  widths: { ...layout.widths, [key]: Math.round(Math.min(2000, Math.max(40, width))) },
})
