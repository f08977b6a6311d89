import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, it } from 'vitest'
import { cellText } from './cell.ts'
import type { Cell, SheetRow } from './cell.ts'
import { listSheets, readSheet } from './read-workbook.ts'
import { allRows, fixture, makeWorkbook, tempFolder } from './test-support.ts'

const temp = tempFolder(afterAll)
const REGISTER = fixture('01-register.xlsx')
const HANDMADE = fixture('02-register-handmade.xlsx')

const texts = (rows: SheetRow[]) => rows.map(({ row, cells }) => [row, ...cells.map(cellText)])
const column = (rows: SheetRow[], at: number) => rows.map(({ cells }) => cellText(cells[at]))
const oneRow = async (cells: string, more: object = {}): Promise<Cell[]> => {
  const rows = await allRows(makeWorkbook({ sheet: `<sheetData><row>${cells}</row></sheetData>`, ...more }))
  return rows[0]?.cells ?? []
}

describe('the register 01', () => {
  it('lists its one sheet', async () => {
    expect(await listSheets(REGISTER)).toEqual({
      kind: 'xlsx',
      sheets: [
        { index: 0, name: '房屋业主', hidden: false, rowCount: 676, columnCount: 22, estimated: false },
      ],
    })
  })

  it('has a header and 675 rows, numbered as Excel shows them', async () => {
    const rows = await allRows(REGISTER)
    expect(rows).toHaveLength(676)
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 676 }, (_, i) => i + 1))
    expect(rows[1]?.cells.slice(0, 9)).toEqual([
      { t: 's', v: '青龙园' },
      { t: 's', v: '1栋' },
      { t: 's', v: '1单元' },
      { t: 's', v: '101' },
      { t: 'n', v: 1 },
      { t: 'n', v: 89.15 },
      { t: 's', v: '住宅' },
      { t: 's', v: '已入住' },
      { t: 'd', v: '2017-04-03' },
    ])
  })

  it('reads the same from bytes and from its GB18030 CSV', async () => {
    const rows = texts(await allRows(REGISTER))
    expect(texts(await allRows(readFileSync(REGISTER)))).toEqual(rows)
    expect(texts(await allRows(fixture('01b-register-gb18030.csv')))).toEqual(rows)
  })
})

describe('the handmade register 02', () => {
  it('marks the hidden sheet', async () => {
    const { sheets } = await listSheets(HANDMADE)
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['说明', false],
      ['旧', true],
    ])
  })

  it('fills merged buildings down and leaves blank rows out', async () => {
    const rows = await allRows(HANDMADE)
    const people = rows.filter(({ row }) => row >= 5 && row <= 267)
    expect(people.every(({ cells }) => /^\d+(#|栋|号楼)?$/.test(cellText(cells[1])))).toBe(true)
    expect(rows.some(({ row }) => row === 3 || row === 269)).toBe(false)
    expect(rows.at(-1)?.row).toBe(270)
  })

  it('reads what looks like a formula as the text it is, and a formula without a result as nothing', async () => {
    const rows = await allRows(HANDMADE)
    expect(rows.find(({ row }) => row === 267)?.cells[10]).toEqual({
      t: 's',
      v: '=HYPERLINK("http://x","点我")',
    })
    expect(rows.find(({ row }) => row === 268)?.cells[7]).toEqual({ t: 's', v: '', formula: true })
  })
})

it.each(['01-register.xlsx', '02-register-handmade.xlsx'])('%s reads as ExcelJS loads it', async (name) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(fixture(name))
  for (const [index, sheet] of book.worksheets.entries()) {
    const mine = new Map((await allRows(fixture(name), index)).map(({ row, cells }) => [row, cells]))
    let compared = 0
    sheet.eachRow((row, number) => {
      // A blank line inside a merged range stays blank here; ExcelJS gives it the value of the range.
      if (!mine.has(number)) return
      row.eachCell((cell, at) => {
        const own = cell.isMerged && cell.master !== cell ? cell.master.value : cell.value
        if (own === null || (typeof own === 'object' && 'formula' in own)) return
        const expected = own instanceof Date ? own.toISOString().slice(0, 10) : own
        const actual = mine.get(number)?.[at - 1]
        expect([number, at, actual && actual.v]).toEqual([number, at, expected])
        compared++
      })
    })
    expect(compared).toBeGreaterThan(0)
  }
})

describe('cells as programs write them', () => {
  it('joins rich text and leaves phonetic guides out', async () => {
    const cells =
      '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r></is></c>'
    const strings =
      '<si><r><t>李</t></r><r><rPr><b/></rPr><t xml:space="preserve">四 </t></r></si>' +
      '<si><t>王五</t><rPh sb="0" eb="1"><t>wang</t></rPh></si>'
    expect((await oneRow(cells, { strings })).map(cellText)).toEqual(['李四 ', '王五', '张三'])
  })

  it('decodes each escape once', async () => {
    const cells =
      '<c t="str"><v>&amp;lt;b&amp;gt;</v></c><c t="inlineStr"><is><t>a_x000A_b_x005F_x0041_</t></is></c>'
    expect((await oneRow(cells)).map(cellText)).toEqual(['&lt;b&gt;', 'a\nb_x0041_'])
  })

  it('takes the stored result of a formula, whatever its type', async () => {
    const cells = [
      '<c><f>1+1</f><v>2</v></c>',
      '<c t="str"><f>"a"</f><v>a</v></c>',
      '<c t="b"><f>TRUE</f><v>1</v></c>',
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c s="1"><f>TODAY()</f><v>45000</v></c>',
      '<c><f t="shared" si="0"/><v>7</v></c>',
    ].join('')
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    expect(await oneRow(cells, { styles })).toEqual([
      { t: 'n', v: 2, formula: true },
      { t: 's', v: 'a', formula: true },
      { t: 'b', v: true, formula: true },
      { t: 'e', v: '#DIV/0!', formula: true },
      { t: 'd', v: '2023-03-15', formula: true },
      { t: 'n', v: 7, formula: true },
    ])
  })

  it('keeps the precision a date is shown with', async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="14"/></cellXfs>'
    const cells =
      '<c s="1"><v>43739</v></c><c s="1"><v>43740</v></c><c s="2"><v>43739</v></c><c t="d"><v>2019-10-01T08:30:00</v></c>'
    expect(await oneRow(cells, { styles })).toEqual([
      { t: 'd', v: '2019-10-01', precision: 'month' },
      { t: 'd', v: '2019-10-02' },
      { t: 'd', v: '2019-10-01' },
      { t: 'd', v: '2019-10-01', time: '08:30:00' },
    ])
  })

  it('follows the 1904 date system', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    for (const value of ['1', 'true']) {
      const workbookPr = `<workbookPr date1904="${value}"/>`
      expect(await oneRow('<c s="0"><v>42277</v></c>', { styles, workbookPr })).toEqual([
        { t: 'd', v: '2019-10-01' },
      ])
    }
  })

  it('reads sheets whose names carry a namespace prefix, and rows and cells without addresses', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const bytes = makeWorkbook({
      sheet: '',
      parts: [
        {
          name: 'xl/worksheets/sheet1.xml',
          data: `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c/><x:c><x:v>5</x:v></x:c></x:row><x:row r="9"><x:c r="C9"><x:v>6</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="C9:D9"/></x:mergeCells></x:worksheet>`,
        },
      ],
    })
    expect(texts(await allRows(bytes))).toEqual([
      [1, '', '5'],
      [9, '', '', '6', '6'],
    ])
  })

  it('keeps characters whole that the edge of a chunk cuts', async () => {
    const names = Array.from({ length: 30_000 }, (_, i) => `${'房'.repeat(i % 7)}号${i}`)
    const sheet = names.map((name) => `<row><c t="inlineStr"><is><t>${name}</t></is></c></row>`).join('')
    const rows = await allRows(makeWorkbook({ sheet: `<sheetData>${sheet}</sheetData>` }))
    expect(column(rows, 0)).toEqual(names)
  })
})

describe('merged cells', () => {
  const sheet = (rows: string, merges: string[]) =>
    makeWorkbook({
      sheet: `<sheetData>${rows}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    })

  it('fill right and down, but only rows that hold something of their own', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>' +
      '<row r="2"><c r="A2"/><c r="C2"><v>3</v></c></row>' +
      '<row r="3"><c r="A3"/></row>' +
      '<row r="4"><c r="D4"><v>4</v></c></row>'
    expect(texts(await allRows(sheet(rows, ['A1:B4'])))).toEqual([
      [1, '1', '1', '2'],
      [2, '1', '1', '3'],
      [4, '1', '1', '', '4'],
    ])
  })

  it('do not reach beyond the columns that are read', async () => {
    const rows = await allRows(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', ['A1:XFD1048576']))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.cells).toHaveLength(256)
  })
})

it('reads a sheet of more than 20 MB, its size estimated', async () => {
  const note = '说明'.repeat(60)
  const line = (i: number) =>
    `<row r="${i + 1}"><c r="A${i + 1}"><v>${i * 7919}</v></c><c r="B${i + 1}" t="str"><v>${note}${i}</v></c></row>`
  const sheet = `<sheetData>${Array.from({ length: 50_000 }, (_, i) => line(i)).join('')}</sheetData><mergeCells><mergeCell ref="B50000:C50000"/></mergeCells>`
  const bytes = makeWorkbook({ sheet })
  expect((await listSheets(bytes)).sheets).toMatchObject([
    { rowCount: 50_000, columnCount: 2, estimated: true },
  ])
  const rows = await allRows(bytes)
  expect(rows).toHaveLength(50_000)
  expect(rows.at(-1)?.cells.map(cellText)).toEqual(['395942081', `${note}49999`, `${note}49999`])
})

describe('CSV', () => {
  const csv = (text: string) => allRows(temp('table.csv', Buffer.from(text)))

  it('numbers records as Excel numbers rows and keeps line breaks in quotes', async () => {
    expect(texts(await csv('房号,备注\n\n101,"上\n下"\r\n,,\n102,"说""好"""\n'))).toEqual([
      [1, '房号', '备注'],
      [3, '101', '上\n下'],
      [5, '102', '说"好"'],
    ])
  })

  it('takes rows of unequal length', async () => {
    expect(texts(await csv('\ufeffa,b\n1\n1,2,3\n'))).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
      [3, '1', '2', '3'],
    ])
  })
})

describe('reading', () => {
  it('passes on what the consumer throws', async () => {
    const thrown = new Error('stop')
    await expect(
      readSheet(REGISTER, 0, () => {
        throw thrown
      }),
    ).rejects.toBe(thrown)
  })

  it('stops when asked to', async () => {
    const stop = new AbortController()
    const reading = readSheet(REGISTER, 0, () => stop.abort(), stop.signal)
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    await expect(listSheets(REGISTER, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('says when there is no such sheet', async () => {
    await expect(readSheet(REGISTER, 1, () => undefined)).rejects.toMatchObject({ name: 'NoSuchSheetError' })
  })

  it('gives the same days in every time zone', () => {
    const module = JSON.stringify(new URL('./test-support.ts', import.meta.url).href)
    const script = `const { allRows } = await import(${module}); console.log(JSON.stringify(await allRows(${JSON.stringify(REGISTER)})))`
    const run = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    const east = run('Asia/Shanghai')
    expect(run('America/Los_Angeles')).toBe(east)
    expect(east).toContain('{"t":"d","v":"2017-04-03"}')
  })
})
