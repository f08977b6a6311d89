/** How many bytes the JSON of one draft takes at most. */
export const draftBytes = 64 * 1024
/** How many drafts one person keeps at most. */
export const draftCount = 50
/** What nobody touched for so long, in days, makes room. */
export const draftDays = 90

/** How the names of unsaved registrations begin; each goes on with its request key. */
export const registrationDrafts = 'tickets.registration.'
