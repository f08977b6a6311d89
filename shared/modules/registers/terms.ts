/** `held`: at the desk; `out`: lent; `overdue`: lent and not back in time; `returned`: with its owner again. */
export const keyStates = ['held', 'out', 'overdue', 'returned', 'void'] as const
export type KeyState = (typeof keyStates)[number]

/** `long`: it has been waiting for days and somebody should be told again. */
export const parcelStates = ['waiting', 'long', 'handed', 'void'] as const
export type ParcelState = (typeof parcelStates)[number]

/** `overnight`: came on an earlier day, and nobody noted that they left. */
export const visitorStates = ['inside', 'overnight', 'left', 'void'] as const
export type VisitorState = (typeof visitorStates)[number]

/** `expired`: its day is over and nothing left by it. */
export const passStates = ['issued', 'expired', 'released', 'void'] as const
export type PassState = (typeof passStates)[number]

export const applicantRoles = ['owner', 'tenant', 'decorator', 'mover'] as const
export type ApplicantRole = (typeof applicantRoles)[number]

/** How the owner agreed that things leave the house; `self`: the owner applies in person. */
export const ownerConsents = ['self', 'phone', 'written'] as const
export type OwnerConsent = (typeof ownerConsents)[number]

/** Who brings parcels; any other may be typed. */
export const carriers = ['sf', 'jd', 'zto', 'yto', 'sto', 'yunda', 'post', 'jt'] as const
export type Carrier = (typeof carriers)[number]

/** The registers whose rows can be struck out, by what the audit calls a row. */
export const registerRows = ['held-key', 'parcel', 'visitor', 'pass', 'service-request'] as const
export type RegisterRow = (typeof registerRows)[number]

/** Where a register keeps a phone that is shown masked. */
export const phoneHolders = ['held-key', 'key-loan', 'parcel', 'visitor', 'pass', 'service-request'] as const
export type PhoneHolder = (typeof phoneHolders)[number]
