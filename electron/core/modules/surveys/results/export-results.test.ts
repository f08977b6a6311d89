import ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ExportEvent } from '../../../../../shared/contract/export.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenResponse, givenWave } from '../../../testing/surveys.ts'
import { refusal } from '../../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

async function bookOf(client: TestClient, running: Promise<AsyncIterable<ExportEvent>>) {
  let ready: ExportEvent | undefined
  for await (const event of await running) ready = event
  if (ready?.kind !== 'ready') throw new Error('not ready')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await client.system.download({ key: ready.key })).arrayBuffer())
  return { ready, book }
}

const textOf = (sheet: ExcelJS.Worksheet | undefined) => JSON.stringify(sheet?.getSheetValues() ?? [])

/** Twelve of security: 2 × 5, 4 × 4, 3 × 3, 3 × 2. Mean 41 / 12 = 3.4167, of a hundred 68.33; satisfied 6 of 12, with 3 counted 9. */
async function twelve() {
  const wave = await givenWave(office)
  for (const [at, safety] of [5, 5, 4, 4, 4, 4, 3, 3, 3, 2, 2, 2].entries())
    await givenResponse(
      office,
      wave,
      { satisfaction: { safety, cleaning: at < 4 ? 3 : undefined }, about: { age: at < 3 ? 1 : 2 } },
      { number: `WJ${at}` },
    )
  return wave
}

it('hands over every table with numbers as numbers, and how they came about', async () => {
  const { id } = await twelve()
  const { ready, book } = await bookOf(manager, manager.surveys.results.report.export({ waveId: id }))
  expect(ready).toMatchObject({
    fileName: expect.stringMatching(/^满意度调查结果-2026-11-\d{8}-\d{4}\.xlsx$/) as string,
  })
  expect(textOf(book.getWorksheet('说明'))).toContain('种子')
  const themes = book.getWorksheet('各主题')!
  expect(themes.getRow(3).getCell(2).value).toBe('份数')
  const safety = themes.getRow(4)
  expect(safety.getCell(1).value).toBe('安全')
  expect(safety.getCell(2).value).toBe(12)
  // 41 ÷ 12 and twenty times that, as they are written on paper: from more decimals what is hidden could be worked out.
  expect(safety.getCell(3).value).toBe(3.42)
  expect(safety.getCell(6).value).toBe(68.3)
  expect(safety.getCell(9)).toMatchObject({ value: 0.5, numFmt: '0.0%' })
  expect(textOf(themes)).toContain('均值×20')
})

it('hides what fewer than five said, and says so', async () => {
  const { id } = await twelve()
  const { book } = await bookOf(manager, manager.surveys.results.report.export({ waveId: id }))
  const themes = book.getWorksheet('各主题')!
  let cleaning: ExcelJS.Row | undefined
  themes.eachRow((row) => (row.getCell(1).value === '清洁' ? (cleaning = row) : undefined))
  expect(cleaning!.getCell(2).value).toBe(4)
  expect(cleaning!.getCell(3).value).toBe('<5')
  expect(cleaning!.getCell(4).value).toBeNull()
  expect(textOf(themes)).toContain('不足 5 份')
  expect(JSON.stringify(book.worksheets.map(textOf))).not.toContain('NaN')
})

it('counts 3 as satisfied and converts by the other formula when asked, and says which', async () => {
  const { id } = await twelve()
  const settings = { conversion: 'minus-1', basicCounts: true } as const
  const { book } = await bookOf(manager, manager.surveys.results.report.export({ waveId: id, settings }))
  const safety = book.getWorksheet('各主题')!.getRow(4)
  // (41 ÷ 12 − 1) · 25
  expect(safety.getCell(6).value).toBe(60.4)
  expect(safety.getCell(9).value).toBe(0.75)
  expect(textOf(book.getWorksheet('说明'))).toContain('3 分（基本满意）计为满意')
})

it('has what may be printed of the open answers, by code', async () => {
  const wave = await twelve()
  const open = wave.questions.find(({ kind }) => kind === 'open')!
  const { kysely } = office.core.services.database
  const responses = await kysely.selectFrom('survey_responses').select('id').limit(2).execute()
  const stamp = { created_at: '', created_by: 1, updated_at: '', updated_by: 1 }
  for (const [at, [words, quotable]] of (
    [
      ['电梯老坏', 1],
      ['王芳家太吵', 0],
    ] as const
  ).entries())
    await kysely
      .insertInto('survey_texts')
      .values({
        ...{ wave_id: wave.id, response_id: responses[at]!.id, question_id: open.id, words, quotable },
        ...{ coded_at: null, coded_by: null, ...stamp },
      })
      .execute()
  const { book } = await bookOf(manager, manager.surveys.results.report.export({ waveId: wave.id }))
  const sheet = textOf(book.getWorksheet('开放题原话'))
  expect(sheet).toContain('电梯老坏')
  expect(sheet).not.toContain('王芳')
})

it('comes out of an empty wave without a number that is none', async () => {
  const { id } = await givenWave(office)
  const { book } = await bookOf(manager, manager.surveys.results.report.export({ waveId: id }))
  expect(JSON.stringify(book.worksheets.map(textOf))).not.toMatch(/NaN|null%|Infinity/)
})

it('is for those who may export, and is kept in the audit without a name', async () => {
  const { id } = await givenWave(office)
  await bookOf(manager, manager.surveys.results.report.export({ waveId: id }))
  const { raw } = office.core.services.database
  expect(
    raw
      .prepare(
        `SELECT subject FROM audit_entries WHERE action = 'surveys.results.report.export' AND outcome = 'done'`,
      )
      .all(),
  ).toEqual([{ subject: 'export:survey-results' }])
  const handler = await office.signIn(manager, 'zhaoqiang', ['handler'])
  expect(await refusal(handler.surveys.results.report.export({ waveId: id }))).toBe('NOT_PERMITTED')
})
