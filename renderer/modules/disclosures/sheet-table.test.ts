import { describe, expect, it } from 'vitest'
import type { SheetContent, SheetLine } from '../../../shared/modules/disclosures/contract.ts'
import { sheetSums } from '../../../shared/modules/disclosures/sums.ts'
import { valueAt, writeAt } from './sheet-paths.ts'
import { percent, signedPercent, tableRows } from './sheet-table.ts'

const line = (fields: Partial<SheetLine> & Pick<SheetLine, 'part' | 'line' | 'name'>): SheetLine => ({
  accountId: null,
  budgetFen: null,
  inFen: null,
  outFen: null,
  previousInFen: null,
  previousOutFen: null,
  note: '',
  ...fields,
})
const part = (name: 'service' | 'public', openingFen: number) => ({
  part: name,
  openingFen,
  openingNote: '',
  carriedFrom: null,
  statedInFen: null,
  statedOutFen: null,
  statedClosingFen: null,
  closingNote: '',
})
// The figures of design/mock/disclosure.png, some lines left out.
const content: SheetContent = {
  title: '物业服务费收支情况公示',
  mode: 'lump-sum',
  fromMonth: '2025-01',
  untilMonth: '2025-10',
  header: {
    project: '青龙园',
    areaHundredths: 5_821_460,
    households: '574 户 / 商铺 36',
    standards: '',
    receivableFen: null,
    receivedFen: null,
    arrearsFen: null,
    advanceFen: null,
    rate: null,
    houseRate: null,
    contact: '',
  },
  parts: [part('service', 3_825_060), part('public', 6_122_000)],
  lines: [
    line({
      part: 'service',
      line: 'fee',
      name: '物业服务收入',
      inFen: 161_840_211,
      previousInFen: 157_188_040,
    }),
    line({ part: 'service', line: 'staff', name: '人员', outFen: 95_712_033, previousOutFen: 93_800_410 }),
    line({ part: 'service', line: 'greening', name: '绿化', outFen: 8_821_560, previousOutFen: 9_102_000 }),
    line({ part: 'public', line: 'parking', name: '停车', inFen: 12_431_820, outFen: 3_011_540 }),
    line({ part: 'public', line: 'advertising', name: '广告', inFen: 6_690_211, outFen: 0 }),
    line({
      part: 'public',
      line: 'to-maintenance',
      name: '转入',
      outFen: 10_000_000,
      note: '决议 2025-02 号',
    }),
  ],
  notes: '',
}
const rowsOf = (of: 'service' | 'public') => {
  const sums = sheetSums(content).parts.find((one) => one.part === of)!
  return tableRows(content, sums)
}
const texts = (of: 'service' | 'public') =>
  rowsOf(of).map(({ label, cells }) => [
    cells.name?.text ?? label,
    ...Object.entries(cells).flatMap(([column, { text }]) =>
      ['name', 'note', 'budget', 'previous', 'share'].includes(column) ? [] : [text],
    ),
  ])

describe('the rows of a sheet', () => {
  it('a statement goes from the opening over income and expense to the closing', () => {
    expect(texts('service')).toEqual([
      ['opening', '38,250.60'],
      ['totalIn', '1,618,402.11', '46,521.71', '+3.0 %'],
      ['物业服务收入', '1,618,402.11', '46,521.71', '+3.0 %'],
      ['totalOut', '1,045,335.93', '16,311.83', '+1.6 %'],
      ['人员', '957,120.33', '19,116.23', '+2.0 %'],
      ['绿化', '88,215.60', '−2,804.40', '−3.1 %'],
      ['result-lump-sum', '573,066.18', '30,209.88', '+5.6 %'],
      ['closing', '611,316.78'],
    ])
  })

  it('public income has its costs beside it, and its use apart', () => {
    expect(texts('public')).toEqual([
      ['opening', '61,220.00'],
      ['停车', '124,318.20', '30,115.40', '94,202.80'],
      ['广告', '66,902.11', '0.00', '66,902.11'],
      ['total', '191,220.31', '30,115.40', '161,104.91'],
      ['转入', '', '100,000.00', '−100,000.00'],
      ['totalUse', '', '100,000.00', '−100,000.00'],
      ['closingUsed', '122,324.91'],
    ])
  })

  it('every place that is typed in leads to its value, and writes it', () => {
    for (const { cells } of [...rowsOf('service'), ...rowsOf('public')])
      for (const { path } of Object.values(cells)) {
        if (path === undefined) continue
        const copy = structuredClone(content)
        const written = path.endsWith('Fen') ? 12_345 : 'words'
        writeAt(copy, path, written)
        expect(valueAt(copy, path), path).toBe(written)
      }
  })
})

it('rates are written with one decimal', () => {
  expect([percent(8523), percent(10_000), percent(null)]).toEqual(['85.2 %', '100.0 %', ''])
  expect([signedPercent(304), signedPercent(-310), signedPercent(-4), signedPercent(0)]).toEqual([
    '+3.0 %',
    '−3.1 %',
    '0.0 %',
    '0.0 %',
  ])
})
