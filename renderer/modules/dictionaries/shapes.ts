import type { DictionaryName } from '../../../shared/modules/dictionaries/terms.ts'

/** The lists as the page groups them. */
export const dictionaryGroups = {
  categories: [
    'complaint-categories',
    'repair-categories',
    'inquiry-categories',
    'suggestion-categories',
    'help-categories',
    'praise-categories',
  ],
  tickets: ['channels', 'urgencies', 'emotions', 'demands', 'causes', 'responsibilities'],
  office: ['departments', 'staff'],
  residents: ['groups', 'tags', 'care-flags'],
} as const satisfies Record<string, readonly DictionaryName[]>

/** What an entry of a list has beyond its name, and whether people choose the order. */
export interface Shape {
  codes: boolean
  live: boolean
  department: boolean
  flag: boolean
  movable: boolean
}

const ordered: readonly DictionaryName[] = [
  'channels',
  'tags',
  'care-flags',
  'urgencies',
  'emotions',
  'demands',
  'causes',
  'responsibilities',
]

export const shapeOf = (dictionary: DictionaryName): Shape => ({
  codes: (dictionaryGroups.categories as readonly DictionaryName[]).includes(dictionary),
  live: dictionary === 'channels',
  department: dictionary === 'staff',
  flag: dictionary === 'care-flags',
  movable: ordered.includes(dictionary),
})
