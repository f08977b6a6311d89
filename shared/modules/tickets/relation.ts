import { alike } from './similar.ts'
import { relationReasons, type RelationReason } from './terms.ts'

/** A matter as it is compared with others. Empty texts and nulls are not known, and never equal. */
export interface Matter {
  houseId: number | null
  buildingId: number | null
  unit: string
  /** The riser's line in the unit, `01`. */
  line: string
  categoryId: number | null
  place: string
  receivedAt: string
  pairs: ReadonlySet<string>
}

/** Two matters of one category anywhere are worth a look for a week. */
export const sameCategoryDays = 7

const tests: Record<RelationReason, (asked: Matter, other: Matter) => boolean> = {
  'same-house': (asked, other) => asked.houseId !== null && asked.houseId === other.houseId,
  // A leak in 501 is the wet ceiling of 401: the rooms of one line share their pipes.
  'same-riser': (asked, other) =>
    inOneBuilding(asked, other) &&
    asked.unit === other.unit &&
    asked.line !== '' &&
    asked.line === other.line &&
    asked.houseId !== other.houseId,
  'same-unit': (asked, other) =>
    inOneBuilding(asked, other) && asked.unit !== '' && asked.unit === other.unit,
  'same-building': (asked, other) => inOneBuilding(asked, other) && ofOneCategory(asked, other),
  'same-place': (asked, other) => asked.place !== '' && asked.place === other.place,
  'same-category': (asked, other) =>
    ofOneCategory(asked, other) &&
    Date.parse(asked.receivedAt) - Date.parse(other.receivedAt) <= sameCategoryDays * 86_400_000,
  'same-words': (asked, other) => alike(asked.pairs, other.pairs),
}

const inOneBuilding = (asked: Matter, other: Matter) =>
  asked.buildingId !== null && asked.buildingId === other.buildingId

const ofOneCategory = (asked: Matter, other: Matter) =>
  asked.categoryId !== null && asked.categoryId === other.categoryId

/** What a stronger reason says already: a neighbour on the riser is in the unit, too. */
const implied: Partial<Record<RelationReason, readonly RelationReason[]>> = {
  'same-house': ['same-unit', 'same-building'],
  'same-riser': ['same-unit', 'same-building'],
  'same-unit': ['same-building'],
  'same-building': ['same-category'],
}

/** Why two matters may be one, strongest first, without what a stronger reason says already; none: they may not. */
export function relations(asked: Matter, other: Matter): RelationReason[] {
  return relationReasons
    .filter((reason) => tests[reason](asked, other))
    .reduce<RelationReason[]>(
      (kept, reason) =>
        kept.some((stronger) => implied[stronger]?.includes(reason)) ? kept : [...kept, reason],
      [],
    )
}

/** The nearest first: by the strongest reason, then the newest. */
export function nearestFirst(
  a: { reasons: readonly RelationReason[]; receivedAt: string },
  b: { reasons: readonly RelationReason[]; receivedAt: string },
): number {
  const strength = ({ reasons }: typeof a) => relationReasons.findIndex((reason) => reason === reasons[0])
  return strength(a) - strength(b) || (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : 0)
}
