import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitWithin, largestFile, problemOf } from './photo-check.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const png = (width: number, height: number) => {
  const header = new Uint8Array(40)
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...bytes('IHDR')])
  new DataView(header.buffer).setUint32(16, width)
  new DataView(header.buffer).setUint32(20, height)
  return header
}

describe('a file is told by what is in it', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['a PDF', bytes('%PDF-1.7 …'), 'pdf'],
    ['an iPhone’s photo', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1'), 'heic'],
    ['a film', bytes('\0\0\0\x18ftypisom\0\0\0\0mp42'), 'video'],
    ['more than a telephone makes', new Uint8Array(largestFile + 1), 'tooLarge'],
    ['more pixels than can be decoded', png(20_000, 20_000), 'tooManyPixels'],
    ['a photo', png(4000, 3000), null],
    ['AVIF, which every Chromium of ours decodes', bytes('\0\0\0\x18ftypavif\0\0\0\0mif1'), null],
    ['what only decoding can tell', bytes('BM, a bitmap'), null],
  ])('%s', (_, file, problem) => expect(problemOf(file)).toBe(problem))
})

describe('a picture scaled', () => {
  const side = fc.integer({ min: 1, max: 60_000 })

  it('fits, keeps its shape within a pixel, and never vanishes', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 16, max: 4096 }), (width, height, longest) => {
        const fitted = fitWithin({ width, height }, longest)
        const scale = Math.min(1, longest / Math.max(width, height))
        expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(longest)
        expect(Math.min(fitted.width, fitted.height)).toBeGreaterThanOrEqual(1)
        expect(Math.abs(fitted.width - width * scale)).toBeLessThan(1)
        expect(Math.abs(fitted.height - height * scale)).toBeLessThan(1)
      }),
    )
  })

  it('is never made larger', () => {
    expect(fitWithin({ width: 320, height: 200 }, 1600)).toEqual({ width: 320, height: 200 })
    expect(fitWithin({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 })
  })
})
