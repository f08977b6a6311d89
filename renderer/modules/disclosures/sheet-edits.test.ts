import { describe, expect, it } from 'vitest'
import type { SheetCheck, SheetContent, SheetFacts } from '../../../shared/modules/disclosures/contract.ts'
import { repairOf } from './repairs.ts'
import { addLine, moveLine, newLine, removeLine } from './sheet-lines.ts'

const content = (): SheetContent => ({
  title: '公示',
  mode: 'lump-sum',
  fromMonth: '2025-01',
  untilMonth: '2025-12',
  header: {
    project: '青龙园',
    areaHundredths: null,
    households: '',
    standards: '',
    receivableFen: 100_00,
    receivedFen: 85_20,
    arrearsFen: null,
    advanceFen: null,
    rate: 8000,
    houseRate: null,
    contact: '',
  },
  parts: [
    {
      part: 'service',
      openingFen: 0,
      openingNote: '',
      carriedFrom: null,
      statedInFen: 500,
      statedOutFen: null,
      statedClosingFen: null,
      closingNote: '',
    },
  ],
  lines: [
    { ...newLine('service', 'fee', '物业费'), inFen: 400 },
    { ...newLine('service', 'staff', '人员'), accountId: 7, outFen: 300 },
    { ...newLine('service', 'tax', '税'), outFen: 20 },
  ],
  notes: '',
})
const facts: SheetFacts = {
  ledger: [{ accountId: 7, part: 'service', name: '人员', inFen: 0, outFen: 310 }],
  carried: [
    {
      part: 'service',
      disclosureId: 3,
      number: 'GS-2024-001',
      checkCode: '0000-0000-0000',
      untilMonth: '2024-12',
      closingFen: 900,
    },
  ],
  overlapping: [],
  following: [],
  totals: [],
  openings: [],
  receivableFen: 0,
  receivedFen: 0,
  arrearsFen: 0,
  advanceFen: 0,
  openMonths: [],
  unposted: [],
}
const found = (fields: Partial<SheetCheck>): SheetCheck => ({
  code: 'NAME',
  level: 'error',
  ok: false,
  part: null,
  line: null,
  isFen: null,
  shouldFen: null,
  of: '',
  ...fields,
})
const names = ({ lines }: SheetContent) => lines.map(({ name }) => name)

describe('lines', () => {
  it('a new one goes where the rules have it, and what is typed wrongly goes along with its line', () => {
    const sheet = content()
    const bad = { 'lines.2.outFen': 'abc', 'header.receivedFen': 'x' }
    expect(addLine(sheet, bad, newLine('service', 'cleaning', '保洁'))).toBe(2)
    expect(names(sheet)).toEqual(['物业费', '人员', '保洁', '税'])
    expect(bad).toEqual({ 'lines.3.outFen': 'abc', 'header.receivedFen': 'x' })
    removeLine(sheet, bad, 1)
    expect(bad).toEqual({ 'lines.2.outFen': 'abc', 'header.receivedFen': 'x' })
    removeLine(sheet, bad, 2)
    expect(names(sheet)).toEqual(['物业费', '保洁'])
    expect(bad).toEqual({ 'header.receivedFen': 'x' })
  })

  it('one moves among those of its side only', () => {
    const sheet = content()
    const bad = { 'lines.2.outFen': 'abc' }
    expect(moveLine(sheet, bad, 2, -1)).toBe(1)
    expect(names(sheet)).toEqual(['物业费', '税', '人员'])
    expect(bad).toEqual({ 'lines.1.outFen': 'abc' })
    expect(moveLine(sheet, bad, 1, -1)).toBe(1)
    expect(names(sheet)).toEqual(['物业费', '税', '人员'])
  })
})

describe('what mends a check', () => {
  const mended = (check: Partial<SheetCheck>) => {
    const sheet = content()
    repairOf(found(check), sheet, facts)!.run(sheet)
    return sheet
  }
  it('takes the figure of the books, of the sheet before, of the lines', () => {
    expect(mended({ code: 'LEDGER', part: 'service', line: 1 }).lines[1]).toMatchObject({
      inFen: null,
      outFen: 310,
    })
    expect(
      mended({ code: 'OPENING', part: 'service', shouldFen: 900, of: 'GS-2024-001' }).parts[0],
    ).toMatchObject({ openingFen: 900, carriedFrom: 3 })
    expect(mended({ code: 'TOTAL_IN', part: 'service' }).parts[0]?.statedInFen).toBeNull()
    expect(mended({ code: 'RATE', shouldFen: 8520 }).header.rate).toBe(8520)
  })

  it('leaves to a person what a person has to decide', () => {
    const shared = content()
    shared.lines.push({ ...newLine('service', 'staff', '社保'), accountId: 7 })
    expect(repairOf(found({ code: 'LEDGER', line: 1 }), shared, facts)).toBeNull()
    // The books differ from what was published: the published sheet counts.
    expect(repairOf(found({ code: 'OPENING', part: 'service', shouldFen: 1 }), content(), facts)).toBeNull()
    expect(repairOf(found({ code: 'DECISION', line: 1 }), content(), facts)).toBeNull()
  })
})
