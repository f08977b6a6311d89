import { afterAll, describe, expect, it } from 'vitest'
import type { SheetRow } from './cell.ts'
import { openWorkbook, readRows } from './reader.ts'
import type { ReaderOptions } from './reader.ts'
import { allRows, fixture, makeWorkbook, tempFolder } from './test-support.ts'

const temp = tempFolder(afterAll)
const REGISTER = fixture('01-register.xlsx')

async function drain(path: string, sheetIndex = 0, options: ReaderOptions = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readRows(path, sheetIndex, options)) rows.push(...batch)
  return rows
}

/** A sheet large enough that its reading can be interrupted. */
function longWorkbook(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, i) => `<row><c><v>${i}</v></c><c><v>${i * 7}</v></c></row>`)
  return makeWorkbook({ sheet: `<sheetData>${lines.join('')}</sheetData>` })
}

describe('the reader in its worker', () => {
  it('opens a workbook', async () => {
    const info = await openWorkbook(REGISTER)
    expect(info.kind).toBe('xlsx')
    expect(info.sheets).toMatchObject([{ index: 0, name: '房屋业主', rowCount: 676, columnCount: 22 }])
    expect(await openWorkbook(fixture('01b-register-gb18030.csv'))).toMatchObject({ kind: 'csv' })
  })

  it('hands over the same rows as reading without a worker', async () => {
    expect(await drain(REGISTER)).toEqual(await allRows(REGISTER))
  })

  it('answers with a code, never with the words of a library', async () => {
    await expect(openWorkbook(fixture('02b-register-saved.xls'))).rejects.toMatchObject({
      name: 'WorkbookError',
      code: 'WORKBOOK_OLD_FORMAT',
      message: 'WORKBOOK_OLD_FORMAT',
    })
    await expect(openWorkbook(temp('missing.xlsx'))).rejects.toMatchObject({ code: 'WORKBOOK_UNREADABLE' })
    await expect(drain(REGISTER, 3)).rejects.toMatchObject({ name: 'NoSuchSheetError' })
  })

  it('stops when the signal does, before and while reading', async () => {
    const reason = new Error('the clerk pressed Esc')
    await expect(openWorkbook(REGISTER, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const stop = new AbortController()
    const file = temp('long.xlsx', longWorkbook(50_000))
    const reading = (async () => {
      for await (const batch of readRows(file, 0, { signal: stop.signal })) {
        expect(batch.length).toBeGreaterThan(0)
        stop.abort(reason)
      }
    })()
    await expect(reading).rejects.toBe(reason)
  })

  it('ends the worker when the consumer leaves the loop', async () => {
    let seen = 0
    for await (const batch of readRows(REGISTER, 0)) {
      seen += batch.length
      break
    }
    expect(seen).toBeGreaterThan(0)
  })

  it('gives up after its time', async () => {
    await expect(openWorkbook(REGISTER, { timeLimitMs: 0 })).rejects.toMatchObject({
      code: 'WORKBOOK_TIMEOUT',
    })
  })

  it('survives a worker that runs out of memory', async () => {
    const strings = Array.from({ length: 200_000 }, (_, i) => `<si><t>很长的一段文字 ${i}</t></si>`).join('')
    const file = temp('strings.xlsx', makeWorkbook({ sheet: '<sheetData/>', strings }))
    await expect(openWorkbook(file, { memoryMb: 12 })).rejects.toMatchObject({ code: 'WORKBOOK_TOO_LARGE' })
  })
})
