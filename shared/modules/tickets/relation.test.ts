import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestFirst, relations, type Matter } from './relation.ts'
import { alike, letterPairs } from './similar.ts'
import { relationReasons } from './terms.ts'

const speakAlike = (a: string, b: string) => alike(letterPairs(a), letterPairs(b))

describe('words', () => {
  it.each([
    ['三栋二单元电梯停在七楼不动了', '电梯停在七楼，一直不动'],
    ['卫生间顶上一直在滴水，天花板都湿了', '楼上漏水，卫生间顶上一直滴水'],
    ['ＡＰＰ缴费扣了两次', 'app缴费扣了两次款'],
    ['地下车库B2有积水，车都没法停', '车库B2有积水'],
  ])('%s / %s are alike', (a, b) => {
    expect(speakAlike(a, b)).toBe(true)
  })

  it.each([
    ['电梯又停了', '电梯又停了', 'both too short'],
    ['电梯故障，被困十分钟', '电梯故障，门关不上', 'only what the matter is called'],
    ['楼上装修噪音很大', '楼上漏水到我家卫生间', 'only where'],
    ['', '电梯停在七楼不动了', 'nothing said'],
    ['请问物业费怎么交', '请问车位费是多少钱', 'how one asks'],
  ])('%s / %s are not: %s', (a, b) => {
    expect(speakAlike(a, b)).toBe(false)
  })

  const texts = fc.string({ unit: fc.constantFrom(...'电梯停了又漏水 a，1'), maxLength: 30 })
  it('are alike both ways or not at all, whatever stands between the letters, and a text is like itself', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(speakAlike(a, b)).toBe(speakAlike(b, a))
        expect(speakAlike(` ${a}。`, b.toUpperCase())).toBe(speakAlike(a, b))
        expect(speakAlike(a, a)).toBe(letterPairs(a).size >= 4)
      }),
    )
  })
})

const building = fc.constantFrom(null, 1, 2)
const matter: fc.Arbitrary<Matter> = fc.record({
  houseId: fc.constantFrom(null, 1, 2, 3),
  buildingId: building,
  unit: fc.constantFrom('', '1', '2'),
  line: fc.constantFrom('', '01', '02'),
  categoryId: fc.constantFrom(null, 1, 2),
  place: fc.constantFrom('', '东门'),
  receivedAt: fc
    .integer({ min: 0, max: 20 })
    .map((day) => new Date(Date.UTC(2026, 10, 1 + day)).toISOString()),
  pairs: fc.constantFrom('', '电梯停在七楼不动了', '车库积水没法停车').map(letterPairs),
})

describe('reasons', () => {
  it('come strongest first, each once, and none says what a stronger one says', () => {
    fc.assert(
      fc.property(matter, matter, (asked, other) => {
        const found = relations(asked, other)
        expect(found).toEqual(relationReasons.filter((reason) => found.includes(reason)))
        const near = found.filter((reason) => /house|riser|unit|building/.test(reason))
        expect(near.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('need something known on both sides', () => {
    const nothing: Matter = {
      houseId: null,
      buildingId: null,
      unit: '',
      line: '',
      categoryId: null,
      place: '',
      receivedAt: '2026-11-21T00:00:00.000Z',
      pairs: letterPairs(''),
    }
    fc.assert(
      fc.property(matter, (other) => {
        expect(relations(nothing, other)).toEqual([])
        expect(relations(other, nothing)).toEqual([])
      }),
    )
  })

  it('order what is found the same way from wherever it starts', () => {
    const found = fc.array(
      fc.tuple(matter, matter).map(([asked, other]) => ({
        reasons: relations(asked, other),
        receivedAt: other.receivedAt,
      })),
    )
    fc.assert(
      fc.property(found, (rows) => {
        const keys = (list: typeof rows) =>
          list.map(({ reasons, receivedAt }) => `${reasons[0]} ${receivedAt}`)
        expect(keys([...rows].sort(nearestFirst))).toEqual(keys([...rows].reverse().sort(nearestFirst)))
      }),
    )
  })
})
