import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

type Fields = Parameters<TestClient['notices']['create']>[0]
const water = (changes: Partial<Fields> = {}): Fields => ({
  kind: 'outage',
  title: '关于3栋停水的通知',
  body: '3栋明天9点起停水，预计12点恢复。',
  signedBy: '青龙园客户服务中心',
  datedOn: '2026-11-21',
  ...changes,
})
const reference = ({ id, version }: { id: number; version: number }) => ({ id, version })
async function published(changes: Partial<Fields> = {}) {
  const { number, ...draft } = await manager.notices.create(water(changes))
  return { ...(await manager.notices.publish(draft)), number }
}
async function days(count: number) {
  office.clock.advance(count * 86_400_000)
  manager = await office.logIn()
}

it('a notice is drafted, changed, published and withdrawn, each time with who did it', async () => {
  const draft = await manager.notices.create(water())
  expect(draft.number).toBe('TZ-2026-001')
  const changed = await manager.notices.update({ ...reference(draft), ...water({ title: '停水通知' }) })
  const out = await manager.notices.publish(changed)
  expect(await manager.notices.get({ id: draft.id })).toMatchObject({
    title: '停水通知',
    state: 'published',
    publishedAt: '2026-11-21T01:12:00.000Z',
    publishedBy: '李静',
    by: '李静',
    postings: 0,
  })
  expect(await refusal(manager.notices.update({ ...out, ...water() }))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(manager.notices.publish(out))).toBe('NOT_ALLOWED_NOW')
  const back = await manager.notices.withdraw({ ...out, reason: '自来水公司改期' })
  expect(await manager.notices.get({ id: draft.id })).toMatchObject({
    state: 'withdrawn',
    withdrawReason: '自来水公司改期',
  })
  expect(await refusal(manager.notices.withdraw({ ...back, reason: '再撤' }))).toBe('NOT_ALLOWED_NOW')
})

it('numbers are counted by the year', async () => {
  await manager.notices.create(water())
  expect((await manager.notices.create(water())).number).toBe('TZ-2026-002')
  await days(60)
  expect((await manager.notices.create(water())).number).toBe('TZ-2027-001')
})

it('is not published while something of its template is not filled in', async () => {
  const body = await manager.notices.create(water({ body: '因〔原因〕停水' }))
  expect(await refusal(manager.notices.publish(reference(body)))).toBe('INVALID_INPUT body')
  const title = await manager.notices.create(water({ title: '关于〔楼栋〕停水的通知' }))
  expect(await refusal(manager.notices.publish(reference(title)))).toBe('INVALID_INPUT title')
  expect((await manager.notices.list({ state: 'draft' })).total).toBe(2)
})

it('refuses what cannot be: an end before its day, an outage nobody knows, an empty text', async () => {
  expect(await refusal(manager.notices.create(water({ validUntil: '2026-11-20' })))).toBe(
    'INVALID_INPUT validUntil',
  )
  expect(await refusal(manager.notices.create(water({ outageId: 9 })))).toBe('NOT_FOUND outageId')
  expect(await refusal(manager.notices.create(water({ body: ' \n ' })))).toBe('INVALID_INPUT body')
  expect(await refusal(manager.notices.create(water({ title: '长'.repeat(61) })))).toBe('INVALID_INPUT title')
  // None of them took a number.
  expect((await manager.notices.create(water())).number).toBe('TZ-2026-001')
})

it('is found by its words, its kind, its state and its day', async () => {
  await published()
  await manager.notices.create(water({ kind: 'policy', title: '消防安全提示', datedOn: '2026-11-01' }))
  const found = async (filter: Parameters<TestClient['notices']['list']>[0]) =>
    (await manager.notices.list(filter)).rows.map(({ title }) => title)
  expect(await found({})).toEqual(['消防安全提示', '关于3栋停水的通知'])
  expect(await found({ text: '消防' })).toEqual(['消防安全提示'])
  expect(await found({ text: 'TZ-2026-001' })).toEqual(['关于3栋停水的通知'])
  expect(await found({ text: '%' })).toEqual([])
  expect(await found({ kind: 'outage' })).toEqual(['关于3栋停水的通知'])
  expect(await found({ state: 'published' })).toEqual(['关于3栋停水的通知'])
  expect(await found({ from: '2026-11-02' })).toEqual(['关于3栋停水的通知'])
  expect(await found({ to: '2026-11-02' })).toEqual(['消防安全提示'])
})

it('an outage’s notice names it', async () => {
  const outage = await manager.outages.add({
    kind: 'water',
    planned: true,
    title: '3栋停水',
    words: '明天停水',
    startsAt: '2026-11-22T01:00:00.000Z',
  })
  const { id } = await manager.notices.create(water({ outageId: outage.id }))
  expect((await manager.notices.get({ id })).outageId).toBe(outage.id)
  await manager.outages.void(outage)
  expect(await refusal(manager.notices.create(water({ outageId: outage.id })))).toBe('NOT_FOUND outageId')
})

it('hangs somewhere, with a photo, and is taken down when its time is over', async () => {
  const notice = await published()
  const photo = await givenPhoto()
  const at = { paper: { noticeId: notice.id }, place: '3栋大堂', postedOn: '2026-11-21' }
  const posting = await manager.notices.postings.add({ ...at, until: '2026-11-23', photo })
  const list = async (filter = {}) => (await manager.notices.postings.list(filter)).rows
  expect(await list()).toMatchObject([
    { number: 'TZ-2026-001', title: '关于3栋停水的通知', place: '3栋大堂', state: 'up', photo, by: '李静' },
  ])
  expect((await manager.notices.get({ id: notice.id })).postings).toBe(1)
  expect((await manager.notices.counts()).takeDown).toBe(0)
  await days(2)
  expect((await list())[0]!.state).toBe('up')
  await days(1)
  expect((await list({ state: 'overdue' }))[0]!.state).toBe('overdue')
  expect((await manager.notices.counts()).takeDown).toBe(1)
  const ahead = { ...reference(posting), takenDownOn: '2026-11-25' }
  expect(await refusal(manager.notices.postings.takeDown(ahead))).toBe('INVALID_INPUT takenDownOn')
  const early = { ...reference(posting), takenDownOn: '2026-11-20' }
  expect(await refusal(manager.notices.postings.takeDown(early))).toBe('INVALID_INPUT takenDownOn')
  await manager.notices.postings.takeDown({ ...reference(posting), takenDownOn: '2026-11-24' })
  expect((await list())[0]).toMatchObject({ state: 'down', takenDownOn: '2026-11-24' })
  expect((await manager.notices.counts()).takeDown).toBe(0)
})

it('what was withdrawn is to be taken down at once', async () => {
  const notice = await published()
  await manager.notices.postings.add({
    paper: { noticeId: notice.id },
    place: '小区公告栏',
    postedOn: '2026-11-21',
  })
  await manager.notices.withdraw({ ...reference(notice), reason: '写错时间' })
  expect((await manager.notices.counts()).takeDown).toBe(1)
})

it('nothing hangs that is not published, in the future, or with a photo nobody brought', async () => {
  const draft = await manager.notices.create(water())
  const notice = await published()
  const at = { paper: { noticeId: notice.id }, place: '3栋大堂', postedOn: '2026-11-21' }
  const add = (changes: object) => refusal(manager.notices.postings.add({ ...at, ...changes }))
  expect(await add({ paper: { noticeId: draft.id } })).toBe('NOT_ALLOWED_NOW paper')
  expect(await add({ paper: { noticeId: 99 } })).toBe('NOT_FOUND paper')
  expect(await add({ paper: { disclosureId: 99 } })).toBe('NOT_FOUND paper')
  expect(await add({ postedOn: '2026-11-22' })).toBe('INVALID_INPUT postedOn')
  expect(await add({ until: '2026-11-20' })).toBe('INVALID_INPUT until')
  expect(await add({ photo: 'a'.repeat(64) })).toBe('NOT_FOUND photo')
  expect((await manager.notices.postings.list({})).total).toBe(0)
})

it('a posting written wrongly is struck out, one without a photo gets it later', async () => {
  const notice = await published()
  const posting = await manager.notices.postings.add({
    paper: { noticeId: notice.id },
    place: '小区东门',
    postedOn: '2026-11-20',
  })
  expect((await manager.notices.postings.places()).at(-1)).toBe('小区东门')
  const photo = await givenPhoto()
  const later = await manager.notices.postings.setPhoto({ ...posting, photo })
  expect((await manager.notices.postings.list({ text: '东门' })).rows[0]!.photo).toBe(photo)
  await manager.notices.postings.void({ ...later, reason: '贴的是别的通知' })
  expect((await manager.notices.postings.list({ state: 'void' })).rows[0]).toMatchObject({
    voidReason: '贴的是别的通知',
  })
  expect((await manager.notices.get({ id: notice.id })).postings).toBe(0)
  expect(await manager.notices.postings.places()).not.toContain('小区东门')
})

it('the log leaves as a workbook with as many rows as were asked for', async () => {
  const notice = await published()
  for (const place of ['3栋大堂', '小区公告栏'])
    await manager.notices.postings.add({ paper: { noticeId: notice.id }, place, postedOn: '2026-11-21' })
  const events: { kind: string; rows?: number; fileName?: string }[] = []
  for await (const event of await manager.notices.postings.export({ text: '大堂' })) events.push(event)
  expect(events.at(-1)).toMatchObject({ kind: 'ready', rows: 1 })
  expect(events.at(-1)!.fileName).toMatch(/^张贴记录-/)
})

it('the office keeps templates of its own beside the shipped ones', async () => {
  const shipped = await manager.notices.templates.list({})
  expect(shipped.map(({ name }) => name)).toContain('停水通知')
  const fields = { kind: 'policy' as const, name: '文明养犬', title: '文明养犬', body: '请牵绳。' }
  const own = await manager.notices.templates.create(fields)
  expect(await refusal(manager.notices.templates.create(fields))).toBe('ALREADY_EXISTS name')
  const put = await manager.notices.templates.archive(own)
  expect((await manager.notices.templates.list({})).length).toBe(shipped.length)
  expect((await manager.notices.templates.list({ archived: true })).at(-1)).toMatchObject({ archived: true })
  const back = await manager.notices.templates.restore(put)
  await manager.notices.templates.update({ ...back, ...fields, body: '请牵绳，清理粪便。' })
  expect((await manager.notices.templates.list({})).at(-1)).toMatchObject({
    body: '请牵绳，清理粪便。',
    shipped: false,
  })
})

it('a clerk tells the owners, a handler only reads, and only the manager changes the rules', async () => {
  const clerk = await office.signIn(manager, 'clerk', ['clerk'])
  const handler = await office.signIn(manager, 'handler', ['handler'])
  const { id, version } = await clerk.notices.create(water())
  await clerk.notices.publish({ id, version })
  expect((await handler.notices.list({})).total).toBe(1)
  expect(await refusal(handler.notices.create(water()))).toBe('NOT_PERMITTED')
  const fields = { kind: 'other' as const, name: '新', title: '新', body: '新' }
  expect(await refusal(clerk.notices.templates.create(fields))).toBe('NOT_PERMITTED')
  const rule = { name: '新', everyMonths: 1, leadDays: 0, startsOn: '2026-12-01' }
  expect(await refusal(clerk.notices.duties.create(rule))).toBe('NOT_PERMITTED')
  expect(await handler.notices.counts()).toEqual({
    duties: 0,
    overdueDuties: 0,
    drafts: 0,
    reviews: 0,
    noticeDrafts: 0,
    takeDown: 0,
    objections: 0,
  })
})

/** A picture of one point, as PNG. */
const onePoint =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
async function givenPhoto(): Promise<string> {
  const file = new File([Buffer.from(onePoint, 'base64')], 'posted.png', { type: 'image/png' })
  return (await manager.attachments.add({ file })).hash
}
