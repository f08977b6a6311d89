import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chenjie', ['clerk'])
})
afterAll(() => office.close())

const versionOf = async (id: number) => (await manager.residents.get({ id })).version
const houseVersion = async (id: number) => (await manager.houses.get({ id })).version
const archived = async (by: TestClient, id: number) =>
  by.houses.archive({ id, version: await houseVersion(id) })
const merged = async (keptName: string, droppedName: string) => {
  const kept = await givenResident(office, { name: keptName })
  const dropped = await givenResident(office, { name: droppedName })
  const { undoId } = await manager.duplicates.merge({
    kept: { id: kept, version: 1 },
    dropped: { id: dropped, version: 1 },
  })
  return { kept, dropped, undoId }
}

describe('taking a command back', () => {
  it('is for whoever did it and whoever may do it', async () => {
    const own = await archived(clerk, await givenHouse(office, '3-2-501'))
    await clerk.changes.undo({ id: own.undoId })
    expect((await clerk.houses.list({ text: '3-2-501' })).total).toBe(1)

    const others = await archived(manager, await givenHouse(office, '3-2-502'))
    await clerk.changes.undo({ id: others.undoId })
    expect((await clerk.houses.list({ text: '3-2-502' })).total).toBe(1)
  })

  it('needs the permission of the command itself, and the refusal is recorded', async () => {
    const { undoId, dropped } = await merged('王芳', '王方')
    expect(await refusal(clerk.changes.undo({ id: undoId }))).toBe('NOT_PERMITTED')
    expect((await manager.residents.get({ id: dropped })).mergedInto).not.toBeNull()
    const { rows } = await manager.system.audit({ action: 'changes.undo' })
    expect(rows[0]).toMatchObject({ outcome: 'refused', subject: 'archives.merge', actor: 'chenjie' })
    await manager.changes.undo({ id: undoId })
    expect((await manager.residents.get({ id: dropped })).mergedInto).toBeNull()
  })

  it('is itself recorded by what it was about', async () => {
    const id = await givenHouse(office, '3-2-503')
    const { undoId } = await archived(manager, id)
    await manager.changes.undo({ id: undoId })
    const { rows } = await manager.system.audit({ action: 'changes.undo' })
    expect(rows[0]).toMatchObject({ outcome: 'done', subject: `house:${id}`, fields: ['action', 'undoId'] })
  })

  it('happens once, and not for what does not exist', async () => {
    const { undoId } = await archived(manager, await givenHouse(office, '3-2-504'))
    await manager.changes.undo({ id: undoId })
    expect(await refusal(manager.changes.undo({ id: undoId }))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(manager.changes.undo({ id: 999_999 }))).toBe('NOT_FOUND')
  })

  it('is only for commands that offered it', async () => {
    const db = office.core.services.database.kysely
    for (const action of ['houses.update', 'houses.list', 'no.such', '__proto__.toString', '']) {
      const { id } = await db
        .insertInto('undo_sets')
        .values({ at: '2026-11-21T01:00:00.000Z', staff_id: 1, action, subject: 'house:1' })
        .returning('id')
        .executeTakeFirstOrThrow()
      expect(await refusal(manager.changes.undo({ id })), action).toBe('NOT_FOUND')
    }
  })

  it('puts back what a house and a person are found by', async () => {
    const houseId = await givenHouse(office, '7-1-302')
    const residentId = await givenResident(office, { name: '曾雪梅', houseId })
    const [home] = (await manager.residents.get({ id: residentId })).occupancies
    const left = await manager.residents.endOccupancy({
      id: home!.id,
      version: home!.version,
      until: '2026-11-20',
    })
    const gone = await archived(manager, houseId)
    expect(await manager.search.box({ text: '7-1-302' })).toEqual([])
    await manager.changes.undo({ id: gone.undoId })
    await manager.changes.undo({ id: left.undoId })
    expect((await manager.search.box({ text: '7-1-302' }))[0]).toMatchObject({ houseId, residentId })
    expect((await manager.search.box({ text: 'zxm302' }))[0]).toMatchObject({ houseId, residentId })
  })
})

describe('merges and transfers of late', () => {
  it('are listed by what they were about, the latest first', async () => {
    const { kept, undoId } = await merged('李雷', '李磊')
    const houseId = await givenHouse(office, '9-1-101')
    const transfer = await manager.houses.transfer({
      id: houseId,
      version: 1,
      on: '2026-11-20',
      owners: [{ residentId: kept }],
    })
    await archived(manager, await givenHouse(office, '9-1-102'))
    await manager.changes.undo({ id: undoId })
    const { rows } = await clerk.changes.recent({ size: 2 })
    expect(rows).toMatchObject([
      {
        id: transfer.undoId,
        action: 'houses.transfer',
        by: '李静',
        subject: '9-1-101',
        link: { kind: 'house', id: houseId },
        undoneAt: null,
      },
      {
        id: undoId,
        action: 'duplicates.merge',
        subject: '李雷',
        link: { kind: 'resident', id: kept },
        undoneAt: '2026-11-21T01:12:00.000Z',
      },
    ])
  })

  it('are not for who only looks', async () => {
    const handler = await office.signIn(manager, 'wugang', ['handler'])
    expect(await refusal(handler.changes.recent({}))).toBe('NOT_PERMITTED')
    expect(await refusal(handler.changes.bin({}))).toBe('NOT_PERMITTED')
    expect(await refusal(handler.changes.undo({ id: 1 }))).toBe('NOT_PERMITTED')
    expect(await refusal(handler.changes.restore({ kind: 'house', id: 1, version: 1 }))).toBe('NOT_PERMITTED')
  })
})

describe('the recycle bin', () => {
  let shop: number
  let gone: number

  beforeAll(async () => {
    await archived(manager, await givenHouse(office, '8-1-101'))
    office.clock.advance(60_000)
    gone = await givenResident(office, { name: '韩梅梅' })
    await clerk.residents.archive({ id: gone, version: 1 })
    office.clock.advance(60_000)
    shop = await givenHouse(office, '商业街 商铺02')
    await archived(manager, shop)
  })

  const labels = async (input: Parameters<TestClient['changes']['bin']>[0]) =>
    (await clerk.changes.bin(input)).rows.map(({ label }) => label)

  it('holds houses and people, the last archived first, with who put them there', async () => {
    const { rows } = await clerk.changes.bin({ size: 3 })
    expect(rows).toMatchObject([
      { kind: 'house', id: shop, label: '商业街 商铺02', by: '李静', mergedInto: null },
      { kind: 'resident', id: gone, label: '韩梅梅', by: 'chenjie', mergedInto: null },
      { kind: 'house', label: '8-1-101' },
    ])
    expect(rows[0]!.archivedAt > rows[1]!.archivedAt).toBe(true)
  })

  it('is searched by room or by name, by kind, and in pages', async () => {
    expect(await labels({ text: '商铺02' })).toEqual(['商业街 商铺02'])
    expect(await labels({ text: '8栋1单元101' })).toEqual(['8-1-101'])
    expect(await labels({ text: '梅' })).toEqual(['韩梅梅'])
    expect(await labels({ text: '%' })).toEqual([])
    expect(await labels({ text: '8栋1单元101', kind: 'resident' })).toEqual([])
    const houses = await clerk.changes.bin({ kind: 'house' })
    expect(houses.rows.every(({ kind }) => kind === 'house')).toBe(true)
    const { rows, total } = await clerk.changes.bin({})
    expect(total).toBe(rows.length)
    expect((await clerk.changes.bin({ page: 2, size: 1 })).rows).toEqual([rows[1]])
  })

  it('says of a merged person into whom', async () => {
    const { kept, dropped } = await merged('何其', '何琪')
    expect((await clerk.changes.bin({ text: '何琪' })).rows).toMatchObject([
      { id: dropped, mergedInto: kept },
    ])
  })

  it('gives houses and people back into lists and search', async () => {
    const { version } = (await clerk.changes.bin({ text: '商铺02' })).rows[0]!
    expect(await refusal(clerk.changes.restore({ kind: 'house', id: shop, version: version + 1 }))).toBe(
      'CONFLICT',
    )
    await clerk.changes.restore({ kind: 'house', id: shop, version })
    expect((await clerk.houses.list({ text: '商铺02' })).total).toBe(1)
    expect((await clerk.search.box({ text: 'syjsp02' }))[0]).toMatchObject({ houseId: shop })
    expect(await labels({ text: '商铺02' })).toEqual([])

    await clerk.changes.restore({ kind: 'resident', id: gone, version: await versionOf(gone) })
    expect((await clerk.search.box({ text: 'hmm' }))[0]).toMatchObject({ residentId: gone })
    expect((await clerk.residents.list({ text: '韩梅梅' })).total).toBe(1)
  })

  it('gives back only what is in it, and nobody who was merged', async () => {
    const inUse = await givenHouse(office, '8-1-102')
    expect(await refusal(clerk.changes.restore({ kind: 'house', id: inUse, version: 1 }))).toBe(
      'NOT_ALLOWED_NOW',
    )
    const { dropped } = await merged('孙七', '孙齐')
    expect(await refusal(clerk.changes.restore({ kind: 'resident', id: dropped, version: 2 }))).toBe(
      'NOT_ALLOWED_NOW',
    )
    for (const kind of ['house', 'resident'] as const)
      expect(await refusal(clerk.changes.restore({ kind, id: 999, version: 1 }))).toBe('NOT_FOUND')
  })
})
