import { randomUUID } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import { theMoney } from './full-books.ts'
import { theSurveys } from './full-survey.ts'
import { minutes, type HandClock } from './prepared-office.ts'
import { threeDaysAtTheDesk } from './sample-office.ts'

/** Three days at the desk with something on every page: photos, joined tickets, registers, services, money, paper. */
export async function aFullCounter(client: TestClient, clock: HandClock): Promise<void> {
  await threeDaysAtTheDesk(client, clock)
  await aLeakTwiceTold(client)
  await theRegisters(client)
  await theServices(client)
  await theMoney(client)
  await theSurveys(client)
  await client.outages.add({
    kind: 'water',
    planned: true,
    title: '1栋停水',
    words: '1栋今天检修水管，下午恢复，给您带来不便，请谅解。',
    startsAt: new Date(clock.now()).toISOString(),
    places: [{ buildingId: 1, unit: '' }],
  })
  const { block, numbers } = await client.tickets.reserveBlanks({
    kind: 'complaint',
    count: 3,
    requestKey: randomUUID(),
  })
  const [first] = await client.tickets.blanks({})
  await client.tickets.voidBlank({ id: first!.id, version: first!.version, reason: '写坏了' })
  await client.system.recordPrint({
    form: 'blank-slip',
    paper: 'A4',
    printed: { block },
    rows: numbers.length,
  })
  clock.advance(minutes(1))
}

/** A repair with everything that a ticket can carry, and a second caller who joined it. */
async function aLeakTwiceTold(client: TestClient): Promise<void> {
  const desk = await deskOf(client)
  const at = async (room: string) => {
    const [row] = await client.search.box({ text: room })
    return { houseId: row!.houseId, residentId: row!.residentId, callerName: '' }
  }
  const file = new File([solidPicture(320, 240)], '漏水.png')
  const { hash } = await client.attachments.add({ file })
  const { today } = await client.system.status()
  const leak = await client.tickets.register(
    registration(desk, {
      ...(await at('3-2-501')),
      kind: 'repair',
      categoryId: desk.category('户内漏水'),
      channelId: desk.channel('业主群'),
      channelNote: '三栋业主群',
      words: '主卧卫生间水管漏水，楼下已经滴水',
      place: '主卧卫生间',
      entry: 'call-first',
      appointmentOn: today,
      appointmentTime: '14:00 到 16:00',
      urgency: 'urgent',
      answers: [{ question: '水还在流吗？', answer: 'yes', alarm: true }],
      photos: [hash],
    }),
  )
  const below = { ...(await at('3-2-401')), kind: 'repair' as const, words: '天花板湿了一大片' }
  await client.tickets.register(
    registration(desk, { ...below, categoryId: desk.category('户内漏水'), joinInto: leak.id }),
  )
  const answered = await client.tickets.register(
    registration(desk, {
      kind: 'inquiry',
      categoryId: desk.category('物业费'),
      callerName: '王芳',
      callerPhone: '13800135678',
      words: '物业费什么时候交',
      solved: '每月五日至二十五日，前台和公众号都可以交。',
    }),
  )
  await client.tickets.publish({ ...answered, digest: '物业费每月五日至二十五日可交', publishable: true })
}

async function theRegisters({ registers }: TestClient): Promise<void> {
  const key = await registers.keys.take({ houseId: 1, label: 'A-12', giverName: '夏佳娜', place: '钥匙柜' })
  await registers.keys.lend({ ...key, borrower: '工程部赵师傅', reason: '查漏水' })
  await registers.parcels.arrive({
    houseId: 1,
    residentId: 1,
    carrier: '顺丰',
    tracking: 'SF1234567890123',
    shelf: 'B3',
  })
  const visitor = await registers.visitors.arrive({
    name: '陈建国',
    phone: '13700137000',
    houseId: 1,
    purpose: '看望老人',
  })
  await registers.visitors.leave(visitor)
  await registers.visitors.arrive({ name: '赵敏', houseId: 2, purpose: '送货', plate: '京N35678' })
  await registers.passes.issue({
    houseId: 1,
    applicant: '夏佳娜',
    applicantRole: 'owner',
    items: '冰箱 1 台\n沙发 2 件',
    ownerConsent: 'self',
  })
}

async function theServices({ services }: TestClient): Promise<void> {
  const cleaner = await services.providers.create({
    kind: 'cleaning',
    name: '洁净家政',
    phone: '13900139000',
    hours: '8:00 到 18:00',
    offers: '日常保洁、擦玻璃',
    price: '每小时 50 元',
  })
  await services.requests.ask({
    kind: 'cleaning',
    houseId: 1,
    words: '周六上午擦玻璃',
    providerId: cleaner.id,
  })
  await services.prices.create({ section: '入户维修', name: '更换龙头', unit: '个', priceFen: 3000 })
  await services.prices.create({ section: '入户维修', name: '疏通下水', words: '当面商定' })
}

/** A picture of one colour, whole enough for a browser to show. */
function solidPicture(width: number, height: number): Uint8Array<ArrayBuffer> {
  const part = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0], 8)
  const grey = Buffer.alloc(height * (width + 1), 150)
  for (let row = 0; row < height; row++) grey[row * (width + 1)] = 0
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      part('IHDR', header),
      part('IDAT', deflateSync(grey)),
      part('IEND', Buffer.alloc(0)),
    ]),
  )
}
