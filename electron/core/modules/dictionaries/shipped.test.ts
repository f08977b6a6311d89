import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import categories from '../../../../resources/dictionaries/categories.json' with { type: 'json' }
import lists from '../../../../resources/dictionaries/first-office.json' with { type: 'json' }
import { requiredWords, words } from '../../../../shared/contract/values.ts'
import { formCodes } from '../../../../shared/modules/office/terms.ts'
import {
  causes,
  demands,
  emotions,
  responsibilities,
  ticketKinds,
  urgencies,
} from '../../../../shared/modules/tickets/terms.ts'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'

const flat = (kind: (typeof ticketKinds)[number]) =>
  categories[kind].flatMap((category) => [
    { ...category, parent: '' },
    ...('children' in category ? category.children : []).map((child) => ({
      ...child,
      parent: category.code,
    })),
  ])

describe('the lists that come with the program', () => {
  it.each(ticketKinds)('number the categories of a %s in two levels, each name and code once', (kind) => {
    const all = flat(kind)
    for (const { code, parent } of all) {
      expect(code).toMatch(parent ? /^\d\d$/ : /^\d$/)
      expect(code.startsWith(parent)).toBe(true)
    }
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })

  it.each([
    ['urgencies', urgencies, terms.urgency],
    ['emotions', emotions, terms.emotion],
    ['demands', demands, terms.demand],
    ['causes', causes, terms.cause],
    ['responsibilities', responsibilities, terms.responsibility],
  ] as const)('have a word in every language for %s', (dictionary, codes, named) => {
    const shipped = lists.entries[dictionary]
    expect(shipped.map(({ code }) => code)).toEqual([...codes])
    expect(Object.fromEntries(shipped.map(({ code, name }) => [code, name]))).toEqual(named)
  })

  it('advise for every care flag how to meet such a person', () => {
    for (const { name, advice } of lists.entries['care-flags']) expect(advice, name).toMatch(/。$/)
  })

  it('fit what the page may write', () => {
    const fits = (schema: z.ZodType, text: string) => schema.safeParse(text).success
    const names = [...Object.values(lists.entries).flat(), ...lists.channels, ...ticketKinds.flatMap(flat)]
    for (const { name } of names) expect(fits(requiredWords(30), name), name).toBe(true)
    for (const { advice } of lists.entries['care-flags']) expect(fits(words(200), advice), advice).toBe(true)
  })

  it('number every printed form', () => {
    expect(lists.forms.map(({ code }) => code)).toEqual([...formCodes])
  })
})
