import type ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenMiniLedger, givenSubmitted, posted, year2025 } from '../../testing/disclosures.ts'
import { exported } from '../../testing/exported.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let author: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  author = await office.signIn(manager, 'chenjie', ['officer'])
  await givenMiniLedger(office)
})
afterEach(() => office.close())

/** The row that a name stands in, its cells by column letter. */
function rowNamed(sheet: ExcelJS.Worksheet, name: string): ExcelJS.Row {
  let found: ExcelJS.Row | undefined
  sheet.eachRow((row) => {
    if (row.getCell(2).value === name) found ??= row
  })
  if (!found) throw new Error(`no row ${name}`)
  return found
}

it('lays a published sheet out as it is posted', async () => {
  const submitted = await givenSubmitted(author, ['service', 'public'])
  const { checkCode } = await manager.disclosures.publish({ ...submitted, ...posted })
  const clerk = await office.signIn(manager, 'wangli', ['clerk'])
  const { sheet, ready, text } = await exported(
    clerk,
    clerk.disclosures.export({ id: submitted.id, paper: 'A3' }),
  )
  expect(ready.fileName).toMatch(/^物业服务收支情况公示-GS-2026-001-\d{8}-\d{4}\.xlsx$/)
  expect(sheet.getCell('A1').value).toBe('物业服务收支情况公示')
  expect(sheet.getCell('I1').master.address).toBe('A1')
  expect(sheet.getCell('A2').value).toBe('青龙园　2025 年 1 月 — 12 月　（包干制）')
  const staff = rowNamed(sheet, '管理服务人员费用')
  expect(staff.getCell(4)).toMatchObject({ value: 6_000, numFmt: '#,##0.00;-#,##0.00;0.00' })
  expect(staff.getCell(8)).toMatchObject({ value: 0.8, numFmt: '0.0%' })
  expect(staff.getCell(4).border.top).toMatchObject({ style: 'thin' })
  expect(rowNamed(sheet, '期初结余').getCell(4).value).toBe(1_000)
  expect(rowNamed(sheet, '支出合计').getCell(4).value).toBe(7_500)
  expect(rowNamed(sheet, '期末结余（一＋二－三）').getCell(4).value).toBe(2_000)
  expect([3, 4, 5].map((at) => rowNamed(sheet, '停车').getCell(at).value)).toEqual([900, 100, 800])
  expect(sheet.pageSetup).toMatchObject({ paperSize: 8, fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
  expect(sheet.pageSetup.printArea).toBe(`A1:I${sheet.rowCount}`)
  for (const said of [
    checkCode,
    '2026-11-22 至 2026-12-06',
    '编制 chenjie',
    '审核 李静',
    '公共收益（归业主共有）',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('草稿')
  // Pages come apart: each bears number and code.
  expect(sheet.headerFooter.oddFooter).toContain(`GS-2026-001　校验码 ${checkCode}`)
  expect(text).toContain('数据来源　账册')
})

it('lists the sheets in a workbook, drafts only for those who see them', async () => {
  const submitted = await givenSubmitted(author)
  const { checkCode } = await manager.disclosures.publish({ ...submitted, ...posted })
  await author.disclosures.create({ parts: ['public'], mode: 'lump-sum', ...year2025 })
  const columns = ['number', 'state', 'checkCode', 'parts', 'postings'] as const
  const all = await exported(manager, manager.disclosures.exportList({ columns: [...columns] }))
  expect(all.ready).toMatchObject({ rows: 2 })
  expect(all.cells(1)).toEqual(['编号', '状态', '校验码', '内容', '张贴处数'])
  expect(all.cells(3)).toEqual(['GS-2026-001', '已发布', checkCode, '物业服务费收支', 0])
  const narrowed = await exported(manager, manager.disclosures.exportList({ state: 'draft' }))
  expect(narrowed.ready).toMatchObject({ rows: 1 })
  const clerk = await office.signIn(manager, 'wangli', ['clerk'])
  const published = await exported(clerk, clerk.disclosures.exportList({ columns: ['number'] }))
  expect([published.ready, published.cells(2)]).toMatchObject([{ rows: 1 }, ['GS-2026-001']])
})

it('says of a draft that it is one, and hands it to nobody else', async () => {
  const { id } = await author.disclosures.create({ parts: ['service'], mode: 'lump-sum', ...year2025 })
  const { sheet, text } = await exported(author, author.disclosures.export({ id }))
  expect(text).toContain('草稿，未发布')
  expect(sheet.pageSetup.paperSize).toBe(9)
  const clerk = await office.signIn(manager, 'wangli', ['clerk'])
  expect(await refusal(clerk.disclosures.export({ id }))).toBe('NOT_PERMITTED')
  const { raw } = office.core.services.database
  expect(
    raw
      .prepare(
        `SELECT subject, label FROM audit_entries WHERE action = 'disclosures.export' AND outcome = 'done'`,
      )
      .all(),
  ).toEqual([{ subject: `disclosure:${id}`, label: 'GS-2026-001' }])
})
