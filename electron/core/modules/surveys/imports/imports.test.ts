import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exported } from '../../../testing/exported.ts'
import { givenHouse } from '../../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenPapers, givenResponse, givenWave, type GivenWave } from '../../../testing/surveys.ts'

const fixture = new URL('../../../../../tests/fixtures/workbooks/05-survey.xlsx', import.meta.url)
const workbook05 = () => new File([readFileSync(fixture)], '05-满意度问卷.xlsx')

type Row = (string | number | null)[]

async function sheetOf(...rows: Row[]): Promise<File> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('答卷')
  for (const row of rows) sheet.addRow(row)
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], '答卷.xlsx')
}

let office: TestOffice
let manager: TestClient
let wave: GivenWave
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  wave = await givenWave(office, { code: '2024-11', fromDay: '2024-11-01', untilDay: '2024-11-30' })
})
afterEach(() => office.close())

const imports = () => manager.surveys.imports
const check = (file: File, targets?: (string | null)[]) =>
  imports().check({ waveId: wave.id, file, ...(targets ? { targets } : {}) })
const apply = (file: File) => imports().apply({ waveId: wave.id, file })
const database = () => office.core.services.database.kysely
const responses = () =>
  database()
    .selectFrom('survey_responses')
    .selectAll()
    .where('wave_id', '=', wave.id)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .execute()
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )

const head: Row = [
  '问卷编号',
  '安全-满意',
  '清洁-满意',
  '绿化-满意',
  '总体满意',
  '推荐意愿',
  '年龄段',
  '建议',
]

// The numbers below were counted in the file itself with Python's zipfile and re: 412 rows, WJ0250 in rows 251 and 252,
// WJ0041, WJ0201 and WJ0334 with one number in all 36 ratings, WJ0078 with 9 of 38 blank and nobody else above a fifth;
// 277 + 284 + 212 words in the three open questions.
describe('the questionnaires of 2024', () => {
  it('are understood without a word: every column, the number used twice, straight lines, the half blank one', async () => {
    const found = await check(workbook05())
    expect(found.columns.every(({ target }) => target !== null)).toBe(true)
    expect(found.missing).toEqual([])
    expect(found).toMatchObject({
      headerRow: 1,
      rows: 412,
      ready: 412,
      rejected: 0,
      same: 0,
      shifted: false,
      flags: [
        { flag: 'blanks', count: 1 },
        { flag: 'straight-line', count: 3 },
        { flag: 'duplicate-number', count: 1 },
      ],
    })
    expect(found.problems.filter(({ reason }) => reason === 'NUMBER_TWICE')).toMatchObject([
      { row: 252, letter: 'A', value: 'WJ0250', fatal: false },
    ])
    expect(await responses()).toEqual([])
  })

  it('are written as they stand, flagged and excluded by rule, and open answers wait for coding', async () => {
    expect(await apply(workbook05())).toMatchObject({ rows: 412 })
    const kept = await responses()
    expect(kept).toHaveLength(412)
    const excluded = kept.filter((row) => row.excluded === 1)
    expect(excluded.map(({ number, copy }) => `${number}/${copy}`).sort()).toEqual([
      'WJ0041/1',
      'WJ0078/1',
      'WJ0201/1',
      'WJ0250/2',
      'WJ0334/1',
    ])
    const first = JSON.parse(kept[0]!.answers) as (number | null)[]
    const cell = (theme: string) => wave.questions.findIndex((question) => question.theme === theme)
    // Row 2: 5 for safety, satisfied and important; eight of ten, and the eighth occupation.
    expect(first.slice(2 * cell('safety'), 2 * cell('safety') + 2)).toEqual([5, 5])
    expect(first.filter((answer) => answer === 8)).toHaveLength(2)
    const { texts } = await database()
      .selectFrom('survey_texts')
      .select((eb) => eb.fn.countAll<number>().as('texts'))
      .executeTakeFirstOrThrow()
    expect(texts).toBe(277 + 284 + 212)
  })

  it('are the same when they come again', async () => {
    await apply(workbook05())
    expect(await check(workbook05())).toMatchObject({ ready: 0, same: 412, rejected: 0 })
    expect(await codeOf(apply(workbook05()))).toBe('INVALID_INPUT')
    expect(await responses()).toHaveLength(412)
  })

  it('are refused when the columns are shifted by one', async () => {
    const found = await check(workbook05())
    const targets = found.columns.map(({ target }) => target)
    const shifted = [targets[0]!, ...targets.slice(2), null]
    expect(await check(workbook05(), shifted)).toMatchObject({ shifted: true })
    expect(await codeOf(imports().apply({ waveId: wave.id, file: workbook05(), targets: shifted }))).toBe(
      'COLUMNS_SHIFTED',
    )
    expect(await responses()).toEqual([])
  })

  it('go again as a whole, unless somebody worked on one since', async () => {
    await apply(workbook05())
    const [done] = await imports().list({ waveId: wave.id })
    expect(done).toMatchObject({ rows: 412, state: 'applied', by: '李静', fileName: '05-满意度问卷.xlsx' })
    await database()
      .updateTable('survey_responses')
      .set({ decision: 'keep' })
      .where('number', '=', 'WJ0041')
      .execute()
    expect(await codeOf(imports().undo({ id: done!.id, version: done!.version }))).toBe('CHANGED_SINCE')
    expect(await responses()).toHaveLength(412)
    await database().updateTable('survey_responses').set({ decision: '' }).execute()
    await imports().undo({ id: done!.id, version: done!.version })
    expect(await database().selectFrom('survey_responses').select('id').execute()).toEqual([])
    expect(await database().selectFrom('survey_texts').select('id').execute()).toEqual([])
    expect((await imports().list({ waveId: wave.id }))[0]).toMatchObject({ state: 'undone' })
    expect(await apply(workbook05())).toMatchObject({ rows: 412 })
  })
})

describe('a sheet typed by hand', () => {
  it('says what is wrong by row and letter, and leaves those cells blank', async () => {
    const found = await check(
      await sheetOf(
        head,
        ['1', '很满意', '4分', '０', 5, 10, '60 以上', '多种树'],
        ['wj2', 7, 4, 5, 5, 3, '70后', null],
        [null, 4, 4, 4, 4, 8, 1, null],
        ['号码', 4, 4, 4, 4, 8, 2, null],
        ['WJ0005', null, '-', null, null, null, null, null],
        ['WJ0006', 4, 4, 4, 4, 8, 2, null],
        ['WJ0006', 4, 4, 4, 4, 8, 2, null],
        ['2024-11-WJ0007', 4, 5, 4, 4, 8, 2, '  '],
      ),
    )
    expect(found.problems.map(({ row, letter, reason, fatal }) => [row, letter, reason, fatal])).toEqual([
      [4, 'A', 'NO_NUMBER', true],
      [5, 'A', 'NOT_A_NUMBER', true],
      [6, 'A', 'NO_ANSWERS', true],
      [8, 'A', 'ROW_TWICE', true],
      [3, 'B', 'OUT_OF_RANGE', false],
      [3, 'G', 'NOT_AN_OPTION', false],
    ])
    expect(found).toMatchObject({ rows: 8, ready: 4, rejected: 4, shifted: false })
    expect(found.missing.length).toBeGreaterThan(30)
  })

  it('reads words as the numbers they mean', async () => {
    await apply(
      await sheetOf(
        head,
        ['1', '很满意', '4分', '０', 5, 10, '60 以上', '多种树'],
        ['2', '。', 4, 4, 4, 8, 2, '。。'],
        ['3', 4, 4, 4, 4, 8, 2, '（无）'],
      ),
    )
    const [response] = await responses()
    const answers = JSON.parse(response!.answers) as (number | null)[]
    expect(response!.number).toBe('WJ0001')
    expect(answers.filter((answer) => answer !== null)).toEqual([5, 4, 0, 5, 10, 4])
    expect(await database().selectFrom('survey_texts').select('words').execute()).toEqual([
      { words: '多种树' },
      { words: '（无）' },
    ])
  })

  it('leaves alone what is typed already: the same is the same, anything else is left out', async () => {
    await givenResponse(office, wave, { satisfaction: { safety: 4, overall: 4 } }, { number: 'WJ0001' })
    await givenResponse(office, wave, { satisfaction: { safety: 4, overall: 4 } }, { number: 'WJ0002' })
    const found = await check(
      await sheetOf(
        ['编号', '安全满意度', '总体满意度'],
        ['WJ0001', 4, 4],
        ['WJ0002', 4, 5],
        ['WJ0003', 4, 5],
      ),
    )
    expect(found).toMatchObject({ ready: 1, same: 1, rejected: 1 })
    expect(found.problems).toMatchObject([{ row: 3, reason: 'TAKEN', fatal: true }])
  })

  it('without a header, without numbers, or without rows is no sheet of answers', async () => {
    expect(await codeOf(check(await sheetOf(['甲', '乙'], ['丙', '丁'])))).toBe('WORKBOOK_NO_HEADER')
    expect(await codeOf(apply(await sheetOf(['安全-满意', '清洁-满意'], [4, 4])))).toBe('INVALID_INPUT')
    expect(await check(await sheetOf(head))).toMatchObject({ rows: 0, ready: 0, shifted: false })
    expect(await codeOf(apply(await sheetOf(head)))).toBe('INVALID_INPUT')
    expect(await codeOf(check(await sheetOf(head), ['number', 'number']))).toBe('INVALID_INPUT')
    expect(await codeOf(check(await sheetOf(head), ['c999']))).toBe('INVALID_INPUT')
    expect(await codeOf(check(await sheetOf(head), ['toString']))).toBe('INVALID_INPUT')
  })

  it('is taken only while the wave is open, and only from a manager', async () => {
    const clerk = await office.signIn(manager, 'clerk', ['clerk'])
    const file = await sheetOf(head, ['1', 4, 4, 4, 4, 8, 1, null])
    expect(await codeOf(clerk.surveys.imports.check({ waveId: wave.id, file }))).toBe('NOT_PERMITTED')
    await database().updateTable('survey_waves').set({ state: 'closed' }).execute()
    expect(await codeOf(check(file))).toBe('NOT_ALLOWED_NOW')
  })
})

describe('the papers of a sheet', () => {
  const paper = async (number: string) => {
    const { rows } = await manager.surveys.waves.papers.list({ waveId: wave.id, text: number })
    return rows.find((row) => row.number === number)!
  }
  const undo = async () => {
    const [done] = await imports().list({ waveId: wave.id })
    return imports().undo({ id: done!.id, version: done!.version })
  }

  it('have come back by it, and stand as before once it is taken back', async () => {
    await givenPapers(office, wave, 4)
    const db = database()
    await db
      .updateTable('survey_papers')
      .set({ state: 'ready', issued_on: null })
      .where('position', '=', 2)
      .execute()
    await db
      .updateTable('survey_papers')
      .set({ state: 'returned', returned_on: '2024-11-09' })
      .where('position', '=', 3)
      .execute()
    await apply(await sheetOf(head, ...[1, 2, 3].map((number): Row => [number, 4, 4, 4, 5, 8, 1, null])))
    expect(await paper('WJ0002')).toMatchObject({ state: 'returned', issuedOn: '2026-11-21' })
    // Another sheet with the number of the first is typed at the station: that one did come back.
    const { id: entryId } = await manager.surveys.entry.open({
      ...{ waveId: wave.id, number: '1', otherPaper: true },
    })
    await manager.surveys.entry.finish({ entryId })
    await undo()
    expect(await paper('WJ0001')).toMatchObject({ state: 'returned' })
    expect(await paper('WJ0002')).toMatchObject({ state: 'ready', issuedOn: null, returnedOn: null })
    expect(await paper('WJ0003')).toMatchObject({ state: 'returned', returnedOn: '2024-11-09' })
    expect(await paper('WJ0004')).toMatchObject({ state: 'out' })
  })

  it('that name another room stay where they are, and are told', async () => {
    const house = await givenHouse(office, '3-2-501')
    await givenHouse(office, '3-2-502')
    await givenPapers(office, wave, 2, { houseIds: [house] })
    const rows: Row[] = [
      ['问卷编号', '房号', '安全-满意', '清洁-满意', '总体满意'],
      ['1', '3-2-502', 4, 4, 5],
      ['2', null, 4, 4, 5],
    ]
    expect(await apply(await sheetOf(...rows))).toMatchObject({ rows: 2, elsewhere: ['WJ0001'] })
    expect(await paper('WJ0001')).toMatchObject({ state: 'out' })
    expect(await paper('WJ0002')).toMatchObject({ state: 'returned' })
  })
})

describe('an import that stops', () => {
  it('in the middle of being written leaves nothing after the next start', async () => {
    await apply(workbook05())
    const db = database()
    await db.updateTable('survey_imports').set({ state: 'applying' }).execute()
    await db.updateTable('survey_responses').set({ voided_at: '2026-11-21T01:12:00.000Z' }).execute()
    await office.restart()
    expect(await database().selectFrom('survey_responses').select('id').execute()).toEqual([])
    expect(await database().selectFrom('survey_texts').select('id').execute()).toEqual([])
    expect(await database().selectFrom('survey_imports').select('id').execute()).toEqual([])
  })

  it('because somebody typed one of its numbers meanwhile leaves nothing either', async () => {
    // The station finishes it right after the import has begun.
    await sql`create trigger meanwhile after insert on survey_imports begin
      insert into survey_responses (wave_id, number, origin, answers, state, entered_by, entered_at, created_at, updated_at)
      values (new.wave_id, 'WJ0412', 'station', '[]', 'entered', 1, new.created_at, new.created_at, new.created_at); end`.execute(
      database(),
    )
    expect(await codeOf(apply(workbook05()))).toBe('NUMBER_TAKEN')
    expect((await responses()).map(({ number }) => number)).toEqual(['WJ0412'])
    expect(await imports().list({ waveId: wave.id })).toEqual([])
  })

  it('because somebody began to type one of its numbers lets them finish it', async () => {
    await givenPapers(office, wave, 1)
    // The station opens it between the plan and the first row.
    await sql`create trigger meanwhile after insert on survey_imports begin
      insert into survey_entries (wave_id, number, turn, staff_id, answers, state, started_at, touched_at, created_at, updated_at)
      values (new.wave_id, 'WJ0001', 1, 1, '[]', 'open', new.created_at, new.created_at, new.created_at, new.created_at); end`.execute(
      database(),
    )
    const file = await sheetOf(head, ['1', 4, 4, 4, 4, 8, 1, null], ['2', 4, 4, 4, 4, 8, 1, null])
    expect(await codeOf(apply(file))).toBe('NUMBER_TAKEN')
    expect(await responses()).toEqual([])
    const entry = await manager.surveys.entry.open({ waveId: wave.id, number: '1' })
    await manager.surveys.entry.finish({ entryId: entry.id })
    expect(await responses()).toMatchObject([{ number: 'WJ0001', copy: 1, origin: 'station' }])
  })

  it('because somebody opened one of its numbers while it was written lets them finish it too', async () => {
    await givenPapers(office, wave, 1)
    await sql`create trigger meanwhile after insert on survey_responses when new.number = 'WJ0002' begin
      insert into survey_entries (wave_id, number, copy, turn, staff_id, answers, state, started_at, touched_at, created_at, updated_at)
      values (new.wave_id, 'WJ0001', 2, 1, 1, '[]', 'open', new.created_at, new.created_at, new.created_at, new.created_at); end`.execute(
      database(),
    )
    const file = await sheetOf(head, ['1', 4, 4, 4, 4, 8, 1, null], ['2', 4, 4, 4, 4, 8, 1, null])
    expect(await codeOf(apply(file))).toBe('NUMBER_TAKEN')
    expect(await responses()).toEqual([])
    const entry = await manager.surveys.entry.open({ waveId: wave.id, number: '1' })
    await manager.surveys.entry.finish({ entryId: entry.id })
    expect(await responses()).toMatchObject([{ number: 'WJ0001', origin: 'station' }])
  })
})

describe('the sheet of the wave', () => {
  it('has a column for every cell, and comes back as it was filled in', async () => {
    const { sheet, cells } = await exported(manager, imports().template({ waveId: wave.id }))
    const header = cells(1) as string[]
    expect(header.slice(0, 5)).toEqual(['问卷编号', '房号', '回收方式', '1.安全-满意', '1.安全-重要'])
    expect(header).toHaveLength(3 + 45)
    expect(new Set(header).size).toBe(header.length)
    expect(sheet.rowCount).toBe(1)
    const filled = header.map((name) =>
      name === '问卷编号' ? 'WJ0009' : name === '回收方式' ? '电话' : name.endsWith('满意') ? '4' : null,
    )
    const found = await check(await sheetOf(header, filled))
    expect(found.columns.every(({ target }) => target !== null)).toBe(true)
    expect(found).toMatchObject({ rows: 1, ready: 1, missing: [], problems: [] })
    await apply(await sheetOf(header, filled))
    expect((await responses())[0]).toMatchObject({ number: 'WJ0009', way: 'phone', origin: 'import' })
  })
})
