import { formatPlaceLong, normaliseBuilding, parseRoomQuery } from '../../../shared/modules/houses/room.ts'
import type { LocaleCode } from '../../../shared/locale/index.ts'

interface Building {
  buildingId: number
  building: string
  units: readonly { unit: string }[]
}

interface PlaceOption {
  /** `12/2`: the building's id and the unit, which is empty for all of it. */
  value: string
  label: string
  building: string
  unit: string
}

/** Every building and each of its units, as one picks them. */
export const placeOptions = (tree: readonly Building[], locale: LocaleCode): PlaceOption[] =>
  tree.flatMap(({ buildingId, building, units }) =>
    ['', ...units.map(({ unit }) => unit).filter(Boolean)].map((unit) => ({
      value: `${buildingId}/${unit}`,
      label: formatPlaceLong({ building, unit }, locale),
      building,
      unit,
    })),
  )

/**
 * What is meant by `3栋`, `3-2`, `3栋2单元` or the beginning of a name: the place itself first, then what belongs to it
 * or begins like it. Everything where nothing is typed.
 */
export function matchingPlaces(options: readonly PlaceOption[], typed: string): PlaceOption[] {
  // On the way to 3-2 nothing vanishes from the list between two keys.
  const text = typed.trim().replace(/[-－—\s]+$/, '')
  if (text === '') return [...options]
  const whole = normaliseBuilding(text)
  const units = parseRoomQuery(text).flatMap(({ building, unit, room }) =>
    building !== undefined && unit !== undefined && room === undefined ? [{ building, unit }] : [],
  )
  const rank = ({ building, unit, label }: PlaceOption): number => {
    if (units.some((read) => read.building === building && read.unit === unit)) return 0
    if (building === whole) return unit === '' ? 1 : 2
    return building.startsWith(whole) || label.toLowerCase().includes(text.toLowerCase()) ? 3 : 4
  }
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((ranked) => ranked.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}
