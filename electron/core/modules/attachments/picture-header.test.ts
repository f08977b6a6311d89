import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jpeg, png } from '../../testing/pictures.ts'
import { readPictureHeader } from '../../../../shared/modules/attachments/picture-header.ts'

const letters = (text: string) => [...Buffer.from(text, 'latin1')]
const webp = (...payload: number[]) => {
  const bytes = Buffer.alloc(40)
  bytes.set([...letters('RIFF'), 32, 0, 0, 0, ...letters('WEBP'), ...payload])
  return bytes
}
const lossy = (width: number, height: number) =>
  webp(
    ...[...letters('VP8 '), 20, 0, 0, 0, 0x30, 1, 0, 0x9d, 1, 0x2a],
    ...[width & 255, width >> 8, height & 255, height >> 8],
  )
const lossless = (width: number, height: number) => {
  const bytes = webp(...letters('VP8L'), 20, 0, 0, 0, 0x2f)
  bytes.writeUInt32LE((width - 1) | ((height - 1) << 14), 21)
  return bytes
}
const extended = (width: number, height: number) => {
  const bytes = webp(...letters('VP8X'), 10, 0, 0, 0, 0, 0, 0, 0)
  bytes.writeUIntLE(width - 1, 24, 3)
  bytes.writeUIntLE(height - 1, 27, 3)
  return bytes
}

const side = fc.integer({ min: 1, max: 16_383 })

describe('a picture says its size', () => {
  it.each([
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['image/webp', lossy],
    ['image/webp', lossless],
    ['image/webp', extended],
  ] as const)('as %s (%#)', (mediaType, make) => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        expect(readPictureHeader(make(width, height))).toEqual({ mediaType, width, height })
      }),
    )
  })

  it('also where fill bytes, tables and a thumbnail come before it', () => {
    const plain = jpeg(640, 480)
    const before = [0xff, 0xff, 0xff, 0xe1, 0, 12, ...jpeg(9, 9).subarray(0, 10), 0xff, 0xc4, 0, 4, 1, 2]
    const bytes = Buffer.from([...plain.subarray(0, 2), ...before, ...plain.subarray(2)])
    expect(readPictureHeader(bytes)).toMatchObject({ width: 640, height: 480 })
  })

  it('wherever in memory it lies', () => {
    const around = Buffer.concat([Buffer.from('a buffer of other things'), png(30, 20)])
    expect(readPictureHeader(around.subarray(24))).toMatchObject({ width: 30, height: 20 })
  })
})

describe('is refused', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('hello, this is a text and no picture at all')],
    ['a PDF', Buffer.from('%PDF-1.7 and so on and on until it is long enough')],
    ['an iPhone’s HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic and then some more of it')],
    ['a GIF', Buffer.from('GIF89a\x0a\0\x0a\0 and then some more of it to be long')],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['a JPEG whose segment is shorter than its length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0])],
    ['a JPEG whose scan comes first', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 0, 0, 0xff, 0xc0, 0, 11])],
    ['a JPEG of fill bytes only', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(100_000, 0xff)])],
    ['a picture without width', jpeg(0, 480)],
    ['a picture without height', png(640, 0)],
    ['a PNG whose first chunk is another', Buffer.from(png(640, 480)).fill('tEXt', 12, 16)],
    ['a WebP that breaks off', lossy(640, 480).subarray(0, 28)],
  ])('%s', (_, bytes) => expect(readPictureHeader(bytes)).toBeNull())

  it('every picture that breaks off before its size', () => {
    const whole = jpeg(640, 480, 'a comment')
    for (let length = 0; length < whole.length - 7; length++)
      expect(readPictureHeader(whole.subarray(0, length))).toBeNull()
  })

  it('without ever reading outside of it or running on', () => {
    const beginnings = [
      jpeg(9, 9).subarray(0, 4),
      png(9, 9).subarray(0, 16),
      lossy(9, 9).subarray(0, 16),
    ].map((bytes) => fc.constant(bytes))
    fc.assert(
      fc.property(fc.oneof(...beginnings), fc.uint8Array({ maxLength: 400 }), (beginning, rest) => {
        const read = readPictureHeader(Buffer.concat([beginning, rest]))
        if (read) expect(Math.min(read.width, read.height)).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
