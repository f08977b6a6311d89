/** How the office and a person met. A visit is at their home, a meeting anywhere else; a note has no other side; a letter is on paper. */
export const contactKinds = ['call', 'message', 'visit', 'meeting', 'note', 'letter'] as const
export type ContactKind = (typeof contactKinds)[number]

/** `in`: they came to the office; `out`: the office went to them; `none`: a note. */
export const directions = ['in', 'out', 'none'] as const
export type Direction = (typeof directions)[number]

/** Why somebody is visited or called: the purposes of a visit record; any other may be typed. */
export const contactPurposes = [
  'regular',
  'topic',
  'complaint-callback',
  'repair-callback',
  'paid-service-callback',
  'care',
  'arrears',
] as const

export const promiseStates = ['open', 'kept', 'broken', 'withdrawn'] as const
export type PromiseState = (typeof promiseStates)[number]

/** What stands on a person's or a house's timeline. */
export const timelineKinds = [
  'contact',
  'promise',
  'ticket',
  'ticket-step',
  'moved-in',
  'moved-out',
  'house-record',
  'preference',
] as const
export type TimelineKind = (typeof timelineKinds)[number]
