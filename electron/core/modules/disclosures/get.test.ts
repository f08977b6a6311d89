import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenMiniLedger, givenSubmitted, posted, tampered } from '../../testing/disclosures.ts'
import { exported } from '../../testing/exported.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient
let author: TestClient
let sheet: { id: number; number: string; code: string }

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  author = await office.signIn(manager, 'chenjie', ['officer'])
  await givenMiniLedger(office)
  const submitted = await givenSubmitted(author)
  const { checkCode } = await manager.disclosures.publish({ ...submitted, ...posted })
  sheet = { id: submitted.id, number: submitted.number, code: checkCode }
})
afterEach(() => office.close())

async function tamper(...statements: string[]): Promise<void> {
  await tampered(office, statements)
  manager = await office.logIn()
}
const get = () => manager.disclosures.get({ id: sheet.id })
const staffOf = ({ content }: Awaited<ReturnType<typeof get>>) =>
  content.lines.find(({ line }) => line === 'staff')?.outFen
const workbook = () => exported(manager, manager.disclosures.export({ id: sheet.id }))

describe('a published sheet whose rows another program changed', () => {
  const changed = () =>
    tamper(
      `UPDATE disclosure_lines SET out_fen = 500000 WHERE disclosure_id = ${sheet.id} AND line = 'staff'`,
      `UPDATE disclosures SET title = '新公示', posted_until = '2027-01-01', until_month = '2025-11'`,
      `UPDATE disclosures SET prepared_by = published_by`,
    )

  it('is shown as it was published, and says what differs', async () => {
    const before = await get()
    expect(before.integrity).toEqual({ copySound: true, auditKnows: true, differences: [] })
    await changed()
    const after = await get()
    expect(after.content).toEqual(before.content)
    expect(after).toMatchObject({
      title: before.title,
      untilMonth: '2025-12',
      postedUntil: posted.postedUntil,
      preparedBy: 'chenjie',
      checkCode: sheet.code,
    })
    expect(after.integrity).toMatchObject({ copySound: true, auditKnows: true })
    expect(after.integrity!.differences).toContainEqual({
      path: 'lines.2.outFen',
      name: '管理服务人员费用',
      published: '6,000.00',
      now: '5,000.00',
    })
  })

  it('goes to Excel under its code with the figures of then', async () => {
    await changed()
    const { text } = await workbook()
    expect(text).toContain(sheet.code)
    expect(text).toContain('物业服务费收支情况公示')
    expect(text).toMatch(/\b6000\b/)
    expect(text).not.toMatch(/\b5000\b/)
  })

  it('is corrected from what was published', async () => {
    await changed()
    const { id } = await manager.disclosures.revise({ id: sheet.id, reason: '核对' })
    expect(staffOf(await manager.disclosures.get({ id }))).toBe(600_000)
  })
})

describe('a published sheet whose frozen copy is not what was hashed', () => {
  it('bears no code in Excel and says that it is not the published one', async () => {
    await tamper(`UPDATE disclosures SET frozen = replace(frozen, '600000', '500000')`)
    const found = await get()
    expect(found.integrity).toMatchObject({ copySound: false, auditKnows: true })
    expect(staffOf(found)).toBe(600_000)
    const { text } = await workbook()
    expect(text).not.toContain(sheet.code)
    expect(text).toContain('与发布时的内容不符，请勿张贴')
  })

  it('bears none either where copy, hash and code were all made to fit', async () => {
    await tamper(`UPDATE audit_entries SET label = 'x' WHERE action = 'disclosures.publish'`)
    expect((await get()).integrity).toMatchObject({ copySound: true, auditKnows: false })
    expect((await workbook()).text).not.toContain(sheet.code)
  })

  it('is opened even where its rows can no longer be read', async () => {
    await tamper(`UPDATE disclosures SET header = 'x', frozen = replace(frozen, '600000', '500000')`)
    expect(staffOf(await get())).toBe(500_000)
  })
})

it('finds nothing to compare of a draft', async () => {
  const draft = await author.disclosures.create({
    parts: ['public'],
    mode: 'lump-sum',
    fromMonth: '2025-01',
    untilMonth: '2025-12',
  })
  expect((await author.disclosures.get({ id: draft.id })).integrity).toBeNull()
})
