import type { registerTerms as words } from '../zh-CN/register-terms.ts'

/** The front desk's registers and services. */
export const registerTerms: typeof words = {
  keyState: {
    held: 'At the desk',
    out: 'Lent',
    overdue: 'Overdue',
    returned: 'Returned',
    void: 'Struck out',
  },
  parcelState: { waiting: 'Waiting', long: 'Waiting long', handed: 'Handed over', void: 'Struck out' },
  visitorState: { inside: 'Inside', overnight: 'Not left since', left: 'Left', void: 'Struck out' },
  passState: { issued: 'To be released', expired: 'Expired', released: 'Released', void: 'Struck out' },
  applicantRole: { owner: 'Owner', tenant: 'Tenant', decorator: 'Decorator', mover: 'Moving company' },
  ownerConsent: { self: 'Owner in person', phone: 'By phone', written: 'In writing' },
  carrier: {
    sf: 'SF Express',
    jd: 'JD Logistics',
    zto: 'ZTO',
    yto: 'YTO',
    sto: 'STO',
    yunda: 'Yunda',
    post: 'China Post',
    jt: 'J&T',
  },
  serviceKind: {
    cleaning: 'Cleaning',
    appliance: 'Appliances',
    custody: 'House care',
    moving: 'Moving',
    meals: 'Meals',
    other: 'Other',
  },
  requestState: { open: 'Open', done: 'Done', cancelled: 'Cancelled', void: 'Struck out' },
  providerKind: {
    supermarket: 'Supermarket',
    pharmacy: 'Pharmacy',
    restaurant: 'Restaurant',
    repair: 'Repairs',
    cleaning: 'Cleaning',
    moving: 'Moving',
    locksmith: 'Locksmith',
    skill: 'Shared skill',
    swap: 'Swap',
    other: 'Other',
  },
}
