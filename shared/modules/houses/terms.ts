export const houseKinds = ['residential', 'shop', 'office', 'parking'] as const
export type HouseKind = (typeof houseKinds)[number]

export const houseStates = ['occupied', 'let', 'vacant', 'renovating'] as const
export type HouseState = (typeof houseStates)[number]

/** The most houses one generation makes: a mistyped floor must not fill the archive. */
export const generateLimit = 2000
