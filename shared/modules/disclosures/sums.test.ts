import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SheetContent, SheetLine } from './contract.ts'
import { periodResult, sheetSums, shares } from './sums.ts'
import { sheetParts } from './terms.ts'
import { linesOf } from '../ledger/terms.ts'

const line = (changes: Partial<SheetLine>): SheetLine => ({
  part: 'service',
  line: 'staff',
  name: '',
  accountId: null,
  budgetFen: null,
  inFen: null,
  outFen: null,
  previousInFen: null,
  previousOutFen: null,
  note: '',
  ...changes,
})
const part = (changes: Partial<SheetContent['parts'][number]> = {}): SheetContent['parts'][number] => ({
  part: 'service',
  openingFen: 0,
  openingNote: '',
  carriedFrom: null,
  statedInFen: null,
  statedOutFen: null,
  statedClosingFen: null,
  closingNote: '',
  ...changes,
})
const content = (changes: Partial<SheetContent>): SheetContent => ({
  title: '物业服务费收支情况公示',
  mode: 'lump-sum',
  fromMonth: '2025-01',
  untilMonth: '2025-10',
  header: {
    project: '青龙园',
    areaHundredths: null,
    households: '',
    standards: '',
    receivableFen: null,
    receivedFen: null,
    arrearsFen: null,
    advanceFen: null,
    rate: null,
    houseRate: null,
    contact: '',
  },
  parts: [part()],
  lines: [],
  notes: '',
  ...changes,
})

describe('the sums of a sheet', () => {
  it('are those of the sheet in domain 2.4, worked out on paper', () => {
    // mock/disclosure.png: 38,250.60 + 1,618,402.11 − 2,013,557.96 = −356,905.25
    const sums = sheetSums(
      content({
        parts: [part({ openingFen: 3_825_060 })],
        lines: [
          line({ line: 'fee', budgetFen: 170_000_000, inFen: 161_840_211, previousInFen: 157_188_040 }),
          line({ line: 'staff', budgetFen: 96_000_000, outFen: 95_712_033, previousOutFen: 93_800_410 }),
          line({ line: 'greening', outFen: 105_643_763, previousOutFen: 0 }),
        ],
      }),
    ).parts[0]!
    expect(sums).toMatchObject({
      in: { nowFen: 161_840_211, budgetFen: 170_000_000, changeFen: 4_652_171, changeRate: 296 },
      out: { nowFen: 201_355_796, budgetFen: 96_000_000 },
      netFen: -39_515_585,
      closingFen: -35_690_525,
    })
    expect(sums.lines[1]!.out).toEqual({
      nowFen: 95_712_033,
      previousFen: 93_800_410,
      changeFen: 1_911_623,
      changeRate: 204,
      share: 4750,
    })
    // Nothing before: by how much it grew cannot be said in percent.
    expect(sums.lines[2]!.out).toMatchObject({ changeFen: 105_643_763, changeRate: null, share: 5250 })
  })

  it('tell what a source of public income leaves, and what the company keeps', () => {
    const sheet = content({
      parts: [part(), part({ part: 'public', openingFen: 100 })],
      lines: [
        line({ line: 'fee', inFen: 1_000, budgetFen: 1_200, previousInFen: 900 }),
        line({ line: 'cleaning', outFen: 600, budgetFen: 700, previousOutFen: 650 }),
        line({ line: 'tax', outFen: 50 }),
        line({ part: 'public', line: 'parking', inFen: 12_431_820, outFen: 3_011_540 }),
        line({ part: 'public', line: 'to-maintenance', outFen: 400 }),
      ],
    })
    const [service, common] = sheetSums(sheet).parts
    expect(common!.lines[0]).toMatchObject({ index: 3, main: 'in', netFen: 9_420_280 })
    expect(common!.closingFen).toBe(100 + 12_431_820 - 3_011_540 - 400)
    // 1,000 less 650; 500 were planned, and the period before left 250.
    expect(periodResult(service!)).toEqual({
      nowFen: 350,
      budgetFen: 500,
      previousFen: 250,
      changeFen: 100,
      changeRate: 4_000,
    })
  })
})

const amount = fc.option(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), { nil: null })
const anyLine = fc.constantFrom(...sheetParts).chain((of) =>
  fc
    .record({
      line: fc.constantFrom(...linesOf[of]),
      budgetFen: amount,
      inFen: amount,
      outFen: amount,
      previousInFen: amount,
      previousOutFen: amount,
    })
    .map((fields) => line({ part: of, ...fields })),
)
const anySheet = fc
  .record({
    openings: fc.tuple(...sheetParts.map(() => fc.integer({ min: -1_000_000, max: 1_000_000 }))),
    lines: fc.array(anyLine, { maxLength: 40 }),
  })
  .map(({ openings, lines }) =>
    content({ parts: sheetParts.map((of, at) => part({ part: of, openingFen: openings[at]! })), lines }),
  )

describe('whatever the sheet', () => {
  it('every line is in one part, totals are their lines, and the closing is what is left', () =>
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { parts } = sheetSums(sheet)
        expect(parts.flatMap(({ lines }) => lines.map(({ index }) => index)).sort((a, b) => a - b)).toEqual(
          sheet.lines.map((_, index) => index),
        )
        const bare = (side: 'inFen' | 'outFen') =>
          sheet.lines.reduce((sum, each) => sum + BigInt(each[side] ?? 0), 0n)
        const total = (side: 'in' | 'out') => parts.reduce((sum, each) => sum + BigInt(each[side].nowFen), 0n)
        expect(total('in')).toBe(bare('inFen'))
        expect(total('out')).toBe(bare('outFen'))
        for (const each of parts)
          expect(each.openingFen + each.in.nowFen - each.out.nowFen).toBe(each.closingFen)
      }),
    ))

  it('shares are a hundred percent together, each within a tenth of the exact one', () =>
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), (amounts) => {
        const given = shares(amounts)
        const total = amounts.reduce<number>((sum, each) => sum + (each ?? 0), 0)
        if (total === 0) {
          expect(given.every((share) => share === null)).toBe(true)
          return
        }
        expect(given.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBe(10_000)
        for (const [at, share] of given.entries()) {
          if (amounts[at] === null) expect(share).toBeNull()
          else {
            const off = BigInt(share! / 10) * BigInt(total) - BigInt(amounts[at]!) * 1_000n
            expect(off < 0n ? -off : off).toBeLessThan(BigInt(Math.abs(total)))
          }
        }
      }),
    ))
})
