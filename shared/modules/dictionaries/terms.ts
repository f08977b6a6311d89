/** What an office may choose from, each a list it edits itself. Categories are one list for each kind of ticket. */
export const dictionaryNames = [
  'complaint-categories',
  'repair-categories',
  'inquiry-categories',
  'suggestion-categories',
  'help-categories',
  'praise-categories',
  'channels',
  'departments',
  'staff',
  'groups',
  'tags',
  'care-flags',
  'urgencies',
  'emotions',
  'demands',
  'causes',
  'responsibilities',
] as const
export type DictionaryName = (typeof dictionaryNames)[number]

/** Those kept in the table `dictionary_entries`, by a code that records carry. */
export const codedDictionaries = [
  'tags',
  'care-flags',
  'urgencies',
  'emotions',
  'demands',
  'causes',
  'responsibilities',
] as const satisfies readonly DictionaryName[]
export type CodedDictionary = (typeof codedDictionaries)[number]
