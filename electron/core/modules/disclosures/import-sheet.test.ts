import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SheetPart } from '../../../../shared/modules/disclosures/terms.ts'
import { givenMiniLedger, givenSubmitted, posted, year2025 } from '../../testing/disclosures.ts'
import { exported } from '../../testing/exported.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'
import { typedFen } from './typed-amount.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

type Cells = (string | number | null)[]

async function workbook(rows: readonly Cells[], merges: readonly string[] = []): Promise<File> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('公示')
  for (const row of rows) sheet.addRow(row)
  for (const range of merges) sheet.mergeCells(range)
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], '公示.xlsx')
}
const take = (file: File, part: SheetPart = 'service') =>
  manager.disclosures.importSheet({ file, part, mode: 'lump-sum', ...year2025 })
const contentOf = async (id: number) => (await manager.disclosures.get({ id })).content
const wrong = async (id: number) =>
  (await manager.disclosures.checks({ id })).filter(({ ok, level }) => !ok && level === 'error')

/** The sheet that the design shows (mock/disclosure.png), as an office types it; its sums are the design's. */
const typed: Cells[] = [
  ['物业服务费收支情况公示', null, null, null, null, null, null, null],
  ['青龙园 2024年1月-12月', null, null, null, null, null, null, '单位：元'],
  ['建筑面积', '58,214.60 ㎡', '户数', '574 户 / 商铺 36', '收费标准', '住宅 2.80', null, null],
  ['应收', '1,928,528.40', '实收', '1,643,170.26', '收缴率', '85.2%', null, null],
  ['序号', '科目', '本期预算', '本期实际', '上期', '增减%', '占比', '说明'],
  ['一', '期初结余', null, '38,250.60', null, null, null, '承上期公示'],
  ['二', '物业服务收入', '1,700,000.00', '1,618,402.11', 1_571_880.4, '+3.0%', null, ''],
  ['三', '支出合计', '2,020,000.00', '2,013,557.96', null, null, '100%', ''],
  [1, '管理服务人员费用', '960,000.00', '957,120.33', '938,004.10', 0.02, '47.5%', ''],
  [2, '共用部位、设施设备运行维护', 210_000, 214_880.1, 205_111, '4.8%', '10.7%', '7 栋电梯检修'],
  [3, '清洁卫生', 260_000, '262,410.45', null, null, null, null],
  [4, '绿化养护', 90_000, '88,215.60', null, null, null, null],
  [5, '秩序维护', 380_000, '377,402.18', null, null, null, null],
  [6, '办公', 52_000, '51,006.20', null, null, null, null],
  [7, '固定资产折旧', 30_000, '30,112.00', null, null, null, null],
  [8, '公共责任保险', 15_000, '14,890.00', null, null, null, null],
  [9, '税费', '—', '17,521.10', null, null, null, null],
  ['四', '期末结余（一＋二−三）', null, '−356,905.25', null, null, null, '由公司垫付'],
  ['公示期 2025-01-10 至 2025-01-24', null, null, null, null, null, null, null],
  ['编制：陈洁　审核：周敏', null, null, null, null, null, null, null],
]
const merged = ['A1:H1', 'A2:G2', 'A19:H19', 'A20:H20']

describe('a sheet typed in Excel', () => {
  it('comes in as a draft with its stated sums, and balances', async () => {
    const taken = await take(await workbook(typed, merged))
    expect(taken).toMatchObject({
      lines: 10,
      leftOut: ['公示期 2025-01-10 至 2025-01-24', '编制：陈洁 审核：周敏'],
    })
    const sheet = await manager.disclosures.get({ id: taken.id })
    expect(sheet).toMatchObject({ origin: 'typed', state: 'draft', title: '物业服务费收支情况公示' })
    const { header, parts, lines } = sheet.content
    expect(header).toMatchObject({
      areaHundredths: 5_821_460,
      households: '574 户 / 商铺 36',
      standards: '住宅 2.80',
      receivableFen: 192_852_840,
      receivedFen: 164_317_026,
      // 1,643,170.26 of 1,928,528.40, which the sheet says to one decimal.
      rate: 8_520,
    })
    expect(parts).toMatchObject([
      {
        openingFen: 3_825_060,
        statedInFen: null,
        statedOutFen: 201_355_796,
        statedClosingFen: -35_690_525,
        closingNote: '由公司垫付',
      },
    ])
    expect(lines.map(({ line }) => line)).toEqual([
      ...['fee', 'staff', 'facilities', 'cleaning', 'greening', 'security', 'office'],
      ...['depreciation', 'insurance', 'tax'],
    ])
    expect(lines[0]).toMatchObject({ budgetFen: 170_000_000, inFen: 161_840_211, previousInFen: 157_188_040 })
    expect(lines[2]).toMatchObject({ outFen: 21_488_010, note: '7 栋电梯检修' })
    expect(sheet.content.notes).toContain('编制：陈洁')
    expect(await wrong(taken.id)).toEqual([])
  })

  it('is held against what the ledger has of its period, and not line by line', async () => {
    await givenMiniLedger(office)
    const { id } = await take(await workbook(typed, merged))
    const checks = await manager.disclosures.checks({ id })
    // The ledger of that year took in 8,500.00 and spent 7,500.00.
    const told = checks.filter(({ code }) => code === 'BOOKS' || code === 'LEDGER')
    expect(told).toMatchObject([
      { ok: false, level: 'warning', of: 'in', isFen: 161_840_211, shouldFen: 850_000 },
      { ok: false, level: 'warning', of: 'out', isFen: 201_355_796, shouldFen: 750_000 },
    ])
  })

  it('keeps stated sums that are wrong, and says so', async () => {
    const off = typed.map((row) => row.map((cell) => (cell === '2,013,557.96' ? '2,013,558.96' : cell)))
    const { id } = await take(await workbook(off, merged))
    expect(await wrong(id)).toMatchObject([{ code: 'TOTAL_OUT', isFen: 201_355_896, shouldFen: 201_355_796 }])
  })

  it('respects 万元, sections and a total below its lines', async () => {
    const { id, lines } = await take(
      await workbook(
        [
          ['2024年度收支公示（单位：万元）', null, null],
          ['项目', '金额', '备注'],
          ['上年结余', 3.825, ''],
          ['一、收入', null, null],
          ['1、物业服务费', '161.8402', ''],
          ['2、保洁服务收入', 2, ''],
          ['收入合计', 163.8402, ''],
          ['二、支出', null, null],
          ['人员费用', '95万', ''],
          ['业委会经费', '(0.5)', '冲回'],
          ['支出合计', 94.5, ''],
          ['本年结余', '73.1652', ''],
        ],
        ['A1:C1'],
      ),
    )
    expect(lines).toBe(4)
    const content = await contentOf(id)
    expect(content.parts).toMatchObject([
      {
        openingFen: 3_825_000,
        statedInFen: 163_840_200,
        statedOutFen: 94_500_000,
        statedClosingFen: 73_165_200,
      },
    ])
    expect(content.lines.map(({ line, name, inFen, outFen }) => [line, name, inFen, outFen])).toEqual([
      ['fee', '物业服务费', 161_840_200, null],
      ['other-income', '保洁服务收入', 2_000_000, null],
      ['staff', '人员费用', null, 95_000_000],
      ['agreed', '业委会经费', null, -500_000],
    ])
    expect(await wrong(id)).toEqual([])
  })

  it('reads income and cost side by side, under a header of two rows', async () => {
    const { id } = await take(
      await workbook(
        [
          ['公共收益公示', null, null, null, null],
          ['项目', '本期', null, null, '去向'],
          ['项目', '收入', '成本', '净收益', '去向'],
          ['期初结余', null, null, '1,000.00', null],
          ['停车', '124,318.20', '30,115.40', '94,202.80', ''],
          ['楼宇广告', '66,902.11', 0, '66,902.11', '业主大会决议'],
          ['合计', '191,220.31', '30,115.40', '161,104.91', ''],
          ['期末结余', null, null, '162,104.91', ''],
        ],
        ['A1:E1', 'A2:A3', 'B2:D2', 'E2:E3'],
      ),
      'public',
    )
    const content = await contentOf(id)
    expect(content.parts).toMatchObject([
      { openingFen: 100_000, statedInFen: 19_122_031, statedOutFen: 3_011_540, statedClosingFen: 16_210_491 },
    ])
    expect(content.lines).toMatchObject([
      { line: 'parking', name: '停车', inFen: 12_431_820, outFen: 3_011_540 },
      { line: 'advertising', name: '楼宇广告', inFen: 6_690_211, outFen: 0, note: '业主大会决议' },
    ])
    expect(await wrong(id)).toEqual([])
  })

  it('reads back what this program itself lays out', async () => {
    await givenMiniLedger(office)
    const author = await office.signIn(manager, 'chenjie', ['officer'])
    const submitted = await givenSubmitted(author)
    await manager.disclosures.publish({ ...submitted, ...posted })
    const running = author.disclosures.export({ id: submitted.id })
    const { sheet } = await exported(author, running)
    const bytes = new Uint8Array(await sheet.workbook.xlsx.writeBuffer())
    const { id } = await take(new File([bytes], 'x.xlsx'))
    const [before, after] = [await contentOf(submitted.id), await contentOf(id)]
    const amounts = (content: typeof before) =>
      content.lines.map(({ line, name, inFen, outFen }) => [line, name, inFen, outFen])
    expect(amounts(after)).toEqual(amounts(before))
    expect(after.parts).toMatchObject([
      { openingFen: 100_000, statedInFen: 850_000, statedOutFen: 750_000, statedClosingFen: 200_000 },
    ])
  })

  it('is refused whole, with the row that is wrong', async () => {
    const bad = typed.map((row) => row.map((cell) => (cell === '262,410.45' ? '约26万' : cell)))
    const error = await take(await workbook(bad, merged)).catch((fault: unknown) => fault)
    expect(error).toMatchObject({ code: 'INVALID_INPUT', data: { field: 'row', row: 11 } })
    expect(
      await refusal(
        take(
          await workbook([
            ['姓名', '电话'],
            ['王芳', '1'],
          ]),
        ),
      ),
    ).toBe('WORKBOOK_NO_HEADER')
    expect(await refusal(take(new File(['\u0000\u0001'], 'x.xlsx')))).toMatch(/^WORKBOOK_/)
    const file = await workbook(typed, merged)
    const period = { fromMonth: '2025-02', untilMonth: '2025-01' }
    expect(await refusal(manager.disclosures.importSheet({ file, mode: 'lump-sum', ...period }))).toBe(
      'INVALID_INPUT untilMonth',
    )
    expect((await manager.disclosures.list({})).total).toBe(0)
    const clerk = await office.signIn(manager, 'wangli', ['clerk'])
    expect(await refusal(clerk.disclosures.importSheet({ file, mode: 'lump-sum', ...year2025 }))).toBe(
      'NOT_PERMITTED',
    )
  })
})

it('reads an amount in any of the ways people write one, to the fen', () => {
  const text = (v: string) => typedFen({ t: 's', v }, '元')
  const cases: [string, number | null | undefined][] = [
    ['1,618,402.11', 161_840_211],
    ['￥１，２８０．５', 128_050],
    ['(300.00)', -30_000],
    ['−356,905.25', -35_690_525],
    ['-0', 0],
    ['161.8402万元', 161_840_200],
    ['3万', 3_000_000],
    ['—', null],
    ['', null],
    ['无', null],
    ['1,23', undefined],
    ['12.345', undefined],
    ['约26万', undefined],
    ['1e5', undefined],
    ['9'.repeat(20), undefined],
  ]
  for (const [typed, fen] of cases) expect(text(typed), typed).toBe(fen)
  expect(typedFen({ t: 'n', v: 0.1 + 0.2 }, '元')).toBe(30)
  expect(typedFen({ t: 'n', v: 1.005 }, '元')).toBe(101)
  expect(typedFen({ t: 'n', v: -95.123456 }, '万元')).toBe(-95_123_456)
  expect(typedFen({ t: 'b', v: true }, '元')).toBeUndefined()
})
