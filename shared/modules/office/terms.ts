/** Everything that goes to paper with a form number. */
export const formCodes = [
  'slip',
  'list',
  'house-card',
  'resident-card',
  'contact-list',
  'building-grid',
] as const
export type FormCode = (typeof formCodes)[number]
