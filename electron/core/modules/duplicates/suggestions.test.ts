import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { DuplicateReason } from '../../../../shared/modules/duplicates/contract.ts'
import { givenStay } from '../../testing/contacts.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

/** Each test has the archive to itself. */
afterEach(() => {
  const emptied = [
    'duplicate_dismissals',
    'occupancies',
    'resident_phones',
    'resident_plates',
    'residents',
    'houses',
  ]
  for (const table of emptied) office.core.services.database.raw.exec(`DELETE FROM ${table}`)
})

const found = async (page = {}) =>
  (await manager.duplicates.suggestions(page)).rows.map(
    ({ first, second, reasons }) => `${first.name} ${second.name}: ${reasons.join(' ')}`,
  )
const person = (name: string, phone?: string, houseId?: number) =>
  givenResident(office, { name, ...(phone && { phone }), ...(houseId && { houseId }) })
const plated = (name: string, plate: string) => manager.residents.create({ name, plates: [plate] })
/** Past the page, which refuses a second record with one ID number; an import does not know of the first. */
const sameIdNumber = async (...ids: number[]) =>
  office.core.services.database.kysely
    .updateTable('residents')
    .set({ id_number_digest: 'd1' })
    .where('id', 'in', ids)
    .execute()

describe('two records are suggested as one person for', () => {
  it('one ID number, whatever else they say', async () => {
    await sameIdNumber(await person('王芳', '13800000001'), await person('王芳女士'))
    expect(await found()).toEqual(['王芳 王芳女士: same-id-number'])
  })

  it('one name and one phone, however the name is written', async () => {
    await person('JOHN Smith', '13800000001')
    await person('John  smith', '13800000001')
    expect(await found()).toEqual(['JOHN Smith John  smith: same-name-and-phone'])
  })

  it('one phone under two names', async () => {
    await person('王芳', '13800000001')
    await person('李雷', '13800000001')
    expect(await found()).toEqual(['王芳 李雷: same-phone'])
  })

  it('one name and one house, now or before', async () => {
    const home = await givenHouse(office, '3-2-501')
    const now = await person('王芳', undefined, home)
    const before = await person('王芳')
    await givenStay(office, before, home, { since: '2010', until: '2012' })
    // Twice in one house is no reason to be somebody else.
    await givenStay(office, now, home, { since: '2009', until: '2010' })
    expect(await found()).toEqual(['王芳 王芳: same-name-and-house'])
  })

  it('one name and one plate, and not for a plate alone', async () => {
    await plated('王芳', '京A12345')
    await plated('王芳', '京A12345')
    await plated('李雷', '京A12345')
    expect(await found()).toEqual(['王芳 王芳: same-name-and-plate'])
  })

  it('two names of one sound in one house', async () => {
    const home = await givenHouse(office, '3-2-501')
    await person('张晓丽', undefined, home)
    await person('章小莉', undefined, home)
    await person('张晓明', undefined, home)
    expect(await found()).toEqual(['张晓丽 章小莉: same-sound-and-house'])
  })

  it('nothing else: a name alone, a sound alone, an archived record', async () => {
    await person('王芳', '13800000001', await givenHouse(office, '3-2-501'))
    await person('王芳', '13800000002', await givenHouse(office, '3-2-502'))
    await person('汪方', '13800000003', await givenHouse(office, '3-2-503'))
    const gone = await person('王芳', '13800000001')
    await manager.residents.archive({ id: gone, version: 1 })
    expect(await found()).toEqual([])
  })

  it('no phone that a crowd has, unless the name is one as well', async () => {
    for (let index = 0; index < 40; index++) await person(`租客${index}`, '13800000000')
    await person('租客7', '13800000000')
    expect(await found()).toEqual(['租客7 租客7: same-name-and-phone'])
  })
})

describe('the list', () => {
  /** In the order they are entered, the strongest last. */
  async function givenOneOfEach(): Promise<DuplicateReason[]> {
    const home = await givenHouse(office, '3-2-501')
    await person('张晓丽', undefined, home)
    await person('章小莉', undefined, home)
    await plated('赵六', '京A12345')
    await plated('赵六', '京A12345')
    await person('王芳', '13800000001')
    await person('李雷', '13800000001')
    const house = await givenHouse(office, '3-2-502')
    await person('钱七', undefined, house)
    await person('钱七', undefined, house)
    await person('孙八', '13800000002')
    await person('孙八', '13800000002')
    await sameIdNumber(await person('周九'), await person('周玖'))
    return [
      'same-id-number',
      'same-name-and-phone',
      'same-name-and-house',
      'same-phone',
      'same-name-and-plate',
      'same-sound-and-house',
    ]
  }

  it('has the likeliest first, in pages', async () => {
    const reasons = await givenOneOfEach()
    const all = await manager.duplicates.suggestions({})
    expect(all.total).toBe(6)
    expect(all.rows.map((row) => row.reasons)).toEqual(reasons.map((reason) => [reason]))
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => manager.duplicates.suggestions({ page, size: 2 })),
    )
    expect(pages.flatMap(({ rows }) => rows)).toEqual(all.rows)
  })

  it('puts a pair with more reasons before one with fewer', async () => {
    await person('王芳', '13800000001')
    await person('王芳', '13800000001')
    const home = await givenHouse(office, '3-2-501')
    await person('李雷', '13800000002', home)
    await person('李雷', '13800000002', home)
    expect(await found()).toEqual([
      '李雷 李雷: same-name-and-phone same-name-and-house',
      '王芳 王芳: same-name-and-phone',
    ])
  })

  it('shows rooms, and phones masked', async () => {
    await person('王芳', '13800135678', await givenHouse(office, '3-2-501'))
    await person('王芳', '13800135678')
    const { rows } = await manager.duplicates.suggestions({})
    expect(rows[0]).toMatchObject({
      first: { rooms: ['3-2-501'], phone: '138****5678' },
      second: { rooms: [], phone: '138****5678' },
    })
  })

  it('says of two people what it says in the list', async () => {
    await givenOneOfEach()
    for (const { first, second, reasons } of (await manager.duplicates.suggestions({})).rows)
      expect((await manager.duplicates.compare({ firstId: second.id, secondId: first.id })).reasons).toEqual(
        reasons,
      )
  })
})

describe('two people after all', () => {
  it('are not suggested again, whoever is named first', async () => {
    const firstId = await person('王芳', '13800000001')
    const secondId = await person('李雷', '13800000001')
    await manager.duplicates.dismiss({ firstId: secondId, secondId: firstId })
    await manager.duplicates.dismiss({ firstId, secondId })
    expect(await found()).toEqual([])
    expect((await manager.duplicates.compare({ firstId, secondId })).reasons).toEqual(['same-phone'])
  })

  it('stay two when one of them is merged, and until the merge is taken back', async () => {
    const wife = await person('王芳', '13800000001')
    const husband = await person('李雷', '13800000001')
    const again = await person('李雷', '13800000001')
    await manager.duplicates.dismiss({ firstId: wife, secondId: husband })
    const open = ['李雷 李雷: same-name-and-phone', '王芳 李雷: same-phone']
    expect(await found()).toEqual(open)
    const { undoId } = await manager.duplicates.merge({
      kept: { id: again, version: 1 },
      dropped: { id: husband, version: 1 },
    })
    expect(await found()).toEqual([])
    await manager.changes.undo({ id: undoId })
    expect(await found()).toEqual(open)
  })

  it('are two', async () => {
    const firstId = await person('王芳')
    expect(await refusal(manager.duplicates.dismiss({ firstId, secondId: firstId }))).toBe(
      'INVALID_INPUT secondId',
    )
    expect(await refusal(manager.duplicates.dismiss({ firstId, secondId: 999 }))).toBe('NOT_FOUND')
  })
})

describe('side by side', () => {
  it('stand both records, numbers masked', async () => {
    const home = await givenHouse(office, '3-2-501')
    const { id: firstId } = await manager.residents.create({
      name: '王芳',
      gender: 'female',
      birthYear: 1970,
      idNumber: '11010519491231002X',
      emergencyName: '王强',
      emergencyPhone: '13911112222',
      phones: [{ phone: '13800135678' }],
      plates: ['京A12345'],
      occupancy: { houseId: home, role: 'owner' },
    })
    const secondId = await person('王方')
    const { first, second } = await manager.duplicates.compare({ firstId, secondId })
    expect(first).toMatchObject({
      id: firstId,
      version: 1,
      fields: {
        name: '王芳',
        gender: 'female',
        birthYear: '1970',
        emergencyName: '王强',
        emergencyPhone: '139****2222',
        notes: '',
      },
      phones: ['138****5678'],
      plates: ['京A12345'],
      houses: [{ label: '3-2-501', role: 'owner', current: true }],
      tickets: 0,
    })
    expect(first.fields.idNumber).toContain('*')
    expect(second).toMatchObject({ name: '王方', fields: { gender: '', idNumber: '' }, phones: [] })
    expect(JSON.stringify(first)).not.toMatch(/13800135678|13911112222|11010519491231002X/)
  })

  it('needs two people who exist', async () => {
    const firstId = await person('王芳')
    expect(await refusal(manager.duplicates.compare({ firstId, secondId: firstId }))).toBe(
      'INVALID_INPUT secondId',
    )
    expect(await refusal(manager.duplicates.compare({ firstId, secondId: 999 }))).toBe('NOT_FOUND')
  })
})
