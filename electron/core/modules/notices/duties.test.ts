import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DutyCode } from '../../../../shared/modules/notices/terms.ts'
import { Call } from '../../kernel/call.ts'
import { loadActor } from '../../kernel/actors.ts'
import { exported } from '../../testing/exported.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'
import { markDuties } from './mark-duties.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const reference = ({ id, version }: { id: number; version: number }) => ({ id, version })
const dutyOf = async (code: string) =>
  (await manager.notices.duties.list({ archived: true })).find((duty) => duty.code === code)!
async function until(day: string) {
  const now = office.core.services.clock.now()
  office.clock.advance(Date.parse(`${day}T01:00:00.000Z`) - now)
  manager = await office.logIn()
}
const notice = {
  kind: 'work-plan' as const,
  title: '2027年度工作计划',
  body: '一、更换路灯。',
  signedBy: '服务中心',
  datedOn: '2026-12-20',
}

it('comes with the eight matters of article 943 and what offices are bound to tell beside them', async () => {
  const duties = await manager.notices.duties.list({})
  // 民法典第九百四十三条, in its order.
  expect(duties.slice(0, 8).map(({ name }) => name)).toEqual([
    '服务事项',
    '负责人员',
    '质量要求',
    '收费项目',
    '收费标准',
    '履行情况',
    '维修资金使用情况',
    '业主共有部分的经营与收益情况',
  ])
  expect(duties.length).toBe(11)
  expect(new Set(duties.map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-12-31']))
  expect(new Set(duties.map(({ state }) => state))).toEqual(new Set(['done']))
  expect((await manager.notices.counts()).duties).toBe(0)
})

it('an office of an earlier version gets them at the start, and what it put away stays away', async () => {
  const db = office.core.services.database.kysely
  await db.deleteFrom('duties').execute()
  await db.deleteFrom('notice_templates').execute()
  await office.restart()
  manager = await office.logIn()
  expect((await manager.notices.duties.list({})).length).toBe(11)
  expect((await manager.notices.templates.list({})).length).toBeGreaterThan(8)
  await manager.notices.duties.archive(reference(await dutyOf('on-behalf')))
  await office.restart()
  manager = await office.logIn()
  expect((await manager.notices.duties.list({})).length).toBe(10)
})

it('is told of in time, becomes overdue, and is done by publishing a notice', async () => {
  await until('2026-12-15')
  expect((await manager.notices.counts()).duties).toBe(0)
  await until('2026-12-16')
  expect(await dutyOf('work-plan')).toMatchObject({ state: 'soon', days: 15 })
  expect(await manager.notices.counts()).toMatchObject({ duties: 11, overdueDuties: 0 })
  await until('2027-01-02')
  expect(await dutyOf('work-plan')).toMatchObject({ state: 'overdue', days: -2 })
  const draft = await manager.notices.create(notice)
  const { id } = await dutyOf('work-plan')
  const out = await manager.notices.publish({ ...reference(draft), dutyIds: [id] })
  expect(await dutyOf('work-plan')).toMatchObject({
    state: 'done',
    dueOn: '2028-01-02',
    last: { day: '2027-01-02', noticeId: draft.id, number: 'TZ-2027-001', by: '李静' },
  })
  expect(await manager.notices.counts()).toMatchObject({ duties: 10, overdueDuties: 10 })
  // A notice that is withdrawn has told nothing.
  await manager.notices.withdraw({ ...out, reason: '计划未定' })
  expect(await dutyOf('work-plan')).toMatchObject({ state: 'overdue', last: null })
})

it('a notice with a duty nobody knows is not published at all', async () => {
  const draft = await manager.notices.create(notice)
  const { id } = await dutyOf('work-plan')
  expect(await refusal(manager.notices.publish({ ...reference(draft), dutyIds: [id, 99] }))).toBe(
    'NOT_FOUND dutyIds',
  )
  expect((await manager.notices.get({ id: draft.id })).state).toBe('draft')
  expect(await dutyOf('work-plan')).toMatchObject({ last: null })
})

it('is entered by hand with how it was told, and taken back with the reason', async () => {
  const { id } = await dutyOf('people')
  const done = (changes: object) => manager.notices.duties.done({ dutyId: id, day: '2026-11-20', ...changes })
  expect(await refusal(done({}))).toBe('INVALID_INPUT notes')
  expect(await refusal(done({ day: '2026-11-22', notes: '公告栏' }))).toBe('INVALID_INPUT day')
  expect(await refusal(done({ noticeId: 99 }))).toBe('NOT_FOUND paper')
  const draft = await manager.notices.create(notice)
  expect(await refusal(done({ noticeId: draft.id }))).toBe('NOT_ALLOWED_NOW paper')
  const act = await done({ notes: '大堂岗位公示牌' })
  await done({ day: '2025-11-20', notes: '上一年' })
  expect(await dutyOf('people')).toMatchObject({ last: { day: '2026-11-20' }, dueOn: '2027-11-20' })
  await manager.notices.duties.undo({ ...act, reason: '登错事项' })
  expect(await dutyOf('people')).toMatchObject({ last: { day: '2025-11-20' }, dueOn: '2026-12-31' })
  expect(await manager.notices.duties.acts({ dutyId: id })).toMatchObject([
    { day: '2026-11-20', notes: '大堂岗位公示牌', voidReason: '登错事项' },
    { day: '2025-11-20', notes: '上一年', voidReason: '' },
  ])
})

it('has months that end on other days, and the 29th of February', async () => {
  const create = (name: string, everyMonths: number, startsOn: string) =>
    manager.notices.duties.create({ name, everyMonths, leadDays: 7, startsOn })
  const due = async (dutyId: number, day: string) => {
    await manager.notices.duties.done({ dutyId, day, notes: '公告栏' })
    return (await manager.notices.duties.list({})).find(({ id }) => id === dutyId)!.dueOn
  }
  const monthly = await create('月报', 1, '2026-01-01')
  const yearly = await create('年报', 12, '2024-01-01')
  expect(await due(monthly.id, '2026-01-31')).toBe('2026-02-28')
  expect(await due(monthly.id, '2026-08-31')).toBe('2026-09-30')
  expect(await due(yearly.id, '2024-02-29')).toBe('2025-02-28')
})

it('the manager changes how often, and puts away what does not concern the office', async () => {
  const rule = await dutyOf('public-income')
  const { name, basis, leadDays, startsOn } = rule
  const changed = await manager.notices.duties.update({
    ...reference(rule),
    ...{ name, basis, leadDays, startsOn: '2026-11-25', everyMonths: 3 },
  })
  expect(await dutyOf('public-income')).toMatchObject({ everyMonths: 3, state: 'soon', days: 4 })
  expect((await manager.notices.duties.list({}))[0]!.code).toBe('public-income')
  const wrong = { ...changed, name, basis, leadDays, startsOn, everyMonths: 0 }
  expect(await refusal(manager.notices.duties.update(wrong))).toBe('INVALID_INPUT everyMonths')
  const away = await manager.notices.duties.archive(changed)
  expect(await refusal(manager.notices.duties.archive(away))).toBe('NOT_ALLOWED_NOW')
  expect(
    await refusal(manager.notices.duties.done({ dutyId: rule.id, day: '2026-11-20', notes: '公告栏' })),
  ).toBe('NOT_ALLOWED_NOW')
  await manager.notices.duties.restore(away)
  expect(await dutyOf('public-income')).toMatchObject({ archived: false })
})

it('the calendar leaves as a workbook, narrowed as the page is', async () => {
  const { id } = await dutyOf('public-income')
  await manager.notices.duties.done({ dutyId: id, day: '2026-11-20', notes: '公告栏' })
  const duty = await dutyOf('public-income')
  const { ready, cells } = await exported(
    manager,
    manager.notices.duties.export({ text: duty.name, columns: ['name', 'last', 'dueOn', 'state'] }),
  )
  expect(ready).toMatchObject({ rows: 1 })
  expect(ready.fileName).toMatch(/^公示日历-/)
  expect(cells(1)).toEqual(['事项', '上次公示', '下次到期', '状态'])
  expect(cells(2)[0]).toBe(duty.name)
  expect(cells(2)[3]).toBe('未到期')
})

it('a sheet marks the duties it tells of, each once, and passes over what was put away', async () => {
  await manager.notices.duties.archive(reference(await dutyOf('on-behalf')))
  const { id: noticeId } = await manager.notices.create(notice)
  const codes: DutyCode[] = ['income-expense', 'on-behalf', 'work-plan']
  for (let times = 0; times < 2; times++) await mark(codes, { noticeId, day: '2026-11-21' })
  const { id } = await dutyOf('income-expense')
  expect((await manager.notices.duties.acts({ dutyId: id })).length).toBe(1)
  expect(await dutyOf('income-expense')).toMatchObject({ dueOn: '2027-11-21' })
  expect(await dutyOf('on-behalf')).toMatchObject({ last: null })
})

async function mark(
  ...[codes, toldBy]: [Parameters<typeof markDuties>[1], Parameters<typeof markDuties>[2]]
) {
  const { services } = office.core
  const actor = await loadActor(services.database.kysely, 1)
  const call = new Call(services, { host: 'browser', token: null }, 'disclosures.publish', actor)
  await call.transact(async (inside) => {
    await markDuties(inside, codes, toldBy)
    await inside.audit({ subject: 'disclosure:1' })
  })
}
