/** Everything that goes to paper with a form number. */
export const formCodes = [
  'slip',
  'list',
  'house-card',
  'resident-card',
  'contact-list',
  'building-grid',
  'work-sheet',
  'blank-slip',
  'key-register',
  'parcel-register',
  'visitor-register',
  'item-pass',
  'item-pass-register',
  'service-register',
  'directory',
  'price-board',
  'month',
  'print-log',
] as const
export type FormCode = (typeof formCodes)[number]
