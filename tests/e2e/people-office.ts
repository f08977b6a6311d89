import type { TestClient } from '../../electron/core/testing/office.ts'

/** An ID number of nobody: right in every digit. */
export const idNumber = '110110197208283843'

type NewResident = Parameters<TestClient['residents']['create']>[0]
interface Home {
  building: string
  unit?: string
  room: string
  role: NonNullable<NewResident['occupancy']>['role']
}

/**
 * A few people by hand: 王芳 twice, with another occupation each time; 周建国 with his daughter and a flag that a clerk
 * may not read; 何文静, who lives nowhere.
 */
export async function peopleByHand(client: TestClient): Promise<void> {
  const { communityId } = await client.office.profile()
  const { careFlags } = await client.office.dictionaries()
  const houses = new Map<string, Promise<{ id: number }>>()
  const houseOf = ({ building, unit = '', room }: Home) => {
    const key = [building, unit, room].join('-')
    const known = houses.get(key) ?? client.houses.create({ communityId, building, unit, room })
    houses.set(key, known)
    return known
  }
  const person = async (home: Home | null, fields: NewResident) =>
    client.residents.create({
      ...fields,
      occupancy: home && { houseId: (await houseOf(home)).id, role: home.role, since: '2019-10' },
    })

  await person(
    { building: '3', unit: '2', room: '501', role: 'owner' },
    {
      name: '王芳',
      gender: 'female',
      occupation: '小学教师',
      contactTime: '周末上午',
      idNumber,
      phones: [{ phone: '13800135678' }],
    },
  )
  await person(
    { building: '3', unit: '2', room: '602', role: 'tenant' },
    {
      name: '王芳',
      gender: 'female',
      occupation: '会计',
      phones: [{ phone: '13800135678' }],
      plates: ['京N35678'],
    },
  )
  const zhou = await person(
    { building: '5', unit: '1', room: '302', role: 'owner' },
    { name: '周建国', gender: 'male', phones: [{ phone: '13611112222' }] },
  )
  await person(
    { building: '5', unit: '1', room: '302', role: 'family' },
    { name: '周婷', gender: 'female', phones: [{ phone: '13611113333' }] },
  )
  await person(null, { name: '何文静', phones: [{ phone: '13733334444' }] })
  const flag = careFlags.find(({ sensitive, name }) => sensitive && name === '纠纷未了')
  if (!flag) throw new Error('a new office has the flag 纠纷未了')
  await client.residents.setFlag({ residentId: zhou.id, entryId: flag.id, note: '与物业打过官司' })
}
