import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slipPages, slipRooms } from './slip-flow.ts'

const joined = (words: string) => slipPages(words).join('').replaceAll('\n', '')

describe('the words on a slip', () => {
  it('stay on the first page when they are short', () => {
    expect(slipPages('卫生间漏水。')).toEqual(['卫生间漏水。'])
    expect(slipPages('第一行\n第二行')).toEqual(['第一行\n第二行'])
    expect(slipPages('')).toEqual([''])
  })

  it('flow on without losing a character', () => {
    const long = '楼上装修漏水，已经第三次了。'.repeat(300).slice(0, 4000)
    const pages = slipPages(long)
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.length).toBeLessThan(9)
    expect(pages.join('')).toBe(long)
  })

  it('count every line break as a line', () => {
    const pages = slipPages(Array.from({ length: 40 }, (_, at) => `第${at}行`).join('\n'))
    expect(pages).toHaveLength(3)
    expect(pages[1]?.startsWith('第8行')).toBe(true)
  })

  it("leave room on the first page for the office's own lines", () => {
    const words = Array.from({ length: 8 }, (_, at) => `第${at}行`).join('\n')
    expect(slipPages(words, ['', ''])).toHaveLength(1)
    const pages = slipPages(words, ['以人为本', '监督电话 12345。'.repeat(6)])
    expect(pages[1]?.startsWith('第5行')).toBe(true)
    expect(slipPages(words, ['很长'.repeat(200)])[0]).toBe('第0行')
  })

  it('have no pages on a roll, and seven lines on the first half of an A4', () => {
    const words = '楼上装修漏水，已经第三次了。'.repeat(60)
    expect(slipPages(words, [], slipRooms.roll)).toEqual([words])
    const halves = slipPages(words, [], slipRooms.half)
    expect(halves.length).toBeGreaterThan(1)
    expect(halves[0]!.length).toBeLessThanOrEqual(7 * 43.5)
    expect(halves.join('')).toBe(words)
  })

  it('do not tear a Latin word between two pages', () => {
    const pages = slipPages('the lift in building seven is broken again '.repeat(60))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages.slice(0, -1)) expect(page).toMatch(/\s$/)
  })

  it('never lose or invent a character, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (words) => {
        expect(joined(words)).toBe(words.replace(/\r\n?|\n/g, ''))
      }),
    )
  })
})
