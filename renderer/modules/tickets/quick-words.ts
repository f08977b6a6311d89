/** Places at home, and those that everybody shares; each a word of `tickets.quick.place`. */
export const homePlaces = ['bedroom', 'second', 'living', 'kitchen', 'bathroom', 'balcony', 'shared'] as const
export const publicPlaces = ['lobby', 'lift', 'stairs', 'garage', 'gate', 'garden'] as const

/**
 * A clicked word added to what stands in a field: `主卧` and `卫生间` make `主卧卫生间`. Clicked again it goes.
 * `join` writes one behind the other as the language does.
 */
export function withWord(text: string, word: string, join: (before: string, word: string) => string): string {
  const before = text.trim()
  if (before.endsWith(word)) return before.slice(0, before.length - word.length).trim()
  return before === '' ? word : join(before, word)
}

type DayPart = 'morning' | 'afternoon'

/** Half days that can be offered for a visit from an hour of today on: today's while they last, then two days more. */
export function visitChoices(hour: number): { ahead: 0 | 1 | 2; part: DayPart }[] {
  const all = ([0, 1, 2] as const).flatMap((ahead) =>
    (['morning', 'afternoon'] as const).map((part) => ({ ahead, part })),
  )
  return all.filter(({ ahead, part }) => ahead > 0 || hour < (part === 'morning' ? 11 : 17)).slice(0, 4)
}
