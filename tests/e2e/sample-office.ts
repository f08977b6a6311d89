import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import { hours, manager, minutes, type HandClock } from './prepared-office.ts'
import { fixture } from './steps.ts'

/** The register of the fixtures imported three days ago, and complaints in every state until a minute ago. */
export async function threeDaysAtTheDesk(client: TestClient, clock: HandClock): Promise<void> {
  const bytes = readFileSync(fixture('01-register.xlsx'))
  const { id, mapping } = await client.imports.upload({ file: new File([bytes], '房屋业主名册.xlsx') })
  for await (const _event of await client.imports.check({ id, mapping }));
  for await (const _event of await client.imports.apply({ id }));
  await keepTheArchive(client)
  const desk = await deskOf(client)
  /** Nobody works for that long: the session is over, as in life. */
  const returnAfter = async (milliseconds: number) => {
    clock.advance(milliseconds)
    await client.accounts.login(manager)
  }
  const caller = async (room: string) => {
    const [row] = await client.search.box({ text: room })
    return { houseId: row!.houseId, residentId: row!.residentId, callerName: '' }
  }
  const engineering = desk.department('工程部')
  const complain = async (room: string, words: string, changes: Parameters<typeof registration>[1] = {}) =>
    client.tickets.register(registration(desk, { ...(await caller(room)), words, ...changes }))

  await complain('9-2-602', '门岗说话很冲，让访客很难堪', {
    categoryId: desk.category('缺乏礼貌'),
    emotion: 'dissatisfied',
  })
  await returnAfter(hours(4))
  const leak = await complain('3-2-501', '卫生间天花板漏水，从昨晚开始，滴到洗衣机上。楼上 601 正在装修。', {
    categoryId: desk.category('水电供应不稳定'),
    demand: 'fix',
    emotion: 'anxious',
    urgency: 'important',
    contactTime: '18:00 以后',
  })
  await client.tickets.assign({ ...leak, departmentId: engineering, text: '请先关阀，再上楼查看' })
  await returnAfter(hours(69) + minutes(52))
  await complain('7-1-302', '电梯困人十分钟，老人在里面', {
    channelId: desk.channel('微信'),
    urgency: 'urgent',
    emotion: 'angry',
  })
  const lamp = await complain('5-1-1102', '楼道灯不亮，老人晚上看不见路', {
    categoryId: desk.category('照明设施损坏'),
  })
  const assigned = await client.tickets.assign({ ...lamp, departmentId: engineering })
  const done = await client.tickets.done({ ...assigned, text: '已更换灯泡和声控开关' })
  await client.tickets.close({ ...done, text: '业主已确认' })
  await complain('商铺12', '垃圾清运不及时，影响营业，味道很大，已经反映过两次了，希望尽快有人来看', {
    categoryId: desk.category('垃圾清理不及时'),
    emotion: 'dissatisfied',
  })
}

/** What an office comes to know of its people: flags, needs, promises, a house sold, a file checked and not imported. */
async function keepTheArchive(client: TestClient): Promise<void> {
  const { careFlags, tags } = await client.office.dictionaries()
  const [living] = careFlags.filter(({ sensitive }) => !sensitive)
  const [delicate] = careFlags.filter(({ sensitive }) => sensitive)
  const residentId = 1
  const { occupancies, version } = await client.residents.get({ id: residentId })
  const { houseId } = occupancies[0]!
  await client.residents.setFlag({
    residentId,
    entryId: living!.id,
    note: '子女在外地',
    reviewOn: '2026-12-31',
  })
  await client.residents.setFlag({ residentId, entryId: delicate!.id, note: '' })
  await client.residents.setTags({ residentId, version, entryIds: tags.slice(0, 2).map(({ id }) => id) })
  await client.residents.setBand({ residentId, aspect: 'household', band: 'alone', source: 'visit' })
  await client.residents.addPreference({ residentId, kind: 'preference', words: '喜欢书法，愿意参加沙龙' })
  await client.residents.addPreference({ residentId, kind: 'need', words: '希望每周有人上门量一次血压' })
  await client.contacts.add({
    kind: 'visit',
    direction: 'out',
    residentId,
    houseId,
    purpose: '重点关怀',
    participants: '李静、陈洁',
    words: '独自在家，精神很好。反映楼道灯暗，晚上不敢下楼。',
    followUp: '报工程部换灯，下周回访',
    promises: [{ words: '下周二前换好楼道灯', dueOn: (await client.system.status()).today }],
    requestKey: randomUUID(),
  })
  await client.houses.addRecord({
    houseId,
    kind: 'water-and-power',
    happenedOn: '2026-10-08',
    part: '厨房水槽下',
    words: '角阀渗水，已更换',
    costFen: 6500,
    worker: '吴刚',
  })
  const twin = await client.residents.create({ name: '夏佳娜', phones: [{ phone: '13800135678' }] })
  await client.residents.addOccupancy({ residentId: twin.id, houseId, role: 'family' })
  const sold = await client.houses.get({ id: 2 })
  await client.houses.transfer({
    id: 2,
    version: sold.version,
    on: (await client.system.status()).today,
    owners: [{ name: '欧阳明月', phone: '13900001111' }],
  })
  const empty = await client.houses.create({ communityId: 1, building: '99', room: '101' })
  await client.houses.archive(empty)
  const bytes = readFileSync(fixture('02-register-handmade.xlsx'))
  const { id, mapping } = await client.imports.upload({ file: new File([bytes], '业主登记表-手工版.xlsx') })
  for await (const _event of await client.imports.check({ id, mapping }));
}
