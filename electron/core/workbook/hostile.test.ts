import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cellText } from './cell.ts'
import { listSheets } from './read-workbook.ts'
import { openWorkbook, readRows } from './reader.ts'
import { guessHeader, guessMapping } from './table.ts'
import type { ImportColumn } from './table.ts'
import { allRows, fixture, makeWorkbook, makeZip, tempFolder } from './test-support.ts'

const temp = tempFolder(afterAll)
let started = 0
beforeEach(() => {
  started = performance.now()
})
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
})

/** Opens the file as the core does and expects the code, from the start of the test on within two seconds. */
async function expectRefusal(bytes: Uint8Array, code: string): Promise<void> {
  const file = temp('hostile.xlsx', bytes)
  started = performance.now()
  await expect(openWorkbook(file)).rejects.toMatchObject({ name: 'WorkbookError', code, message: code })
  expect(performance.now() - started).toBeLessThan(2000)
}

const row = (cells: string, number = '') => `<row${number && ` r="${number}"`}>${cells}</row>`
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`

describe('files that mean harm are answered with a code within two seconds', () => {
  it('a part that inflates to a hundred times its size and more', async () => {
    const bomb = row('<c><v>1</v></c>').repeat(2_000_000)
    await expectRefusal(makeWorkbook({ sheet: `<sheetData>${bomb}</sheetData>` }), 'WORKBOOK_TOO_LARGE')
  })

  it('a part that says it is small and is not', async () => {
    const data = `<worksheet><sheetData>${row('<c><v>1</v></c>').repeat(500_000)}</sheetData></worksheet>`
    const lying = { name: 'xl/worksheets/sheet1.xml', data, declaredSize: 5000 }
    await expectRefusal(makeWorkbook({ sheet: '', parts: [lying] }), 'WORKBOOK_TOO_LARGE')
  })

  it('ten thousand entries', async () => {
    const parts = Array.from({ length: 10_000 }, (_, i) => ({ name: `xl/media/image${i}.xml`, data: 'x' }))
    await expectRefusal(makeWorkbook({ sheet: '<sheetData/>', parts }), 'WORKBOOK_TOO_LARGE')
  })

  it('parts that together would inflate to more than a gigabyte', async () => {
    const part = (name: string) => ({ name, data: 'x', declaredSize: 900 * 1024 * 1024 })
    const parts = [part('xl/media/image1.png'), part('xl/media/image2.png')]
    await expectRefusal(makeWorkbook({ sheet: '<sheetData/>', parts }), 'WORKBOOK_TOO_LARGE')
  })

  it('two parts of one name', async () => {
    const twice = { name: 'XL/workbook.xml', data: '<workbook/>' }
    await expectRefusal(makeWorkbook({ sheet: '<sheetData/>', parts: [twice] }), 'WORKBOOK_BROKEN')
  })

  it('a part outside the package', async () => {
    const parts = [{ name: '../../evil.xml', data: 'x' }]
    await expectRefusal(makeWorkbook({ sheet: '<sheetData/>', parts }), 'WORKBOOK_BROKEN')
  })

  it('another kind of file under the name of a workbook', async () => {
    await expectRefusal(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'WORKBOOK_NOT_A_TABLE')
    await expectRefusal(makeZip([{ name: 'readme.txt', data: 'hello' }]), 'WORKBOOK_NOT_A_TABLE')
    await expectRefusal(new Uint8Array(), 'WORKBOOK_EMPTY')
    await expectRefusal(readFileSync(fixture('02b-register-saved.xls')), 'WORKBOOK_OLD_FORMAT')
  })

  it('a file cut short, at any place', async () => {
    const whole = readFileSync(fixture('01-register.xlsx'))
    for (const share of [0.01, 0.5, 0.999])
      await expectRefusal(whole.subarray(0, Math.floor(whole.length * share)), 'WORKBOOK_BROKEN')
  })

  it('a sheet cut short inside a whole package', async () => {
    const sheet = {
      name: 'xl/worksheets/sheet1.xml',
      data: '<worksheet><sheetData><row><c><v>1</v></c></row>',
    }
    await expectRefusal(makeWorkbook({ sheet: '', parts: [sheet] }), 'WORKBOOK_BROKEN')
  })

  it('damaged bytes in the middle', async () => {
    const bytes = Buffer.from(readFileSync(fixture('01-register.xlsx')))
    bytes.fill(0xa5, 30_000, 31_000)
    await expectRefusal(bytes, 'WORKBOOK_BROKEN')
  })

  it.each(['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'])(
    'entities in %s',
    async (name) => {
      const data =
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData/>&b;</worksheet>'
      await expectRefusal(makeWorkbook({ sheet: '<sheetData/>', parts: [{ name, data }] }), 'WORKBOOK_BROKEN')
    },
  )

  it('more rows than an office can have', async () => {
    const rows = Array.from({ length: 200_001 }, (_, i) => row(`<c><v>${i * 7919}</v></c>`)).join('')
    await expectRefusal(makeWorkbook({ sheet: `<sheetData>${rows}</sheetData>` }), 'WORKBOOK_TOO_LARGE')
  })

  it('more columns than are read', async () => {
    const sheet = `<sheetData>${row('<c r="IW1"><v>1</v></c>', '1')}</sheetData>`
    await expectRefusal(makeWorkbook({ sheet }), 'WORKBOOK_TOO_LARGE')
  })

  it('row numbers that run backwards or beyond the sheet', async () => {
    for (const number of ['1048577', '0', '-1', '1.5', '1e3000', 'x']) {
      const sheet = `<sheetData>${row('<c><v>1</v></c>', number)}</sheetData>`
      await expectRefusal(makeWorkbook({ sheet }), 'WORKBOOK_BROKEN')
    }
  })

  it('a shared string that is not there', async () => {
    const sheet = `<sheetData>${row('<c t="s"><v>99</v></c>')}</sheetData>`
    await expectRefusal(makeWorkbook({ sheet, strings: '<si><t>a</t></si>' }), 'WORKBOOK_BROKEN')
  })

  it('a quote that is never closed', async () => {
    await expectRefusal(Buffer.from(`a,b\n"${'x,y\n'.repeat(500_000)}`), 'WORKBOOK_BROKEN')
  })
})

describe('odd files that mean no harm are read', () => {
  it('a million rows of which two hold something', async () => {
    const blank = Array.from({ length: 300_000 }, (_, i) => `<row r="${i + 2}"/>`).join('')
    const sheet = `<sheetData>${row(text('房号'), '1')}${blank}${row(text('101'), '1048576')}</sheetData>`
    const file = temp('sparse.xlsx', makeWorkbook({ sheet }))
    started = performance.now()
    expect((await openWorkbook(file)).sheets[0]).toMatchObject({ rowCount: 1_048_576, columnCount: 1 })
    const numbers: number[] = []
    for await (const batch of readRows(file, 0)) numbers.push(...batch.map((each) => each.row))
    expect(numbers).toEqual([1, 1_048_576])
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('one merged range over the whole sheet', async () => {
    const sheet = `<sheetData>${row(text('房号'), '1')}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`
    const file = temp('merged.xlsx', makeWorkbook({ sheet }))
    started = performance.now()
    expect((await openWorkbook(file)).sheets[0]).toMatchObject({ rowCount: 1, columnCount: 1 })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('ranges that overlap by the thousand are refused instead', async () => {
    const merges = '<mergeCell ref="A1:C900000"/>'.repeat(5000)
    const sheet = `<sheetData>${row(text('a'), '1')}</sheetData><mergeCells>${merges}</mergeCells>`
    await expect(allRows(makeWorkbook({ sheet }))).rejects.toMatchObject({ code: 'WORKBOOK_BROKEN' })
  })

  it('headers and values with the names of JavaScript', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const sheet = `<sheetData>${row(names.map(text).join(''), '1')}${row(names.map(() => text('polluted')).join(''), '2')}</sheetData>`
    const rows = await allRows(makeWorkbook({ sheet }))
    expect(rows.map(({ cells }) => cells.map(cellText))).toEqual([names, names.map(() => 'polluted')])
    const columns: ImportColumn[] = names.map((name) => ({
      key: name,
      aliases: [name],
      parse: () => ({ value: null }),
    }))
    expect(guessHeader(rows, names)).toMatchObject({ row: 1, matches: 4 })
    expect(guessMapping(rows[0]?.cells ?? [], columns).map((guess) => guess?.key)).toEqual(names)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('a sheet of no rows', async () => {
    const { sheets } = await listSheets(makeWorkbook({ sheet: '<sheetData/>' }))
    expect(sheets).toMatchObject([{ rowCount: 0, columnCount: 0 }])
    expect(await allRows(makeWorkbook({ sheet: '<sheetData/>' }))).toEqual([])
  })
})
