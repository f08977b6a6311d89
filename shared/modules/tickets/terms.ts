export const ticketKinds = ['complaint', 'repair', 'inquiry', 'suggestion', 'help', 'praise'] as const
export type TicketKind = (typeof ticketKinds)[number]

/** The letters before the day in a ticket's number. */
export const numberPrefixes: Record<TicketKind, string> = {
  complaint: 'TS',
  repair: 'BX',
  inquiry: 'ZX',
  suggestion: 'JY',
  help: 'QZ',
  praise: 'BY',
}

/**
 * `open` has no department yet; `assigned` is being worked on; `done` waits to be closed; `joined` waits for another
 * ticket about the same matter.
 */
export const ticketStates = ['open', 'assigned', 'done', 'joined', 'closed', 'void'] as const
export type TicketState = (typeof ticketStates)[number]

/*
 * The entries that the office's own lists come with, each with a word in every language. An office renames them and
 * adds others, so that a ticket carries any code of these lists.
 */
export const urgencies = ['normal', 'important', 'urgent'] as const
export const emotions = ['calm', 'dissatisfied', 'anxious', 'angry'] as const
export const demands = ['fix', 'explain', 'apologise', 'compensate', 'refund', 'punish', 'other'] as const
export const causes = ['people', 'rules', 'resources', 'technology', 'external'] as const
export const responsibilities = ['internal', 'external', 'shared', 'complainant'] as const

export const contactResults = ['reached', 'no-answer', 'told-accepted'] as const
export type ContactResult = (typeof contactResults)[number]

export const callerRoles = [
  'owner',
  'co-owner',
  'tenant',
  'family',
  'merchant',
  'visitor',
  'anonymous',
] as const
export type CallerRole = (typeof callerRoles)[number]

/** May somebody go in when nobody is at home? */
export const entryPermissions = ['yes', 'call-first', 'no'] as const
export type EntryPermission = (typeof entryPermissions)[number]

/** Why another ticket may be about the same matter, strongest first. */
export const relationReasons = [
  'same-house',
  'same-riser',
  'same-unit',
  'same-building',
  'same-place',
  'same-category',
  'same-words',
] as const
export type RelationReason = (typeof relationReasons)[number]

export const ticketEventKinds = [
  'registered',
  'first-contact',
  'contact',
  'assigned',
  'note',
  'done',
  'reopened',
  'closed',
  'callback',
  'joined',
  'joined-by',
  'parted',
  'photo-added',
  'photo-removed',
  'published',
  'voided',
  'printed',
] as const
export type TicketEventKind = (typeof ticketEventKinds)[number]
