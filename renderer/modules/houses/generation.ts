import { generateLimit } from '../../../shared/modules/houses/terms.ts'
import { doorNumber } from '../../../shared/modules/houses/room.ts'

/** What a generation was asked for, as typed. */
export interface GenerationTyped {
  units: string
  floorFrom: number
  floorTo: number
  doors: number
  skipFloors: string
}

export interface Generation {
  units: string[]
  /** Top floor first, as a house stands. */
  floors: { floor: number; rooms: string[] }[]
  skipFloors: number[]
  count: number
}

const separators = /[\s,，、;；]+/

/** `1-3,东` → 1, 2, 3, 东; an empty text is a building without units. Undefined for what makes no sense. */
export function parseUnits(typed: string): string[] | undefined {
  const units = pieces(typed).flatMap((piece) => range(piece) ?? [piece])
  if (units.length > 20 || units.some((unit) => unit.length > 10)) return undefined
  return units.length === 0 ? [''] : [...new Set(units)]
}

/** `4, 13-14` → 4, 13, 14. Undefined for what makes no sense. */
export function parseFloors(typed: string): number[] | undefined {
  const floors = pieces(typed).flatMap((piece) => range(piece) ?? [piece])
  if (floors.length > 50 || floors.some((floor) => !/^-?\d{1,3}$/.test(floor))) return undefined
  return [...new Set(floors.map(Number))]
}

/** Every door that would be made, or undefined while the input is not complete. The rule of the core's `generate`. */
export function planGeneration(typed: GenerationTyped): Generation | undefined {
  const units = parseUnits(typed.units)
  const skipFloors = parseFloors(typed.skipFloors)
  const { floorFrom, floorTo, doors } = typed
  if (!units || !skipFloors || floorTo < floorFrom || doors < 1) return undefined
  const floors: Generation['floors'] = []
  for (let floor = floorTo; floor >= floorFrom; floor--)
    if (floor !== 0 && !skipFloors.includes(floor))
      floors.push({ floor, rooms: Array.from({ length: doors }, (_, door) => doorNumber(floor, door + 1)) })
  return { units, floors, skipFloors, count: units.length * floors.length * doors }
}

/** Nothing to make, or more than one generation may make. */
export const outOfBounds = ({ count }: Generation): boolean => count < 1 || count > generateLimit

const pieces = (typed: string) => typed.split(separators).filter(Boolean)

function range(piece: string): string[] | null {
  const [, from, to] = /^(\d{1,3})[-~～—](\d{1,3})$/.exec(piece) ?? []
  if (from === undefined || to === undefined || Number(to) < Number(from)) return null
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => String(Number(from) + step))
}
