import { randomUUID } from 'node:crypto'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { addMonths, lastDay, monthOf } from '../../shared/modules/reports/month.ts'
import { ledgerOffice } from './ledger-office.ts'
import { manager } from './prepared-office.ts'

const second = { login: 'liujianguo', name: '刘建国', password: '疑是银河落九天 2026' }
/** Two houses that somebody lives in: the first pays, the second does not. */
const [payingRoom, owingRoom] = ['3-2-501', '9-2-602']

/** Prices, charges, payments, the books and what is told of them, so that every page about money has something. */
export async function theMoney(client: TestClient): Promise<void> {
  const { today } = await client.system.status()
  const before = addMonths(monthOf(today), -1)
  await whatIsCharged(client, before)
  await whatIsPaid(client, today)
  await ledgerOffice(client)
  await client.ledger.months.close({ month: addMonths(before, -3) })
  await theSheets(client, before, today)
  await theNotices(client, today)
}

const houseOf = async (client: TestClient, room: string) => {
  const [row] = await client.search.box({ text: room })
  if (!row || row.houseId === null) throw new Error(`no house ${room}`)
  return { houseId: row.houseId, residentId: row.residentId, name: row.name }
}

async function whatIsCharged({ fees }: TestClient, month: string): Promise<void> {
  const items = await fees.items.list({})
  const service = items.find(({ kind }) => kind === 'service')!
  const water = items.find(({ basis }) => basis === 'meter')!
  const fromMonth = addMonths(month, -11)
  for (const [houseKind, price] of [
    ['residential', 28_000],
    ['shop', 65_000],
  ] as const)
    await fees.standards.create({ itemId: service.id, houseKind, priceE4: price, fromMonth })
  await fees.standards.create({ itemId: water.id, priceE4: 50_000, fromMonth, words: '自来水公司代收' })
  for (const each of [addMonths(month, -1), month])
    for await (const _event of await fees.charges.generate({
      month: each,
      itemIds: [service.id],
      dueOn: lastDay(each),
    }));
  const now = addMonths(month, 1)
  const { rows } = await fees.meters.list({ itemId: water.id, month: now })
  await fees.meters.save({
    itemId: water.id,
    month: now,
    dueOn: lastDay(now),
    readings: rows
      .slice(0, 2)
      .map(({ houseId, version }) => ({ houseId, version, meterFrom: 12_000, meterTo: 13_250 })),
  })
}

async function whatIsPaid(client: TestClient, today: string): Promise<void> {
  const { fees } = client
  const { houseId, residentId, name } = await houseOf(client, payingRoom)
  const { open } = await fees.account({ houseId })
  const [first, next] = open
  const paying = { houseId, residentId, payer: name, requestKey: '' }
  await fees.payments.take({
    ...paying,
    method: 'cash',
    lines: [{ chargeId: first!.id, amountFen: first!.openFen }],
    tenderedFen: first!.openFen + 1_000,
    requestKey: randomUUID(),
  })
  const wrong = await fees.payments.take({
    ...paying,
    method: 'wechat',
    lines: [{ chargeId: next!.id, amountFen: 10_000 }],
    advanceFen: 5_000,
    reference: '4200002026',
    requestKey: randomUUID(),
  })
  await fees.payments.reverse({
    id: wrong.id,
    version: wrong.version,
    reason: '收错了房号',
    requestKey: randomUUID(),
  })
  const { payments, cashFen } = await fees.closings.preview()
  await fees.closings.close({ countedFen: cashFen, payments })
  await fees.payments.take({
    ...paying,
    method: 'cash',
    lines: [{ chargeId: next!.id, amountFen: 10_000 }],
    requestKey: randomUUID(),
  })
  const owing = await houseOf(client, owingRoom)
  const owed = await fees.account({ houseId: owing.houseId })
  const { id, version } = owed.open.at(-1)!
  await fees.charges.waive({ id, version, amountFen: 5_000, reason: '电梯停用三天' })
  await fees.arrears.note({
    houseId: owing.houseId,
    residentId: owing.residentId,
    words: '出差在外，回来就缴',
    promise: { words: '缴清费用', dueOn: today },
    requestKey: randomUUID(),
  })
}

/** One published by the second person and asked about, and one still in draft. */
async function theSheets(client: TestClient, month: string, today: string): Promise<void> {
  const { disclosures } = client
  await client.accounts.createUser({ ...second, roles: ['manager'] })
  const draw = (from: string, until: string) =>
    disclosures.create({
      parts: ['service', 'public'],
      mode: 'lump-sum',
      fromMonth: from,
      untilMonth: until,
    })
  const sheet = await draw(addMonths(month, -2), addMonths(month, -1))
  const { content } = await disclosures.get({ id: sheet.id })
  const saved = await disclosures.save({
    ...sheet,
    content: { ...content, notes: '本表数字取自账册。' },
  })
  const submitted = await disclosures.submit({ id: sheet.id, version: saved.version })
  await client.accounts.login(second)
  await disclosures.publish({
    id: sheet.id,
    version: submitted.version,
    postedFrom: today,
    postedUntil: today,
  })
  await client.accounts.login(manager)
  await draw(month, month)
  const ask = { disclosureId: sheet.id, name: '王芳', phone: '13800135678', kind: 'question' } as const
  await disclosures.objections.add({ ...ask, words: '秩序维护费为什么这么多' })
}

async function theNotices({ notices }: TestClient, today: string): Promise<void> {
  const notice = await notices.create({
    kind: 'work-plan',
    title: '12月工作计划',
    body: '各位业主：\n\n12月将清洗外墙和检修水泵，请关好窗户。\n\n感谢配合。',
    signedBy: '青龙园客户服务中心',
    datedOn: today,
  })
  await notices.publish({ id: notice.id, version: notice.version })
  await notices.postings.add({
    paper: { noticeId: notice.id },
    place: '3栋大堂公告栏',
    postedOn: today,
    until: today,
  })
  await notices.create({
    kind: 'other',
    title: '访客停车的说明',
    body: '访客请停在地面〔区域〕。',
    signedBy: '青龙园客户服务中心',
    datedOn: today,
  })
}
