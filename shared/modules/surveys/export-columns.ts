/** The columns of the list of papers. */
export const paperExportKeys = [
  'number',
  'room',
  'building',
  'houseKind',
  'role',
  'state',
  'replaces',
  'interviewer',
  'issuedOn',
  'returnedOn',
  'way',
  'notes',
] as const
export type PaperExportKey = (typeof paperExportKeys)[number]

/** The columns of the list of responses, before one for each cell of the questionnaire. */
export const responseExportKeys = [
  'number',
  'room',
  'state',
  'used',
  'flags',
  'decision',
  'way',
  'by',
  'enteredAt',
  'answers',
] as const
export type ResponseExportKey = (typeof responseExportKeys)[number]

/** The columns of the list of other voices. */
export const voiceExportKeys = [
  'number',
  'kind',
  'day',
  'place',
  'topic',
  'people',
  'score',
  'slips',
  'words',
  'followUp',
  'by',
] as const
export type VoiceExportKey = (typeof voiceExportKeys)[number]
