export const occupancyRoles = ['owner', 'co-owner', 'tenant', 'family', 'merchant'] as const
export type OccupancyRole = (typeof occupancyRoles)[number]

export const genders = ['male', 'female'] as const
export type Gender = (typeof genders)[number]
