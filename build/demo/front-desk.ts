import { addDays, dayIn, startOfDay } from '../../shared/time/zone.ts'
import { carriers } from '../../shared/modules/registers/terms.ts'
import type { Chance } from './chance.ts'
import type { Household } from './community.ts'
import type { Client } from './counter.ts'
import type { Step } from './history.ts'
import { madeUpPerson } from './people.ts'

const zone = 'Asia/Shanghai'
const hour = 60 * 60_000

/** Who offers what around the community, and what the office's own services cost. */
export async function openDirectory({ services }: Client): Promise<void> {
  for (const [kind, name, phone, offers] of directory)
    await services.providers.create({ kind, name, phone, offers, hours: '8:00–20:00' })
  for (const [section, name, unit, priceFen] of prices)
    await services.prices.create({ section, name, unit, priceFen })
}

const directory = [
  ['supermarket', '便民超市', '010-60000001', '日用百货，满五十元送货上门'],
  ['pharmacy', '康宁药房', '010-60000002', '夜间可按门铃'],
  ['cleaning', '洁净家政', '010-60000003', '保洁、擦玻璃、月嫂'],
  ['repair', '快修家电', '010-60000004', '空调、洗衣机、热水器'],
  ['locksmith', '平安开锁', '010-60000005', '公安备案，二十四小时'],
  ['moving', '顺达搬家', '010-60000006', '提前一天预约'],
] as const

const prices = [
  ['户内维修', '更换水龙头（不含材料）', '个', 3000],
  ['户内维修', '疏通马桶', '次', 5000],
  ['户内维修', '更换开关插座（不含材料）', '个', 2000],
  ['特约服务', '代收大件', '件', 500],
  ['特约服务', '上门擦玻璃', '平方米', 800],
] as const

/** A month of keys, parcels, visitors and items leaving, some of it still open at the end. */
export function planFrontDesk(
  client: Client,
  chance: Chance,
  { households, until, days }: { households: readonly Household[]; until: number; days: number },
): Step[] {
  const today = dayIn(zone, new Date(until).toISOString())
  const steps: Step[] = []
  for (let ago = Math.min(days, 30); ago >= 0; ago--) {
    const start = Date.parse(startOfDay(zone, addDays(today, -ago)))
    const at = () => start + (8.5 + chance.share() * 10) * hour
    for (let parcel = chance.between(1, 4); parcel > 0; parcel--)
      steps.push(...parcelLife(client, chance, households, at()))
    for (let visitor = chance.between(0, 3); visitor > 0; visitor--)
      steps.push(...visit(client, chance, households, at()))
    if (ago % 4 === 1) steps.push(...keyLife(client, chance, households, at(), ago))
    if (ago % 6 === 2) steps.push(...leaving(client, chance, households, at()))
  }
  return steps.filter((step) => step.at <= until)
}

type Reference = { id: number; version: number }

/** One row of a register and what happens to it later. */
function chain(
  first: { at: number; run: () => Promise<Reference> },
  ...later: [number, (row: Reference) => Promise<unknown>][]
): Step[] {
  let row: Reference = { id: 0, version: 0 }
  return [
    { at: first.at, run: async () => void (row = await first.run()) },
    ...later.map(([at, work]) => ({ at, run: () => work(row) })),
  ]
}

function parcelLife(
  { registers }: Client,
  chance: Chance,
  households: readonly Household[],
  at: number,
): Step[] {
  const { houseId, residentId } = chance.pick(households)
  const parcel = {
    houseId,
    residentId,
    carrier: chance.pick(carriers),
    tracking: `YT${chance.between(10 ** 11, 10 ** 12 - 1)}`,
    shelf: `${chance.pick(['A', 'B', 'C'])}-${chance.between(1, 20)}`,
  }
  const arrive = { at, run: () => registers.parcels.arrive(parcel) }
  return chance.percent(85)
    ? chain(arrive, [
        at + chance.around(14) * hour,
        (row) => registers.parcels.handOver({ parcels: [row], handedTo: '本人' }),
      ])
    : chain(arrive)
}

function visit({ registers }: Client, chance: Chance, households: readonly Household[], at: number): Step[] {
  const { name, phone } = madeUpPerson(chance)
  const visitor = {
    name,
    phone,
    houseId: chance.pick(households).houseId,
    people: chance.between(1, 3),
    purpose: chance.pick(['探亲访友', '家电维修', '看房', '送货安装']),
  }
  return chain({ at, run: () => registers.visitors.arrive(visitor) }, [
    at + (0.3 + chance.around(1.2)) * hour,
    (row) => registers.visitors.leave(row),
  ])
}

function keyLife(
  { registers }: Client,
  chance: Chance,
  households: readonly Household[],
  at: number,
  ago: number,
): Step[] {
  const { name, phone } = madeUpPerson(chance)
  const key = {
    houseId: chance.pick(households).houseId,
    label: `A-${String(ago).padStart(2, '0')}`,
    pieces: chance.between(1, 3),
    place: '钥匙柜',
    giverName: name,
    giverPhone: phone,
    purpose: chance.pick(['装修施工', '出租看房', '长期外出托管']),
  }
  const lentAt = at + 24 * hour
  const dueAt = new Date(lentAt + 4 * hour).toISOString()
  const steps = chain({ at, run: () => registers.keys.take(key) }, [
    lentAt,
    (row) => registers.keys.lend({ ...row, borrower: '赵师傅', reason: '入户维修', dueAt }),
  ])
  const broughtBack = { at: lentAt + 3 * hour, run: () => bringBack(registers, key.label) }
  return chance.percent(75) ? [...steps, broughtBack] : steps
}

async function bringBack({ keys }: Client['registers'], label: string): Promise<void> {
  const { rows } = await keys.list({ text: label })
  const loan = rows.find((row) => row.label === label)?.loan
  if (loan) await keys.back(loan)
}

function leaving(
  { registers }: Client,
  chance: Chance,
  households: readonly Household[],
  at: number,
): Step[] {
  const { name, phone } = madeUpPerson(chance)
  const pass = {
    houseId: chance.pick(households).houseId,
    applicant: name,
    applicantRole: 'tenant' as const,
    phone,
    items: chance.pick(['沙发一组\n双人床一张\n纸箱六个', '洗衣机一台', '电脑桌一张\n书柜两个']),
    carrier: '搬家公司',
    ownerConsent: 'phone' as const,
  }
  const issue = { at, run: () => registers.passes.issue(pass) }
  return chance.percent(75)
    ? chain(issue, [at + 0.5 * hour, (row) => registers.passes.release({ ...row, guardName: '刘队' })])
    : chain(issue)
}
