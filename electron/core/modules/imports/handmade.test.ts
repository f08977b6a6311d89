import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CheckedRow } from '../../../../shared/modules/imports/contract.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { count, decideAll, dump, finish, fixture, importAll, uploadAndCheck } from './testing/register.ts'

/**
 * What the two workbooks hold, counted apart from this program: by a script that reads the sheet's XML with a zip and an
 * XML library of another language, takes every row with a room and a name for a record, compares the rows' texts, counts
 * the digits of each phone, and computes each ID number's check digit (GB 11643). The numbers are Excel's rows.
 */
const facts = {
  rows: 262,
  houses: 260,
  doubled: [
    [66, 65],
    [158, 157],
  ],
  PHONE_EMPTY: [60, 103, 191, 208],
  PHONES_TWO: [17, 72, 116, 125],
  wrongLength: [78, 104, 128, 144, 153, 157, 158, 161, 165, 181, 188, 206],
  ID_LOST_DIGITS: [48, 72, 89, 234],
  ID_BAD_CHECK_DIGIT: [6, 98, 177, 179, 214],
  twoNames: [16, 17, 56, 68, 93, 174, 180, 226, 248, 260],
  notMovedIn: 15,
  /** The rows left alone: one blank among the records, the total, another blank, the note. */
  leftAlone: 4,
}

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

async function allRows(id: number): Promise<CheckedRow[]> {
  const rows: CheckedRow[] = []
  for (let page = 1; ; page++) {
    const part = await manager.imports.rows({ id, page, size: 200 })
    rows.push(...part.rows)
    if (rows.length >= part.total) return rows
  }
}

const rowsWith = (rows: readonly CheckedRow[], ...reasons: string[]) =>
  rows.filter(({ problems }) => problems.some(({ reason }) => reasons.includes(reason))).map(({ row }) => row)

describe.each(['02-register-handmade.xlsx', '02b-register-saved.xlsx'])('%s', (file) => {
  it('comes into an empty office with every mistake named and every house', async () => {
    const { id, uploaded, checked } = await uploadAndCheck(manager, fixture(file))
    expect(uploaded).toMatchObject({ target: 'register', sheetIndex: 0, headerRow: 4 })
    expect(
      Object.entries(uploaded.mapping).map(([field, at]) => [field, uploaded.columns[at]!.header]),
    ).toEqual([
      ['building', '楼号'],
      ['unit', '单元'],
      ['room', '房间'],
      ['name', '户主'],
      ['phone', '手机号码'],
      ['idNumber', '身份证号'],
      ['area', '面积'],
      ['since', '入住时间'],
      ['notes', '备 注'],
    ])
    expect(checked.summary).toEqual({
      counts: { new: facts.houses, changed: 0, same: 2, rejected: 0 },
      doubles: 2,
      problems: expect.any(Number),
      undecided: facts.twoNames.length,
      asks: ['co-owner'],
      skipped: facts.leftAlone,
    })

    const rows = await allRows(id)
    expect(rows).toHaveLength(facts.rows)
    expect(rows.flatMap(({ row, doubleOf }) => (doubleOf === null ? [] : [[row, doubleOf]]))).toEqual(
      facts.doubled,
    )
    expect(rowsWith(rows, 'PHONE_EMPTY')).toEqual(facts.PHONE_EMPTY)
    expect(rowsWith(rows, 'PHONES_TWO')).toEqual(facts.PHONES_TWO)
    expect(rowsWith(rows, 'PHONE_TOO_SHORT', 'PHONE_TOO_LONG')).toEqual(facts.wrongLength)
    expect(rowsWith(rows, 'ID_LOST_DIGITS')).toEqual(facts.ID_LOST_DIGITS)
    expect(rowsWith(rows, 'ID_BAD_CHECK_DIGIT')).toEqual(facts.ID_BAD_CHECK_DIGIT)
    const named = [
      'PHONE_EMPTY',
      'PHONES_TWO',
      'PHONE_TOO_SHORT',
      'PHONE_TOO_LONG',
      'ID_LOST_DIGITS',
      'ID_BAD_CHECK_DIGIT',
    ]
    expect(rows.flatMap(({ problems }) => problems).filter(({ reason }) => !named.includes(reason))).toEqual(
      [],
    )
    expect(rows.filter(({ questions }) => questions.length > 0).map(({ row }) => row)).toEqual(facts.twoNames)
    expect(rows.find(({ row }) => row === 18)?.cells[10]).toBe('=HYPERLINK("http://x","点我")')

    await expect(manager.imports.apply({ id })).rejects.toMatchObject({ code: 'IMPORT_UNDECIDED' })
    expect(await manager.imports.answer({ id, kind: 'co-owner', answer: 'add' })).toMatchObject({
      undecided: 0,
    })
    const applied = await finish(manager.imports.apply({ id }))
    expect(applied.counts).toEqual({ new: facts.houses, changed: 0, same: 2, rejected: 0 })
    expect(count(office, 'houses')).toBe(facts.houses)
    expect(count(office, 'houses', "state = 'vacant'")).toBe(facts.notMovedIn)
    expect(count(office, 'residents')).toBe(facts.houses + facts.twoNames.length)
    expect(count(office, 'occupancies', "role = 'co-owner'")).toBe(facts.twoNames.length)
    const numbered = facts.houses - facts.ID_LOST_DIGITS.length - facts.ID_BAD_CHECK_DIGIT.length
    expect(count(office, 'residents', 'id_number_sealed IS NOT NULL AND id_number_digest IS NOT NULL')).toBe(
      numbered,
    )
    expect(count(office, 'residents', 'notes = \'=HYPERLINK("http://x","点我")\'')).toBeGreaterThan(0)
    expect(count(office, 'residents', "notes LIKE '%红色%' OR name LIKE '%合计%'")).toBe(0)

    // The same file again is all the same.
    const again = await uploadAndCheck(manager, fixture(file))
    expect(again.checked.summary).toMatchObject({ counts: { new: 0, changed: 0, same: 262 }, undecided: 0 })
  })

  it('comes over the register it was copied from with no new house, differences shown and none taken unasked', async () => {
    await importAll(manager, fixture('01-register.xlsx'))
    const before = dump(office, { versions: false })
    const { id, checked } = await uploadAndCheck(manager, fixture(file))
    const rows = await allRows(id)
    const added = rows.filter(({ outcome }) => outcome === 'new')
    expect(added.every(({ questions }) => questions.some(({ kind }) => kind === 'same-name'))).toBe(true)
    expect(checked.summary!.counts.changed).toBeGreaterThan(150)
    expect(rows.find(({ row }) => row === 5)!.changes).toContainEqual({
      field: 'since',
      before: '2023-01-14',
      after: '2023-04-07',
      take: null,
    })
    await manager.imports.answer({ id, kind: 'same-name', answer: 'same' })
    await manager.imports.answer({ id, kind: 'co-owner', answer: 'leave-out' })
    await manager.imports.decide({ id, take: false })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'houses')).toBe(610)
    expect(count(office, 'residents')).toBe(675)
    // What stood there stands there; only what was empty is filled.
    const dates = (rows: unknown[] | undefined) =>
      (rows as { since: string | null }[]).map(({ since }) => since)
    const after = dates(dump(office)['occupancies'])
    const known = dates(before['occupancies'])
    expect(known.filter((since, index) => since !== null && since !== after[index])).toEqual([])
    expect(after.filter(Boolean).length).toBeGreaterThan(known.filter(Boolean).length)
    await finish(manager.imports.undo({ id }))
    expect(dump(office, { versions: false })).toEqual(before)
  })
})

it('gives the same from both workbooks, to the last row', async () => {
  const both: unknown[] = []
  for (const file of ['02-register-handmade.xlsx', '02b-register-saved.xlsx']) {
    const { id } = await uploadAndCheck(manager, fixture(file))
    // Of a number with lost digits each program makes up others.
    both.push(
      (await allRows(id)).map(({ row, cells, ...rest }) => ({
        ...rest,
        cells: facts.ID_LOST_DIGITS.includes(row) ? cells.filter((_, column) => column !== 6) : cells,
      })),
    )
    await manager.imports.discard({ id })
  }
  expect(both[1]).toEqual(both[0])
})

it('keeps no ID number in the clear, neither while it is checked nor afterwards', async () => {
  const { id } = await uploadAndCheck(manager, fixture('02-register-handmade.xlsx'))
  const idNumber = '110110197208283843'
  const lies = (where: string) =>
    readdirSync(where, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('source'))
      .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(idNumber))
  expect(lies(office.folder)).toBe(false)
  const [first, second] = (await manager.imports.rows({ id })).rows
  expect(first!.cells[6]).toBe('110***********3843')
  // A refused one is shown as it is, to be corrected.
  expect(second!.cells[6]).toBe('110113196412284471')
  await decideAll(manager, id)
  await finish(manager.imports.apply({ id }))
  expect(lies(office.folder)).toBe(false)
  const person = (await manager.residents.list({ text: '夏佳娜' })).rows[0]!
  expect((await manager.residents.get({ id: person.id })).idNumber).toBe('110***********3843')
  const revealed = await manager.residents.revealIdNumber({ residentId: person.id, reason: '核对' })
  expect(revealed).toEqual({ idNumber })
})
