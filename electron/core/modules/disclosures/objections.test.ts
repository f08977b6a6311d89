import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenMiniLedger, givenSubmitted, posted } from '../../testing/disclosures.ts'
import { exported } from '../../testing/exported.ts'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'wangli', ['clerk'])
})
afterEach(() => office.close())

type Asked = Parameters<TestClient['disclosures']['objections']['add']>[0]
const ask = (changes: Partial<Asked> = {}) =>
  clerk.disclosures.objections.add({
    name: '王芳',
    phone: '13812345678',
    kind: 'question',
    words: '电梯检修花了多少？',
    ...changes,
  })
const rows = async () => (await clerk.disclosures.objections.list({})).rows

it('the counter takes a question, the office answers it in seven days', async () => {
  const houseId = await givenHouse(office, '3-2-501')
  const taken = await ask({ houseId })
  expect(await rows()).toMatchObject([
    { room: '3-2-501', phone: '138****5678', state: 'open', dueOn: '2026-11-28', by: 'wangli', sheet: '' },
  ])
  const answer = { ...taken, answer: '见说明栏' }
  expect(await refusal(clerk.disclosures.objections.answer(answer))).toBe('NOT_PERMITTED')
  await manager.disclosures.objections.answer(answer)
  expect(await rows()).toMatchObject([{ state: 'answered', answer: '见说明栏', answeredBy: '李静' }])
  expect(
    await refusal(manager.disclosures.objections.answer({ ...answer, version: taken.version + 1 })),
  ).toBe('NOT_ALLOWED_NOW')
})

it('is answered further without a word of the first answer changed', async () => {
  const taken = await ask()
  const further = { ...taken, answer: '更正：检修是 21,488.00 元' }
  expect(await refusal(manager.disclosures.objections.amend(further))).toBe('NOT_ALLOWED_NOW')
  const answered = await manager.disclosures.objections.answer({ ...taken, answer: '见说明栏' })
  const [first] = await rows()
  office.clock.advance(86_400_000)
  manager = await office.logIn()
  clerk = await office.logIn('wangli')
  const amended = await manager.disclosures.objections.amend({ ...further, version: answered.version })
  expect(await rows()).toMatchObject([
    {
      state: 'answered',
      answer: '见说明栏\n（2026-11-22 李静 补充）更正：检修是 21,488.00 元',
      answeredAt: first!.answeredAt,
    },
  ])
  expect(await refusal(clerk.disclosures.objections.amend({ ...further, version: amended.version }))).toBe(
    'NOT_PERMITTED',
  )
})

it('is about a sheet that hangs on the board, and counts there', async () => {
  const author = await office.signIn(manager, 'chenjie', ['officer'])
  await givenMiniLedger(office)
  const sheet = await givenSubmitted(author)
  expect(await refusal(ask({ disclosureId: sheet.id }))).toBe('NOT_ALLOWED_NOW disclosureId')
  expect(await refusal(ask({ disclosureId: 99 }))).toBe('NOT_FOUND disclosureId')
  await manager.disclosures.publish({ ...sheet, ...posted })
  await ask({ disclosureId: sheet.id, kind: 'objection' })
  const wrongly = await ask({ disclosureId: sheet.id })
  await manager.disclosures.objections.void({ ...wrongly, reason: '写错' })
  expect((await clerk.disclosures.list({})).rows).toMatchObject([{ objections: 1, openObjections: 1 }])
  const listed = await clerk.disclosures.objections.list({ disclosureId: sheet.id, state: 'open' })
  expect(listed.rows).toMatchObject([{ sheet: sheet.number, kind: 'objection' }])
  expect((await clerk.disclosures.objections.list({ state: 'void' })).rows).toMatchObject([
    { voidReason: '写错' },
  ])
})

it('is overdue after its day, those first', async () => {
  const late = await ask({ words: '早的' })
  office.clock.advance(8 * 86_400_000)
  manager = await office.logIn()
  clerk = await office.logIn('wangli')
  const open = await ask({ words: '晚的' })
  const done = await ask({ words: '答过的' })
  await manager.disclosures.objections.answer({ ...done, answer: '是' })
  expect((await rows()).map(({ id, state }) => [id, state])).toEqual([
    [late.id, 'overdue'],
    [open.id, 'open'],
    [done.id, 'answered'],
  ])
})

it('shows a phone only to those who may and say why, and keeps that they did', async () => {
  const { id } = await ask()
  const reveal = manager.disclosures.objections.revealPhone({ id, reason: '回复业主' })
  expect(await reveal).toEqual({ phone: '13812345678' })
  const entry = office.core.services.database.raw
    .prepare(`SELECT subject, label, fields FROM audit_entries ORDER BY seq DESC LIMIT 1`)
    .get() as { subject: string; label: string; fields: string }
  expect(entry).toMatchObject({ subject: `objection:${id}`, label: '' })
  expect(JSON.stringify(entry)).not.toContain('1381234')
  const without = await ask({ phone: '' })
  expect(await refusal(manager.disclosures.objections.revealPhone({ id: without.id, reason: '回复' }))).toBe(
    'NOT_FOUND',
  )
  expect(await refusal(ask({ phone: '123456' }))).toBe('INVALID_INPUT phone')
  const handler = await office.signIn(manager, 'zhaogang', ['handler'])
  expect(await refusal(handler.disclosures.objections.add({ kind: 'question', words: '问' }))).toBe(
    'NOT_PERMITTED',
  )
})

it('leaves as a workbook with masked phones', async () => {
  await ask()
  const { cells, text } = await exported(manager, manager.disclosures.objections.export({}))
  expect(cells(1)).toContain('提出人')
  expect(cells(2)).toEqual(expect.arrayContaining(['询问', '王芳', '138****5678', '待答复']))
  expect(text).not.toContain('13812345678')
})
