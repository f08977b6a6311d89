import {
  floorOf,
  normaliseBuilding,
  normaliseRoom,
  normaliseUnit,
  readAddress,
  ROOM_WORDS,
} from './room-parts.ts'

export { floorOf, lineOf, normaliseBuilding, normaliseRoom, normaliseUnit } from './room-parts.ts'

/** Where a house is, in normalised form: 3 / 2 / 501. `unit` may be empty, and so may `building` (villas). */
export interface HouseAddress {
  building: string
  unit: string
  room: string
}

/**
 * One way to read what was typed. A field that is absent was not said. `exact`: the room is complete.
 * `prefix`: a room that is given is only the beginning of one; without a room, every house of the building or unit.
 */
export interface RoomReading extends Partial<HouseAddress> {
  kind: 'exact' | 'prefix'
}

/** The three parts of an address in normalised form. */
export function normaliseAddress(address: HouseAddress): HouseAddress {
  return {
    building: normaliseBuilding(address.building),
    unit: normaliseUnit(address.unit),
    room: normaliseRoom(address.room),
  }
}

/** Short form: `3-2-501`, without a unit `3-501`, in a named building `商业街 商铺01`. */
export function formatRoom({ building, unit, room }: HouseAddress): string {
  if (building === '') return unit === '' ? room : `${longUnit(unit)}${room}`
  if (unit !== '') return `${building}-${unit}-${room}`
  return /\p{Script=Han}$/u.test(building) ? `${building} ${room}` : `${building}-${room}`
}

/** Long form, as on paper: `3栋2单元501`, `A座501`, `商业街商铺01`; in English `Building 3, Unit 2, Room 501`. */
export function formatRoomLong(
  { building, unit, room }: HouseAddress,
  locale: 'zh-CN' | 'en' = 'zh-CN',
): string {
  if (locale === 'en') {
    const parts = [building && `Building ${building}`, unit && `Unit ${unit}`, `Room ${room}`]
    return parts.filter(Boolean).join(', ')
  }
  if (building === '') return unit === '' ? room : longUnit(unit) + room
  const long = longBuilding(building)
  if (unit !== '') return long + longUnit(unit) + room
  // A number glued to a name could be part of the name.
  return long === building && !/^\p{Script=Han}/u.test(room) ? `${long} ${room}` : long + room
}

/** A building, or one unit of it, in long form: `3栋`, `3栋2单元`; in English `Building 3, Unit 2`. */
export function formatPlaceLong(
  { building, unit }: Omit<HouseAddress, 'room'>,
  locale: 'zh-CN' | 'en' = 'zh-CN',
): string {
  if (locale === 'en')
    return [building && `Building ${building}`, unit && `Unit ${unit}`].filter(Boolean).join(', ')
  return (building === '' ? '' : longBuilding(building)) + (unit === '' ? '' : longUnit(unit))
}

const longUnit = (unit: string) => `${unit}单元`

function longBuilding(building: string): string {
  if (/\d$/.test(building) && !/^[A-Z]/.test(building)) return `${building}栋`
  return /^[A-Z]+\d*$|^\d+[A-Z]$/.test(building) ? `${building}座` : building
}

const LONGEST_QUERY = 40
const PLACE = '[街楼区苑园院城厦场心馆所里坊村阁轩居期巷路团]'
const GLUED_NAME = new RegExp(
  `^(\\p{Script=Han}{2,}?)(?=(?:${ROOM_WORDS})-?\\d)|^(\\p{Script=Han}+${PLACE})(?=\\d)`,
  'u',
)

/**
 * Every sensible reading of a typed room, complete ones first: 3-2-501, 3#2-501, 三栋二单元501, 3.2.501, 3 2 501,
 * compact 32501 (121102 reads as 12-1-102 and as 1-2-1102), 3-501, 商铺12, 12号商铺, 501, unfinished 3-2 and 3-2-5.
 * Empty for a text that is no room. Never throws.
 */
export function parseRoomQuery(text: string): RoomReading[] {
  if (text.length > LONGEST_QUERY) return []
  const query = readAddress(text).replace(/^[-.\s]+|[-.\s]+$/g, '')
  const apart = query.replace(GLUED_NAME, (name) => `${name} `)
  const readings = [
    ...readSegments(query),
    ...(apart === query ? [] : readSegments(apart)),
    ...readCompact(query),
  ]
  const unique = new Map(readings.map((reading) => [JSON.stringify(Object.entries(reading).sort()), reading]))
  return [...unique.values()].sort((a, b) => rank(a) - rank(b))
}

const rank = (reading: RoomReading) => (reading.kind === 'exact' ? 0 : 10) - Object.keys(reading).length

const UNIT_LABEL = /^(.*?)[-\s.]?(\d{1,2}|[A-Z]|[东西南北中甲乙丙丁])\s?(?:单元|门(?![面市])|梯)[-\s.]?(.*)$/
const BUILDING_LABEL = /^([^\s\-.#]+?)\s?(号楼|#楼|栋|幢|座|#|楼|号(?=-?\d))[-\s.]?(.*)$/

interface Labelled {
  building?: string
  unit?: string
  rest: string
}

/** Takes 3栋 and 2单元 off the front; what is left is read by position. */
function readLabels(query: string): Labelled {
  const [, before = '', unit, afterUnit = ''] = UNIT_LABEL.exec(query) ?? []
  if (unit !== undefined) {
    const building = normaliseBuilding(before)
    const known: Labelled = { unit: normaliseUnit(unit), rest: afterUnit }
    if (building === '') return known
    if (isBuilding(building)) return { building, ...known }
  }
  const [, name = '', label = '', rest = ''] = BUILDING_LABEL.exec(query) ?? []
  const building = normaliseBuilding(name + label)
  // In a name, 座 and 楼 are labels only where the name ends: 星座街12 has none.
  const labelled = /[0-9A-Z]$/.test(name) || (name !== '' && /^(?:$|[\d-])/.test(rest))
  return labelled && isBuilding(building) ? { building, rest } : { rest: query }
}

function readSegments(query: string): RoomReading[] {
  const { rest, ...labelled } = readLabels(query)
  const segments = rest.split(/[-\s.#]+/).filter(Boolean)
  if (segments.length > 6) return []
  const readings: RoomReading[] = []
  for (const forBuilding of labelled.building === undefined && labelled.unit === undefined ? [1, 0] : [0]) {
    const said = { ...labelled }
    if (forBuilding === 1 && segments[0] !== undefined) {
      // 0007 is no building 7.
      if (/^\d+$/.test(segments[0]) && segments[0].length > (segments.length === 1 ? 2 : 3)) continue
      said.building = normaliseBuilding(segments[0])
    }
    const hasUnit = said.building !== undefined && said.unit === undefined
    for (const forUnit of hasUnit && segments.length > forBuilding ? [1, 0] : [0]) {
      const typedUnit = forUnit === 1 ? segments[forBuilding]! : ''
      if (typedUnit.length > 2) continue
      const unit = forUnit === 1 ? normaliseUnit(typedUnit) : said.unit
      const bare = forBuilding === 1 && segments.length === 1
      readings.push(...readRoom({ ...said, unit }, segments.slice(forBuilding + forUnit).join('-'), bare))
    }
  }
  return readings
}

/** The readings of one way to share out the segments; none where a part cannot be what it would have to be. */
function readRoom(said: Partial<HouseAddress>, text: string, bareBuilding: boolean): RoomReading[] {
  const { building, unit } = said
  if (building !== undefined && !(bareBuilding ? isBareBuilding(building) : isBuilding(building))) return []
  if (unit !== undefined && !isUnit(unit)) return []
  const house = { ...(building !== undefined && { building }), ...(unit !== undefined && { unit }) }
  const alone = building === undefined && unit === undefined
  if (text === '') return alone ? [] : [{ ...house, kind: 'prefix' }]
  const room = normaliseRoom(text)
  const kind = roomKind(room, { alone, named: building !== undefined && /\p{Script=Han}$/u.test(building) })
  if (kind === null) return []
  const readings: RoomReading[] = [{ ...house, room, kind }]
  const unfinished = new RegExp(`^(${ROOM_WORDS})([1-9])$`).exec(text)
  if (unfinished) readings.push({ ...house, room: text, kind: 'prefix' })
  return readings
}

/** 32501 and 1211102, A501 and A2501: building (1–2 digits or a letter), unit (1 digit), room (3–4 digits). */
function readCompact(query: string): RoomReading[] {
  const readings: RoomReading[] = []
  for (const pattern of [
    /^([1-9]\d|[A-Z])([1-9])(\d{3,4})$/,
    /^([1-9])([1-9])(\d{3,4})$/,
    /^([A-Z])()(\d{3,4})$/,
  ]) {
    const [, building, unit, digits] = pattern.exec(query) ?? []
    if (!building || !digits) continue
    const room = normaliseRoom(digits)
    if (floorOf(room) !== null) readings.push({ building, ...(unit && { unit }), room, kind: 'exact' })
  }
  return readings
}

const isNumber = (text: string, digits: number) => /^[1-9]\d*$/.test(text) && text.length <= digits
const isShop = (text: string) => new RegExp(`^(?:${ROOM_WORDS})(?:\\d|$)`).test(text)

function isBuilding(text: string): boolean {
  if (isNumber(text, 3) || /^[A-Z]\d{0,2}$|^\d{1,2}[A-Z]$/.test(text)) return true
  return /^[\p{Script=Han}A-Z\d]*\p{Script=Han}\d{0,3}$/u.test(text) && !isShop(text)
}

/** A building typed alone and without a label: a name must look like a place, or every surname would be one. */
function isBareBuilding(text: string): boolean {
  if (isNumber(text, 2) || /^[A-Z]\d{1,2}$/.test(text)) return true
  return new RegExp(`^\\p{Script=Han}+${PLACE}\\d{0,3}$`, 'u').test(text) && !isShop(text)
}

const isUnit = (text: string) => isNumber(text, 2) || /^[A-Z东西南北中甲乙丙丁]$/.test(text)

/** Can this be a room, and is it a whole one? @param where alone: nothing else was said; named: in a named building */
function roomKind(room: string, where: { alone: boolean; named: boolean }): RoomReading['kind'] | null {
  if (/^\d{3,4}[A-Z]?(?:-\d{1,2})?$/.test(room)) return floorOf(room.split('-')[0]!) === null ? null : 'exact'
  if (/^\d{1,2}$/.test(room)) return where.alone ? null : where.named ? 'exact' : 'prefix'
  if (new RegExp(`^(?:${ROOM_WORDS})[A-Z]?\\d{1,4}(?:-\\d{1,4})*$`).test(room)) return 'exact'
  if (new RegExp(`^(?:${ROOM_WORDS})$`).test(room)) return 'prefix'
  return /^(?:[A-Z]\d{1,4}|\d{1,2}-[A-Z]|[A-Z]\d{0,2}-\d{1,4}|0\d-\d{1,3})$/.test(room) ? 'exact' : null
}

/** 501 on the fifth floor, 1802 on the eighteenth, B101 on the first below ground. */
export function doorNumber(floor: number, door: number): string {
  const level = floor < 0 ? `B${-floor}` : String(floor)
  return `${level}${String(door).padStart(2, '0')}`
}
