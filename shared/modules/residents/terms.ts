export const occupancyRoles = ['owner', 'co-owner', 'tenant', 'family', 'merchant'] as const
export type OccupancyRole = (typeof occupancyRoles)[number]

export const genders = ['male', 'female'] as const
export type Gender = (typeof genders)[number]

/** What a phone is for; any other label may be typed. */
export const phoneLabels = ['mobile', 'home', 'work', 'spouse', 'child', 'parent', 'wechat'] as const

/** What an office may know of a person in bands, for comparisons between groups; each is optional. */
export const bandAspects = ['age', 'occupation', 'income', 'housing-need', 'education', 'household'] as const
export type BandAspect = (typeof bandAspects)[number]

/** The bands of each aspect; never a figure somebody could be embarrassed by. */
export const bands = {
  age: ['under-18', '18-34', '35-44', '45-59', '60-69', '70-79', '80-up'],
  occupation: [
    'civil-servant',
    'company',
    'self-employed',
    'teacher',
    'medical',
    'student',
    'retired',
    'other',
  ],
  income: ['low', 'lower-middle', 'middle', 'upper-middle', 'high'],
  'housing-need': ['own-use', 'upgrade', 'for-parents', 'near-school', 'investment', 'renting'],
  education: ['school', 'college', 'bachelor', 'postgraduate'],
  household: ['alone', 'couple', 'with-children', 'with-parents', 'three-generations', 'sharing'],
} as const satisfies Record<BandAspect, readonly string[]>

/** How the office came to know something of a person. */
export const knownFrom = ['told', 'form', 'survey', 'visit', 'import'] as const
export type KnownFrom = (typeof knownFrom)[number]

/** What a person likes and what they need of the office. */
export const preferenceKinds = ['preference', 'need'] as const
export type PreferenceKind = (typeof preferenceKinds)[number]
