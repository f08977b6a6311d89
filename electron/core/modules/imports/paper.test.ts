import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { fieldsOf, importTargets, problemReasons } from '../../../../shared/modules/imports/terms.ts'
import { checkDigit } from '../../../../shared/modules/residents/id-number.ts'
import { messages } from '../../../../shared/locale/index.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { count, csv, finish, fixture, importAll, uploadAndCheck } from './testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

/** The file that a stream ends with. */
async function download(stream: Promise<AsyncIterable<ExportEvent>>, by = manager): Promise<File> {
  let key = ''
  for await (const event of await stream) if (event.kind === 'ready') ({ key } = event)
  return by.system.download({ key })
}

async function opened(file: File): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  return book
}

/** Types a row into a sheet as a person would. */
async function filledIn(file: File, cells: Record<string, string | number | Date>): Promise<File> {
  const book = await opened(file)
  const sheet = book.worksheets[0]!
  const header = sheet.getRow(1).values as string[]
  for (const [name, value] of Object.entries(cells)) sheet.getCell(2, header.indexOf(name)).value = value
  return new File([new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)], 'filled.xlsx')
}

describe('the template', () => {
  it.each(importTargets)('for a %s names every column so that it is found by itself', async (target) => {
    const file = await download(manager.imports.template({ target }))
    expect(file.name).toMatch(/\.xlsx$/)
    const uploaded = await manager.imports.upload({ file })
    expect(uploaded).toMatchObject({ target, sheetIndex: 0, headerRow: 1 })
    expect(uploaded.mapping).toEqual(
      Object.fromEntries(fieldsOf[target].map((field, index) => [field, index])),
    )
    expect(uploaded.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      [expect.any(String), false],
      ['示例', false],
      ['填写说明', false],
      ['选项', true],
    ])
    const { checked } = await uploadAndCheck(manager, file)
    expect(checked.summary).toMatchObject({ counts: { new: 0, rejected: 0 }, problems: 0 })
  })

  it('offers the words of the office’s own lists, also those added since', async () => {
    await manager.dictionaries.add({ dictionary: 'groups', name: '退伍军人' })
    const book = await opened(await download(manager.imports.template({ target: 'register' })))
    const sheet = book.worksheets[0]!
    const column = (sheet.getRow(1).values as string[]).indexOf('客户群体')
    const rule = sheet.getCell(2, column).dataValidation
    expect(rule).toMatchObject({ type: 'list', errorStyle: 'warning' })
    const [, letter, last] = /\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)/.exec(rule.formulae[0] as string)!
    const lists = book.getWorksheet('选项')!
    const offered = Array.from({ length: Number(last) }, (_, at) => lists.getCell(`${letter}${at + 1}`).text)
    expect(offered).toEqual(['教师群体', '家属群体', '商业经营群体', '退伍军人'])
    // Digits typed into these stay what was typed.
    for (const name of ['联系电话', '身份证号', '房号', '车牌号'])
      expect(sheet.getColumn((sheet.getRow(1).values as string[]).indexOf(name)).numFmt).toBe('@')
  })

  it('filled in comes into the archive', async () => {
    const file = await download(manager.imports.template({ target: 'register' }))
    const filled = await filledIn(file, {
      房号: '3-2-501',
      业主姓名: '王芳',
      联系电话: '13800138000',
      性别: '女',
    })
    await importAll(manager, filled)
    expect((await manager.residents.list({})).rows).toMatchObject([
      { name: '王芳', houses: [{ label: '3-2-501' }] },
    ])

    const ledger = await download(manager.imports.template({ target: 'ledger' }))
    const book = await filledIn(ledger, {
      编号: 'TS1',
      受理时间: new Date(Date.UTC(2025, 10, 3, 9, 30)),
      内容: '电梯停了',
      房号: '3-2-501',
      投诉人: '王芳',
      受理方式: '电话',
    })
    await importAll(manager, book)
    expect((await manager.tickets.list({})).rows).toMatchObject([
      { number: 'TS1', room: '3-2-501', caller: '王芳', receivedAt: '2025-11-03T01:30:00.000Z' },
    ])
  })

  it('has an example that would itself be taken without a question', async () => {
    for (const target of importTargets) {
      const file = await download(manager.imports.template({ target }))
      const { id } = await manager.imports.upload({ file })
      const { mapping } = await manager.imports.choose({ id, target, sheetIndex: 1, headerRow: 1 })
      const columns = await manager.imports.values({ id, mapping })
      expect(columns.flatMap(({ values }) => values.filter(({ decision }) => !decision))).toEqual([])
      const { summary } = await finish(manager.imports.check({ id, mapping }))
      expect(summary).toMatchObject({ counts: { rejected: 0 }, undecided: 0 })
      expect(summary!.counts.new).toBeGreaterThan(1)
      const { rows } = await manager.imports.rows({ id, problemsOnly: true })
      const known = ['PHONES_TWO', 'HOUSE_UNKNOWN']
      expect(
        rows.flatMap(({ problems }) => problems).filter(({ reason }) => !known.includes(reason)),
      ).toEqual([])
      // A charge needs a house that is there.
      if (target === 'register') await finish(manager.imports.apply({ id }))
    }
  })

  /** A column of each that is chosen from a list. */
  const listed = { register: 'gender', ledger: 'channel', charges: 'payMethod', cashbook: 'fund' } as const

  it('opens in LibreOffice with every column and list', async () => {
    try {
      execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    } catch {
      process.stdout.write('SKIPPED: LibreOffice is not installed\n')
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'guanjia-'))
    try {
      for (const target of importTargets) {
        const file = await download(manager.imports.template({ target }))
        const path = join(folder, `${target}.xlsx`)
        writeFileSync(path, new Uint8Array(await file.arrayBuffer()))
        const converted = join(folder, 'converted')
        execFileSync(
          'soffice',
          [
            ...['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'xlsx'],
            ...['--outdir', converted, path],
          ],
          { stdio: 'ignore', timeout: 60_000 },
        )
        const bytes = readFileSync(join(converted, `${target}.xlsx`))
        const uploaded = await manager.imports.upload({ file: new File([bytes], 'again.xlsx') })
        expect(Object.keys(uploaded.mapping)).toHaveLength(fieldsOf[target].length)
        const book = new ExcelJS.Workbook()
        await book.xlsx.load(bytes.buffer as ArrayBuffer)
        const column = uploaded.mapping[listed[target]]! + 1
        expect(book.worksheets[0]!.getCell(2, column).dataValidation).toMatchObject({ type: 'list' })
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

describe('the rows with problems', () => {
  const header = ['楼栋', '房号', '姓名', '电话', '身份证号', '面积', '门禁卡']
  const withCheckDigit = (digits: string) => digits + checkDigit(digits)
  const right = withCheckDigit('11010119900307001')
  const other = withCheckDigit('11010119900307002')
  const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0')
  const book = () =>
    csv([
      header,
      ['1栋', '101', '张三', '13800138000', wrong, '89', 'A1'],
      ['1栋', '102', '李四', '12345', '', '90', 'A2'],
      ['1栋', '', '王五', '13900139000', other, '91', 'A3'],
      ['1栋', '104', '赵六', '13700137000/13600136000', '', '92', 'A4'],
      ['1栋', '105', '钱七', '13500135000', '', '93', 'A5'],
    ])
  const rowsOf = async (file: File) => {
    const sheet = (await opened(file)).worksheets[0]!
    return Array.from({ length: sheet.rowCount }, (_, at) =>
      Array.from({ length: header.length + 1 }, (__, column) => sheet.getCell(at + 1, column + 1).text),
    )
  }

  it('come back as they stood with what is wrong, and go in once they are corrected', async () => {
    const { id } = await uploadAndCheck(manager, book())
    const file = await download(manager.imports.errorFile({ id }))
    const rows = await rowsOf(file)
    expect(rows).toEqual([
      [...header, '错误原因'],
      ['1栋', '101', '张三', '13800138000', wrong, '89', 'A1', expect.stringMatching(/^身份证号：.*校验位/)],
      ['1栋', '102', '李四', '12345', '', '90', 'A2', expect.stringMatching(/^联系电话：.*位数不够/)],
      ['1栋', '', '王五', '13900139000', other, '91', 'A3', expect.stringMatching(/^房号：没有填/)],
    ])
    await finish(manager.imports.apply({ id }))
    const corrected = await opened(file)
    const sheet = corrected.worksheets[0]!
    sheet.getCell('E2').value = right
    sheet.getCell('D3').value = '13400134000'
    sheet.getCell('B4').value = '103'
    const again = new File(
      [new Uint8Array((await corrected.xlsx.writeBuffer()) as ArrayBuffer)],
      'corrected.xlsx',
    )
    const second = await uploadAndCheck(manager, again)
    expect(Object.keys(second.uploaded.mapping)).toHaveLength(6)
    await finish(manager.imports.apply({ id: second.id }))
    expect(count(office, 'houses')).toBe(5)
    expect(count(office, 'residents')).toBe(5)
    expect(count(office, 'resident_phones')).toBe(6)
    expect(count(office, 'residents', 'id_number_digest IS NOT NULL')).toBe(2)
  })

  it('have what is to be corrected once they are applied as well, and what was taken left empty', async () => {
    const { id } = await importAll(manager, book())
    const rows = await rowsOf(await download(manager.imports.errorFile({ id })))
    expect(rows.slice(1)).toEqual([
      [
        '1栋',
        '101',
        '张三',
        '',
        wrong,
        '89',
        '',
        expect.stringMatching(/^身份证号：.*；已导入的号码不再写出/),
      ],
      ['1栋', '102', '李四', '12345', '', '90', '', expect.stringMatching(/^联系电话：[^；]*$/)],
      ['1栋', '', '王五', '13900139000', other, '91', '', expect.stringMatching(/^房号：[^；]*$/)],
    ])
    const { rows: audited } = await manager.system.audit({})
    expect(audited[0]).toMatchObject({ action: 'imports.errorFile', label: 'unmasked: 3' })
  })

  it('say why a cell is empty to somebody who may not see whole numbers', async () => {
    const { id } = await importAll(manager, book())
    const { code } = await manager.accounts.createRole({ name: '只导入', permissions: ['imports.run'] })
    const limited = await office.signIn(manager, 'limited', [code])
    const rows = await rowsOf(await download(limited.imports.errorFile({ id }), limited))
    expect(rows[1]!.slice(2, 5)).toEqual(['张三', '', ''])
    expect(rows[1]!.at(-1)).toMatch(/；身份证号：您的岗位看不到完整号码/)
    expect(rows[3]!.at(-1)).toMatch(/联系电话、身份证号：您的岗位看不到完整号码/)
  })

  it('never write a masked number, which would be imported as it stands', async () => {
    const { id } = await importAll(
      manager,
      csv([
        ['楼栋', '房号', '姓名', '电话', '备注'],
        ['1栋', '101', '张三', '12345', '儿子13800138000'],
        ['1栋', '', '李四', '', '儿子13900139000'],
      ]),
    )
    const sheet = (await opened(await download(manager.imports.errorFile({ id })))).worksheets[0]!
    expect([2, 3].map((row) => sheet.getCell(row, 5).text)).toEqual(['', '儿子13900139000'])
  })

  it('of a number that lost its digits leave the cell empty: as text it would pass for one', async () => {
    const { id } = await uploadAndCheck(manager, fixture('02-register-handmade.xlsx'))
    const sheet = (await opened(await download(manager.imports.errorFile({ id })))).worksheets[0]!
    const reasons = (sheet.getRow(1).values as string[]).indexOf('错误原因')
    const lost = sheet
      .getColumn(reasons)
      .values.flatMap((text, row) => (String(text).includes('末几位已丢失') ? [row] : []))
    expect(lost).toHaveLength(4)
    for (const row of lost) expect(sheet.getCell(row, 7).text).toBe('')
    const { rows } = await manager.system.audit({})
    expect(rows[0]).toMatchObject({ action: 'imports.errorFile', subject: `import:${id}` })
  })
})

it('has words for every reason in both languages', () => {
  for (const { imports } of Object.values(messages))
    expect(problemReasons.filter((reason) => !(reason in imports.problem))).toEqual([])
})
