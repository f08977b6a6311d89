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
] as const
export type ListName = (typeof listNames)[number]

/** What a printed card or grid is of. */
export const printedRecords = ['house', 'resident', 'building'] as const
export type PrintedRecord = (typeof printedRecords)[number]
