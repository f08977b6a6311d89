import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRoom, formatRoomLong } from '../../../../../shared/modules/houses/room.ts'
import { addressOf, wholeAddress } from './address.ts'

const building = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map(String),
  fc.constantFrom('A', 'B', 'C1', '东区3', '商业街'),
)
const unit = fc.integer({ min: 1, max: 9 }).map(String)
const room = fc
  .tuple(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 12 }))
  .map(([floor, door]) => `${floor}${String(door).padStart(2, '0')}`)
const house = fc.record({ building, unit, room })

describe('a room column that holds the whole address', () => {
  it('is read as it was written, short or long', () => {
    fc.assert(
      fc.property(house, (address) => {
        expect(wholeAddress(formatRoom(address))).toEqual(address)
        expect(wholeAddress(formatRoomLong(address))).toEqual(address)
      }),
    )
  })

  it('may repeat the building of a column beside it', () => {
    fc.assert(
      fc.property(house, (address) => {
        const { building: beside, unit: its } = address
        expect(addressOf(beside, null, formatRoom(address))).toEqual(address)
        expect(addressOf(beside, its, formatRoomLong(address))).toEqual(address)
        expect(addressOf(beside, its, address.room)).toEqual(address)
      }),
    )
  })

  it('never throws, and never gives a house without building and room', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: fc.constantFrom(...'0123456789-#栋单元号室AB商铺 ') }),
        ),
        (text) => {
          const found = wholeAddress(text)
          if (typeof found !== 'string') expect(found.building !== '' && found.room !== '').toBe(true)
        },
      ),
    )
  })
})
