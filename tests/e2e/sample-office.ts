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
