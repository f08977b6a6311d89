import type { Chance } from './chance.ts'
import type { Client } from './counter.ts'
import { madeUpPerson } from './people.ts'

export interface Household {
  houseId: number
  residentId: number
}

export interface CommunitySize {
  buildings: number
  units: number
  floors: number
  doors: number
}

/** 6 buildings of 2 units, 25 floors and 2 doors: 600 houses. */
export const wholeCommunity: CommunitySize = { buildings: 6, units: 2, floors: 25, doors: 2 }

/** What lies behind a door, by its place on the floor: hundredths of a square metre and the rooms. */
const layouts = [
  { areaHundredths: 8960, innerAreaHundredths: 7240, layout: '两室两厅一卫' },
  { areaHundredths: 11830, innerAreaHundredths: 9610, layout: '三室两厅两卫' },
]

/** Builds the houses and lets people move in; nine in ten are lived in. Answers with who is at home. */
export async function settle(client: Client, chance: Chance, size: CommunitySize): Promise<Household[]> {
  const [community] = await client.office.communities()
  const households: Household[] = []
  for (const { building, unit, floor, door } of doorsOf(size)) {
    const livedIn = chance.percent(91)
    const tenants = livedIn && chance.percent(12)
    const { id: houseId } = await client.houses.create({
      communityId: community!.id,
      building: String(building),
      unit: String(unit),
      room: `${floor}0${door}`,
      floor,
      state: !livedIn ? 'vacant' : tenants ? 'let' : 'occupied',
      ...layouts[(door - 1) % layouts.length]!,
      orientation: '南北',
      deliveredOn: '2016-09-30',
    })
    if (livedIn) households.push(await moveInto(client, chance, houseId, tenants ? 'tenant' : 'owner'))
  }
  return households
}

function* doorsOf({ buildings, units, floors, doors }: CommunitySize) {
  for (let building = 1; building <= buildings; building++)
    for (let unit = 1; unit <= units; unit++)
      for (let floor = 1; floor <= floors; floor++)
        for (let door = 1; door <= doors; door++) yield { building, unit, floor, door }
}

async function moveInto(
  client: Client,
  chance: Chance,
  houseId: number,
  role: 'owner' | 'tenant',
): Promise<Household> {
  const head = madeUpPerson(chance)
  const residentId = await moveIn(client, chance, houseId, head, role)
  if (chance.percent(35))
    await moveIn(client, chance, houseId, madeUpPerson(chance, [...head.name][0]), 'family')
  if (2026 - head.birthYear > 78) await flagAsAged(client, residentId)
  return { houseId, residentId }
}

async function moveIn(
  client: Client,
  chance: Chance,
  houseId: number,
  { name, gender, birthYear, occupation, phone }: ReturnType<typeof madeUpPerson>,
  role: 'owner' | 'tenant' | 'family',
): Promise<number> {
  const { id } = await client.residents.create({
    name,
    gender,
    birthYear,
    occupation,
    phones: [{ phone, label: 'mobile' }],
    plates: chance.percent(40) ? [`京A${String(chance.between(10_000, 99_999))}`] : [],
    occupancy: {
      houseId,
      role,
      since: `${chance.between(2016, 2023)}-0${chance.between(1, 9)}`,
      primary: role !== 'family',
    },
  })
  return id
}

async function flagAsAged(client: Client, residentId: number): Promise<void> {
  const { careFlags } = await client.office.dictionaries()
  const aged = careFlags.find(({ code }) => code === 'aged')
  if (aged) await client.residents.setFlag({ residentId, entryId: aged.id })
}
