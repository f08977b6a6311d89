export const importStates = [
  'uploaded',
  'checked',
  'applying',
  'applied',
  'withdrawing',
  'withdrawn',
  'undone',
  'discarded',
] as const
export type ImportState = (typeof importStates)[number]

/** What applying a row would do. */
export const rowOutcomes = ['new', 'changed', 'same', 'rejected'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** The fields a house-and-resident register can fill, in the order a person would expect them. */
export const registerFields = [
  'community',
  'building',
  'unit',
  'room',
  'floor',
  'area',
  'kind',
  'state',
  'deliveredOn',
  'name',
  'gender',
  'birthYear',
  'phone',
  'phone2',
  'emergencyName',
  'emergencyPhone',
  'plate',
  'occupation',
  'group',
  'role',
  'since',
  'notes',
] as const
export type RegisterField = (typeof registerFields)[number]

/** Without these there is no house to write to. */
export const requiredRegisterFields: readonly RegisterField[] = ['building', 'room']
