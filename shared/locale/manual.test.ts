import { expect, it } from 'vitest'
import { manual as english } from './en/manual.ts'
import { manual as chinese } from './zh-CN/manual.ts'

it('has the same chapters and paragraphs in both languages', () => {
  const shape = (manual: typeof chinese) => manual.map(({ id, text }) => [id, text.length])
  expect(shape(english)).toEqual(shape(chinese))
  expect(new Set(chinese.map(({ id }) => id)).size).toBe(chinese.length)
})

it('speaks Chinese in the one and not in the other', () => {
  for (const { title, text } of chinese)
    for (const words of [title, ...text]) expect(words).toMatch(/\p{Script=Han}/u)
  for (const { title, text } of english)
    for (const words of [title, ...text]) expect(words).not.toMatch(/\p{Script=Han}/u)
})
