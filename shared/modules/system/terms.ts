/** The lists that keep somebody's columns and filters and can go to paper, by what their pages call them. */
export const listNames = [
  'houses',
  'residents',
  'tickets',
  'contacts',
  'promises',
  'duplicates',
  'recent-changes',
  'bin',
  'keys',
  'parcels',
  'visitors',
  'item-passes',
  'services',
  'providers',
  'outages',
  'blank-slips',
  'prints',
  'charges',
  'payments',
  'closings',
  'arrears',
  'ledger',
  'disclosures',
  'objections',
  'notices',
  'postings',
  'duties',
] as const
export type ListName = (typeof listNames)[number]

/** What a printed card, grid or pass is of. Slips and work sheets are recorded with their ticket. */
export const printedRecords = [
  'house',
  'resident',
  'building',
  'pass',
  'payment',
  'closing',
  'disclosure',
  'notice',
] as const
export type PrintedRecord = (typeof printedRecords)[number]
