import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Cell } from './cell.ts'
import { readRows } from './reader.ts'
import { allRows, tempFolder } from './test-support.ts'
import { writeWorkbook } from './write-workbook.ts'
import type { ExportColumn, ExportValue, WriteOptions } from './write-workbook.ts'

const temp = tempFolder(afterAll)
let files = 0
const newFile = () => temp(`export-${++files}.xlsx`)

const columns = [
  { header: '编号', key: 'no', width: 22, type: 'text' },
  { header: '人数', key: 'count', width: 8, type: 'integer' },
  { header: '应收', key: 'money', width: 12, type: 'money' },
  { header: '面积', key: 'area', width: 10, type: 'decimal' },
  { header: '日期', key: 'day', width: 12, type: 'date' },
  { header: '受理时间', key: 'at', width: 18, type: 'datetime' },
  { header: '电话', key: 'phone', width: 14, type: 'text' },
] as const satisfies readonly ExportColumn[]
type Key = (typeof columns)[number]['key']
type Row = Partial<Record<Key, ExportValue>>

const writeBatches = (file: string, rows: WriteOptions<Key>['rows'], more: Partial<WriteOptions<Key>> = {}) =>
  writeWorkbook(file, { sheetName: '受理单', columns, rows, writtenAt: '2026-11-21T01:00:00Z', ...more })
const write = (file: string, rows: readonly Row[], more?: Partial<WriteOptions<Key>>) =>
  writeBatches(file, [rows], more)
const batchOf = (size: number, batch = 0): Row[] =>
  Array.from({ length: size }, (_, i) => rowOf(batch * size + i))

function rowOf(i: number): Row {
  return {
    no: `TS-20261121-${String(i).padStart(5, '0')}`,
    count: i,
    money: i * 7 + 1,
    area: 89.15,
    day: '2019-10-01',
    at: '2026-11-21 09:30:05',
    phone: '13800138000',
  }
}
const cellsOf = (i: number): Cell[] => [
  { t: 's', v: `TS-20261121-${String(i).padStart(5, '0')}` },
  { t: 'n', v: i, fmt: '0' },
  { t: 'n', v: (i * 7 + 1) / 100, fmt: '#,##0.00' },
  { t: 'n', v: 89.15 },
  { t: 'd', v: '2019-10-01' },
  { t: 'd', v: '2026-11-21', time: '09:30:05' },
  { t: 's', v: '13800138000' },
]

describe('writing a workbook', () => {
  it('comes back with the same values and types', async () => {
    const file = newFile()
    const footer = ['导出人：前台　2026-11-21 09:00', '=1+1']
    expect(await write(file, [rowOf(1), {}, rowOf(2)], { footer })).toBe(3)
    expect(await allRows(file)).toEqual([
      { row: 1, cells: columns.map(({ header }) => ({ t: 's', v: header })) },
      { row: 2, cells: cellsOf(1) },
      { row: 4, cells: cellsOf(2) },
      { row: 6, cells: [{ t: 's', v: footer[0] }] },
      { row: 7, cells: [{ t: 's', v: '=1+1' }] },
    ])
    expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('comes back whole with 20,000 rows, read through the worker', async () => {
    const file = newFile()
    const progress: number[] = []
    async function* batches() {
      for (let i = 0; i < 40; i++) yield batchOf(500, i)
    }
    await writeBatches(file, batches(), { onProgress: (count) => progress.push(count) })
    expect(progress).toEqual([...Array.from({ length: 20 }, (_, i) => (i + 1) * 1000), 20_000])
    let row = 1
    for await (const batch of readRows(file, 0)) {
      for (const each of batch) {
        if (each.row > 1) expect(each).toEqual({ row, cells: cellsOf(row - 2) })
        row++
      }
    }
    expect(row).toBe(20_002)
  })

  it('reads no more than it can write, and gives others their turn', async () => {
    let made = 0
    let written = 0
    let ahead = 0
    let turns = 0
    let counting = true
    const count = (): void => {
      turns++
      if (counting) setImmediate(count)
    }
    function* batches() {
      for (; made < 40_000; made += 1000) {
        ahead = Math.max(ahead, made - written)
        yield batchOf(1000, made / 1000)
      }
    }
    setImmediate(count)
    await writeBatches(newFile(), batches(), { onProgress: (rows) => (written = rows) })
    counting = false
    expect(ahead).toBeLessThanOrEqual(4000)
    expect(turns).toBeGreaterThanOrEqual(40)
  })

  it('writes several at once, whatever becomes of the others', async () => {
    const [first, second, stopped] = [newFile(), newFile(), newFile()]
    const stop = new AbortController()
    const onProgress = () => stop.abort(new Error('stopped'))
    const others = writeBatches(stopped, [batchOf(3000), batchOf(3000)], { onProgress, signal: stop.signal })
    await Promise.all([
      write(first, [rowOf(1)]),
      write(second, [rowOf(2)]),
      expect(others).rejects.toThrow('stopped'),
    ])
    const third = newFile()
    await write(third, [rowOf(3)])
    const rows = await Promise.all([first, second, third].map((file) => allRows(file)))
    expect(rows.map((each) => each[1]?.cells)).toEqual([cellsOf(1), cellsOf(2), cellsOf(3)])
    expect(existsSync(`${stopped}.part`)).toBe(false)
  })

  it('freezes and filters a bold header and stores phones as text', async () => {
    const file = newFile()
    await write(file, [rowOf(1)], { footer: ['x'], sheetName: "'受理[单]/*2026*?'" })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(file)
    const sheet = book.worksheets[0]
    expect(sheet?.name).toBe('受理 单   2026')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.autoFilter).toBe('A1:G2')
    expect(sheet?.getCell('A1').font.bold).toBe(true)
    expect(sheet?.getCell('G2').numFmt).toBe('@')
    expect(sheet?.getCell('G2').value).toBe('13800138000')
    expect(sheet?.getCell('C2').numFmt).toBe('#,##0.00')
    expect(book.created.toISOString()).toBe('2026-11-21T01:00:00.000Z')
  })

  it.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", '"=', '\t='])(
    'keeps a text that begins with %j a text',
    async (start) => {
      const file = newFile()
      const value = `${start}cmd|' /C calc'!A0`
      await write(file, [{ no: value, phone: `${start}1+1` }])
      const book = new ExcelJS.Workbook()
      await book.xlsx.readFile(file)
      const sheet = book.worksheets[0]
      expect(sheet?.getCell('A2').type).toBe(ExcelJS.ValueType.String)
      expect(sheet?.getCell('A2').formula).toBeUndefined()
      // A carriage return is Excel's line break, which is a line feed.
      expect((await allRows(file))[1]?.cells[0]).toEqual({ t: 's', v: value.replaceAll('\r', '\n') })
    },
  )

  it('brings any text back, less what XML cannot hold', async () => {
    const file = newFile()
    const texts = [
      ...fc.sample(fc.string({ unit: 'binary', minLength: 1 }), { numRuns: 300, seed: 7 }),
      '<b>&amp;&lt;</b>',
      '_x0041_',
      ' 前后 ',
      '𠮷😀',
      '\ud800x',
    ]
    const clean = (text: string) =>
      text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    await write(
      file,
      texts.map((no, i) => ({ no, count: i })),
    )
    const rows = (await allRows(file)).slice(1)
    expect(rows.map(({ cells }) => cells[0] && cells[0].v)).toEqual(texts.map((text) => clean(text) || null))
  })

  it('cuts a text Excel could not hold, visibly', async () => {
    const file = newFile()
    await write(file, [{ no: '长'.repeat(40_000) }])
    const cell = (await allRows(file))[1]?.cells[0]
    expect(cell?.t === 's' && [cell.v.length, cell.v.at(-1)]).toEqual([32_767, '…'])
  })

  it('keeps masked figures and partial dates as text and refuses an instant', async () => {
    const file = newFile()
    await write(file, [{ money: '***', day: '2019-10', count: NaN, phone: 138 }])
    expect((await allRows(file))[1]?.cells).toEqual([
      null,
      null,
      { t: 's', v: '***' },
      null,
      { t: 's', v: '2019-10' },
      null,
      { t: 's', v: '138' },
    ])
    await expect(write(file, [{ at: '2026-11-21T01:00:00Z' }])).rejects.toThrow(TypeError)
  })

  it('writes the same days in every time zone', async () => {
    const module = JSON.stringify(new URL('./write-workbook.ts', import.meta.url).href)
    for (const TZ of ['Asia/Shanghai', 'America/Los_Angeles', 'UTC']) {
      const file = newFile()
      const options = { sheetName: 'x', columns, rows: [[rowOf(1)]], writtenAt: '2026-11-21T01:00:00Z' }
      const script = `import(${module}).then(({ writeWorkbook }) => writeWorkbook(${JSON.stringify(file)}, ${JSON.stringify(options)}))`
      execFileSync(process.execPath, ['-e', script], {
        env: { ...process.env, TZ },
        stdio: 'ignore',
      })
      expect([TZ, (await allRows(file))[1]?.cells]).toEqual([TZ, cellsOf(1)])
    }
  })
})

describe('a workbook that is not finished', () => {
  const nothingLeft = (file: string) => !existsSync(file) && !existsSync(`${file}.part`)

  it('leaves no file when it is stopped', async () => {
    const file = newFile()
    const stop = new AbortController()
    const reason = new Error('stopped')
    async function* batches() {
      for (let i = 0; ; i++) yield batchOf(1000, i)
    }
    const onProgress = (count: number) => {
      if (count === 3000) stop.abort(reason)
    }
    await expect(writeBatches(file, batches(), { onProgress, signal: stop.signal })).rejects.toBe(reason)
    expect(nothingLeft(file)).toBe(true)
    await expect(write(file, [rowOf(1)], { signal: stop.signal })).rejects.toBe(reason)
    expect(nothingLeft(file)).toBe(true)
  })

  it('leaves no file when the rows fail', async () => {
    const file = newFile()
    const failure = new Error('the database is gone')
    async function* batches() {
      yield [rowOf(1)]
      throw failure
    }
    await expect(writeBatches(file, batches())).rejects.toBe(failure)
    expect(nothingLeft(file)).toBe(true)
  })

  it('leaves what was there before as it was', async () => {
    const file = newFile()
    writeFileSync(file, 'the old one')
    await expect(write(file, [], { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
    expect(existsSync(file)).toBe(true)
  })

  it('says when the folder is not there', async () => {
    await expect(write(path.join(newFile(), 'x.xlsx'), [rowOf(1)])).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
