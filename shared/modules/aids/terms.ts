/** What helps while registering: questions of a category, texts with slots, answers to what is often asked. */
export const aidShelves = ['questions', 'templates', 'knowledge'] as const
export type AidShelf = (typeof aidShelves)[number]

/** Which answer to a question calls for its emergency note. */
export const alarmAnswers = ['yes', 'no'] as const
export type AlarmAnswer = (typeof alarmAnswers)[number]
