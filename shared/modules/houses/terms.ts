export const houseKinds = ['residential', 'shop', 'office', 'parking'] as const
export type HouseKind = (typeof houseKinds)[number]

export const houseStates = ['occupied', 'let', 'vacant', 'renovating'] as const
export type HouseState = (typeof houseStates)[number]

/** Whose a house is. */
export const ownerships = ['private', 'joint', 'public-housing', 'company', 'developer'] as const
export type Ownership = (typeof ownerships)[number]

/** The parts of a house a builder warrants, each with its own end. */
export const warrantyParts = [
  'waterproofing',
  'pipes-and-wiring',
  'heating-and-cooling',
  'decoration',
  'windows-and-doors',
  'structure',
] as const
export type WarrantyPart = (typeof warrantyParts)[number]

/**
 * Years from delivery a part is usually warranted for: editable defaults, never a law. Waterproofing five, pipes and
 * wiring two, heating two seasons, decoration two (《建设工程质量管理条例》第四十条, as offices quote it).
 */
export const usualWarrantyYears: Partial<Record<WarrantyPart, number>> = {
  waterproofing: 5,
  'pipes-and-wiring': 2,
  'heating-and-cooling': 2,
  decoration: 2,
}

/** What a house's file keeps: the five kinds of repair of a house health file, and decoration. */
export const houseRecordKinds = [
  'building',
  'air-conditioning',
  'decoration-repair',
  'appliances',
  'water-and-power',
  'decoration-permit',
] as const
export type HouseRecordKind = (typeof houseRecordKinds)[number]

/** What a property project is, for comparisons between projects. */
export const communityKinds = [
  'residential',
  'commercial',
  'office',
  'mixed',
  'industrial',
  'public',
] as const
export type CommunityKind = (typeof communityKinds)[number]

/** The most houses one generation makes: a mistyped floor must not fill the archive. */
export const generateLimit = 2000

/** The most a repair can have cost, in fen: ten million yuan. */
export const mostCostFen = 1_000_000_000
