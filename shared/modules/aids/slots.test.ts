import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillSlots, officeSlots, slotAt, slotBeside, slotPieces, slotsIn, slotsToFill } from './slots.ts'

const text = '〔时间〕，〔楼栋〕的门'
const textWithSlots = fc
  .array(fc.oneof(fc.constantFrom('〔楼栋〕', '〔〕', '〔', '〕', '电梯', '\n'), fc.string({ maxLength: 3 })))
  .map((parts) => parts.join(''))

describe('slots', () => {
  it('are what stands in tortoise-shell brackets on one line', () => {
    expect(slotsIn(text)).toEqual([
      { start: 0, end: 4, name: '时间' },
      { start: 5, end: 9, name: '楼栋' },
    ])
    expect(slotsIn('〔没有关，〔楼\n栋〕')).toEqual([])
    expect(slotsIn('〔外〔里〕')).toEqual([{ start: 2, end: 5, name: '里' }])
  })

  it('follow each other forwards and backwards, and end', () => {
    expect(slotBeside(text, { start: 0, end: 0 }, 1)).toMatchObject({ name: '时间' })
    expect(slotBeside(text, { start: 0, end: 4 }, 1)).toMatchObject({ name: '楼栋' })
    expect(slotBeside(text, { start: 5, end: 9 }, 1)).toBeNull()
    expect(slotBeside(text, { start: 5, end: 9 }, -1)).toMatchObject({ name: '时间' })
    expect(slotBeside(text, { start: 0, end: 4 }, -1)).toBeNull()
    expect(slotBeside(text, { start: 2, end: 2 }, 1)).toMatchObject({ name: '楼栋' })
    expect(slotAt(text, { start: 5, end: 9 })).toMatchObject({ name: '楼栋' })
    expect(slotAt(text, { start: 5, end: 8 })).toBeNull()
  })

  it('are each met once from the beginning', () => {
    fc.assert(
      fc.property(textWithSlots, (written) => {
        const met = []
        for (let at = slotBeside(written, { start: 0, end: 0 }, 1); at; at = slotBeside(written, at, 1))
          met.push(at)
        expect(met).toEqual(slotsIn(written))
      }),
    )
  })

  it('are filled with what is known, and the others stay', () => {
    expect(fillSlots(text, { 楼栋: '3栋', 时间: '' })).toBe('〔时间〕，3栋的门')
    expect(fillSlots('〔constructor〕〔价$&〕', { '价$&': '$1' })).toBe('〔constructor〕$1')
  })

  it('leave to the office what its profile does not know', () => {
    const answer = '〔服务中心〕在〔地址〕，电话〔服务热线〕'
    expect(slotsToFill(answer).map(({ name }) => name)).toEqual(['地址'])
    const filled = fillSlots(answer, officeSlots({ name: '青龙园', hotline: '8888' }))
    expect(slotsIn(filled)).toHaveLength(slotsToFill(answer).length)
  })

  it('cut a text without losing anything', () => {
    fc.assert(
      fc.property(textWithSlots, (written) => {
        const pieces = slotPieces(written)
        expect(pieces.map((piece) => piece.text).join('')).toBe(written)
        expect(pieces.filter((piece) => piece.slot)).toHaveLength(slotsIn(written).length)
        expect(pieces.every((piece) => piece.text !== '')).toBe(true)
      }),
    )
  })
})
