import { chunksOf } from '../../../shared/collections/chunks.ts'
import type { Rate } from '../../../shared/modules/fees/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import type { HeatCell, HeatModel } from '../../components/chart/model.ts'
import { planBuilding, type Door } from '../houses/building-grid.ts'
import { percentText, type FigureRow } from './figure-rows.ts'

/** How a house has paid of what it was charged, the best first; the last was charged nothing. */
export const paidLevels = ['paid', 'most', 'some', 'none', 'nothing'] as const
export type PaidLevel = (typeof paidLevels)[number]

/** Half of it paid is most of it. */
export function levelOf({ dueFen, paidFen, openFen }: Omit<Rate, 'rate'>): PaidLevel {
  if (dueFen === 0) return 'nothing'
  if (openFen === 0) return 'paid'
  if (paidFen === 0) return 'none'
  return paidFen * 2 >= dueFen ? 'most' : 'some'
}

export type PaidHouse = Rate & { houseId: number }
const unknown: Rate = { dueFen: 0, paidFen: 0, openFen: 0, rate: null }

interface Words {
  floor: (floor: number) => string
  letter: (level: PaidLevel) => string
  level: (level: PaidLevel) => string
  due: (yuan: string) => string
  paid: (yuan: string, share: string) => string
}

/** How many doors stand beside each other where there are no floors. */
const fewest = 8

/** A building with its doors where they stand, each lettered by how much of what it was charged is paid. */
export function paidModel(doors: readonly Door[], houses: readonly PaidHouse[], words: Words): HeatModel {
  const rates = new Map(houses.map((house) => [house.houseId, house]))
  const plan = planBuilding(doors)
  const lines = plan.units.flatMap((each) =>
    each.lines.map((line) => [each.unit, line].filter((part) => part !== '').join('-')),
  )
  const columns = Math.max(lines.length, plan.apart.length > 0 ? fewest : 0)
  const apart = plan.apart.flatMap((group) => [...chunksOf(group.doors, columns)])
  const places: (readonly (Door | null)[])[] = [...plan.floors.map((floor) => floor.doors), ...apart]
  const cell = (door: Door, column: number, row: number): HeatCell => {
    const rate = rates.get(door.id) ?? unknown
    const level = levelOf(rate)
    return {
      id: door.id,
      column,
      row,
      level: paidLevels.indexOf(level),
      label: `${door.room} ${words.letter(level)}`,
      words: [
        door.label,
        words.level(level),
        ...(rate.dueFen > 0
          ? [words.due(formatYuan(rate.dueFen)), words.paid(formatYuan(rate.paidFen), percentText(rate.rate))]
          : []),
      ],
    }
  }
  return {
    columns: Array.from({ length: columns }, (_, column) => lines[column] ?? ''),
    rows: [...plan.floors.map(({ floor }) => words.floor(floor)), ...apart.map(() => '')],
    cells: places.flatMap((row, at) => row.flatMap((door, column) => (door ? [cell(door, column, at)] : []))),
  }
}

/** How many houses are of each level, and what they come to. */
export function paidSums(houses: readonly PaidHouse[]) {
  return paidLevels.map((level) => {
    const own = houses.filter((house) => levelOf(house) === level)
    return { level, houses: own.length, openFen: own.reduce((total, { openFen }) => total + openFen, 0) }
  })
}

/** The houses that have not paid all of it, the most first. */
export function unpaidRows(doors: readonly Door[], houses: readonly PaidHouse[]): FigureRow[] {
  const labels = new Map(doors.map(({ id, label }) => [id, label]))
  return houses
    .filter((house) => house.openFen > 0 && labels.has(house.houseId))
    .sort((one, other) => other.openFen - one.openFen || one.houseId - other.houseId)
    .map((house) => ({
      key: String(house.houseId),
      label: labels.get(house.houseId) ?? '',
      to: { name: 'houses.card', params: { id: house.houseId } },
      figures: [
        { text: formatYuan(house.dueFen) },
        { text: formatYuan(house.paidFen) },
        { text: formatYuan(house.openFen) },
        { text: percentText(house.rate) },
      ],
    }))
}
