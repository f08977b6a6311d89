import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import knowledge from '../../../../resources/aids/knowledge.json' with { type: 'json' }
import questions from '../../../../resources/aids/questions.json' with { type: 'json' }
import templates from '../../../../resources/aids/templates.json' with { type: 'json' }
import categories from '../../../../resources/dictionaries/categories.json' with { type: 'json' }
import { knowledgeFields, questionFields, templateFields } from '../../../../shared/modules/aids/contract.ts'
import { slotsIn } from '../../../../shared/modules/aids/slots.ts'
import { ticketKinds } from '../../../../shared/modules/tickets/terms.ts'

const refs = new Set(
  ticketKinds.flatMap((kind) =>
    categories[kind].flatMap((category) => [
      `${kind}:${category.code}`,
      ...('children' in category ? category.children : []).map(({ code }) => `${kind}:${code}`),
    ]),
  ),
)
const fits = (schema: z.ZodType, value: object) => schema.safeParse({ categoryId: 1, ...value }).error?.issues
const asked = questions.flatMap(({ ask }) => ask)

describe('the aids that come with the program', () => {
  it('stand at categories that come with it too', () => {
    const used = [
      ...questions.flatMap((entry) => entry.categories),
      ...[...templates, ...knowledge].flatMap((entry) =>
        entry.category === undefined ? [] : [entry.category],
      ),
    ]
    expect(used.filter((ref) => !refs.has(ref))).toEqual([])
  })

  it('ask each category once', () => {
    const all = questions.flatMap((entry) => entry.categories)
    expect(new Set(all).size).toBe(all.length)
  })

  it('fit what the page may write', () => {
    for (const question of asked) expect(fits(questionFields, question), question.words).toBeUndefined()
    for (const template of templates) expect(fits(templateFields, template), template.name).toBeUndefined()
    for (const entry of knowledge) expect(fits(knowledgeFields, entry), entry.title).toBeUndefined()
  })

  it('say for every alarm what to do, in sentences', () => {
    for (const question of asked) {
      expect(question.words).toMatch(/？$/)
      expect('alarm' in question).toBe('advice' in question)
      if ('advice' in question) expect(question.advice, question.words).toMatch(/。$/)
    }
  })

  it('have one shortcut and one title each, and slots in every text', () => {
    const shortcuts = templates.map(({ shortcut }) => shortcut)
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
    expect(new Set(knowledge.map(({ title }) => title)).size).toBe(knowledge.length)
    for (const { shortcut } of templates) expect(shortcut).toMatch(/^[a-z]{1,4}$/)
    for (const { body, name } of templates) expect(slotsIn(body).length, name).toBeGreaterThan(0)
  })

  it('leave no bracket open', () => {
    const texts = [
      ...templates.map(({ body }) => body),
      ...knowledge.map(({ words }) => words),
      ...asked.map((question) => question.advice ?? ''),
    ]
    for (const text of texts) expect(text.match(/[〔〕]/g)?.length ?? 0, text).toBe(2 * slotsIn(text).length)
  })
})
