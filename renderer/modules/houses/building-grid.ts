import { chunksOf } from '../../../shared/collections/chunks.ts'
import { houseKinds, type HouseKind } from '../../../shared/modules/houses/terms.ts'
import type { client } from '../../client/client.ts'

export type Building = Awaited<ReturnType<typeof client.houses.grid>>
export type Door = Building['doors'][number]

/** A building as it stands. */
export interface GridPlan {
  /** From left to right, each with its riser lines; their doors are the columns. */
  units: { unit: string; lines: string[] }[]
  /** From the top; `doors` has one place for each column, null where there is no door. */
  floors: { floor: number; doors: (Door | null)[] }[]
  /** What has no floor or no line (shops, parking), and what shares its place with another door. */
  apart: { kind: HouseKind; doors: Door[] }[]
}

const natural = new Intl.Collator('zh-CN', { numeric: true })
const inOrder = (texts: Iterable<string>) => [...new Set(texts)].sort(natural.compare)

/** The line a door stands on; below ground, where no riser is kept, its number tells it: B102 → 02. */
function lineIn({ floor, line, room }: Door): string | null {
  if (line !== null || floor === null || floor >= 0) return line
  return new RegExp(`^B${-floor}(\\d{2})$`).exec(room)?.[1] ?? null
}

/** Puts doors where they are in the building: floors over each other, units and lines beside each other. */
export function planBuilding(doors: readonly Door[]): GridPlan {
  const placed = new Map<string, Door>()
  const place = (door: Door) => `${door.floor}/${door.unit}/${lineIn(door)}`
  const rest: Door[] = []
  for (const door of doors) {
    if (door.floor === null || lineIn(door) === null || placed.has(place(door))) rest.push(door)
    else placed.set(place(door), door)
  }
  const standing = [...placed.values()]
  const units = inOrder(standing.map(({ unit }) => unit)).map((unit) => ({
    unit,
    lines: inOrder(standing.flatMap((door) => (door.unit === unit ? [lineIn(door) ?? ''] : []))),
  }))
  const floors = [...new Set(standing.map(({ floor }) => floor ?? 0))].sort((a, b) => b - a)
  return {
    units,
    floors: floors.map((floor) => ({
      floor,
      doors: units.flatMap(({ unit, lines }) =>
        lines.map((line) => placed.get(`${floor}/${unit}/${line}`) ?? null),
      ),
    })),
    apart: houseKinds.flatMap((kind) => {
      const found = rest.filter((door) => door.kind === kind)
      if (found.length === 0) return []
      return [{ kind, doors: found.sort((a, b) => natural.compare(a.label, b.label)) }]
    }),
  }
}

/** Rows of doors as they are seen, for moving among them; what stands apart is wrapped after `columns` doors. */
export function rowsOf(plan: GridPlan, columns: number): (number | null)[][] {
  const rows = plan.floors.map(({ doors }) => doors.map((door) => door?.id ?? null))
  for (const { doors } of plan.apart)
    for (const row of chunksOf(doors, columns)) rows.push(row.map(({ id }) => id))
  return rows
}

const within = (row: readonly (number | null)[]) =>
  row.flatMap((id, column) => (id === null ? [] : [{ id, column }]))

/**
 * The door an arrow key leads to: the next one beside, or the one above or below that is nearest; Home and End are the
 * row's ends. Null where there is none, or for any other key.
 */
export function neighbour(
  rows: readonly (readonly (number | null)[])[],
  from: number,
  key: string,
): number | null {
  const at = rows.findIndex((row) => row.includes(from))
  if (at < 0) return null
  const column = rows[at]!.indexOf(from)
  const here = within(rows[at]!)
  const position = here.findIndex(({ id }) => id === from)
  switch (key) {
    case 'ArrowLeft':
      return here[position - 1]?.id ?? null
    case 'ArrowRight':
      return here[position + 1]?.id ?? null
    case 'Home':
      return here[0]!.id
    case 'End':
      return here.at(-1)!.id
    case 'ArrowUp':
    case 'ArrowDown': {
      const beyond = key === 'ArrowUp' ? rows.slice(0, at).reverse() : rows.slice(at + 1)
      const next = beyond.map(within).find((row) => row.length > 0) ?? []
      const nearest = next.map((door) => ({ ...door, apart: Math.abs(door.column - column) }))
      return nearest.sort((a, b) => a.apart - b.apart)[0]?.id ?? null
    }
    default:
      return null
  }
}

/** How many doors there are of each state, and how many tickets are open. */
export function countDoors(doors: readonly Door[]) {
  const states: Record<Door['state'], number> = { occupied: 0, let: 0, vacant: 0, renovating: 0 }
  for (const { state } of doors) states[state]++
  return { states, open: doors.reduce((sum, { openTickets }) => sum + openTickets, 0) }
}
