import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { draftCount } from '../../../../shared/modules/drafts/terms.ts'
import { deskOf, registration } from '../../testing/tickets.ts'
import { password, TestOffice, type TestClient } from '../../testing/office.ts'

const words = '卫生间天花板漏水滴到洗衣机上'
let office: TestOffice
let manager: TestClient
let clerk: TestClient

const raw = () => office.core.services.database.raw
/** Every byte of the office's database, its log included. */
const onDisk = () =>
  Buffer.concat(
    readdirSync(office.folder)
      .filter((name) => name.startsWith('guanjia.db'))
      .map((name) => readFileSync(join(office.folder, name))),
  )
const named = (client: TestClient) => client.drafts.list().then((list) => list.map(({ name }) => name))

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chenjie', ['clerk'])
})
afterAll(() => office.close())
beforeEach(() => raw().exec('DELETE FROM drafts'))

describe('what is typed and not yet saved', () => {
  it('is kept as it was last, the one touched last at the end', async () => {
    const body = { words, photos: [], houseId: 7, demand: null }
    await clerk.drafts.save({ name: 'tickets.registration.a', body: { words: '卫' } })
    office.clock.advance(1000)
    await clerk.drafts.save({ name: 'tickets.registration.b', body: ['第二件'] })
    office.clock.advance(1000)
    const { savedAt } = await clerk.drafts.save({ name: 'tickets.registration.a', body })
    expect(await clerk.drafts.list()).toEqual([
      expect.objectContaining({ name: 'tickets.registration.b', body: ['第二件'] }),
      { name: 'tickets.registration.a', body, savedAt },
    ])
  })

  it('cannot be read from the files', async () => {
    await clerk.drafts.save({ name: 'tickets.registration.a', body: { words } })
    expect(onDisk().includes('tickets.registration.a')).toBe(true)
    expect(onDisk().includes(words)).toBe(false)
    expect(onDisk().includes(JSON.stringify(words).slice(1, -1))).toBe(false)
  })

  it('is its owner’s alone', async () => {
    await clerk.drafts.save({ name: 'tickets.registration.a', body: { words } })
    await manager.drafts.save({ name: 'tickets.registration.a', body: { words: '另一件' } })
    await manager.drafts.discard({ name: 'tickets.registration.a' })
    expect(await manager.drafts.list()).toEqual([])
    expect(await named(clerk)).toEqual(['tickets.registration.a'])
    await expect(office.connect().drafts.list()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('is gone once discarded, and discarding what is not there is no error', async () => {
    await clerk.drafts.save({ name: 'tickets.registration.a', body: { words } })
    for (const name of ['tickets.registration.a', 'tickets.registration.a'])
      await clerk.drafts.discard({ name })
    expect(await clerk.drafts.list()).toEqual([])
  })

  it('goes with the registration it was for', async () => {
    const input = registration(await deskOf(clerk), { callerName: '路人', words })
    const other = randomUUID()
    for (const key of [input.requestKey, other])
      await clerk.drafts.save({ name: `tickets.registration.${key}`, body: { words } })
    await clerk.tickets.register(input)
    expect(await named(clerk)).toEqual([`tickets.registration.${other}`])
  })

  it('leaves no trace in the audit', async () => {
    const entries = () => raw().prepare('SELECT count(*) FROM audit_entries').pluck().get()
    const before = entries()
    await clerk.drafts.save({ name: 'tickets.registration.a', body: { words } })
    await clerk.drafts.discard({ name: 'tickets.registration.a' })
    expect(entries()).toBe(before)
  })

  it('is there after a restart', async () => {
    await clerk.drafts.save({ name: 'tickets.registration.a', body: { words } })
    await office.restart()
    manager = await office.logIn()
    clerk = await office.logIn('chenjie', password)
    expect(await clerk.drafts.list()).toMatchObject([{ name: 'tickets.registration.a', body: { words } }])
  })

  it('is left out where it cannot be unsealed, such as in another row than its own', async () => {
    await clerk.drafts.save({ name: 'tickets.registration.a', body: { words } })
    await clerk.drafts.save({ name: 'tickets.registration.b', body: { words } })
    raw().exec(`UPDATE drafts SET name = 'tickets.registration.c' WHERE name = 'tickets.registration.a'`)
    expect(await named(clerk)).toEqual(['tickets.registration.b'])
  })
})

describe('the room there is', () => {
  it('is 64 kB a draft and refuses a name that could say something', async () => {
    await clerk.drafts.save({ name: 'a', body: 'x'.repeat(65_534) })
    await expect(clerk.drafts.save({ name: 'a', body: 'x'.repeat(65_535) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { field: 'body' },
    })
    for (const name of ['', '王芳', 'A', 'a b', 'a'.repeat(81)])
      await expect(clerk.drafts.save({ name, body: 1 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('is fifty drafts a person: the next is refused, those there are can be written on', async () => {
    for (let n = 0; n < draftCount; n++) await clerk.drafts.save({ name: `n.${n}`, body: n })
    await expect(clerk.drafts.save({ name: 'one-more', body: 1 })).rejects.toMatchObject({
      code: 'TOO_MANY_DRAFTS',
      data: { params: { count: 50 } },
    })
    await clerk.drafts.save({ name: 'n.49', body: 'changed' })
    await manager.drafts.save({ name: 'one-more', body: 1 })
    expect(await named(clerk)).toHaveLength(50)
    await clerk.drafts.discard({ name: 'n.0' })
    await clerk.drafts.save({ name: 'one-more', body: 1 })
  })

  it('is freed by what nobody touched for ninety days', async () => {
    await clerk.drafts.save({ name: 'old', body: 1 })
    office.clock.advance(60 * 24 * 3_600_000)
    clerk = await office.logIn('chenjie', password)
    await clerk.drafts.save({ name: 'newer', body: 1 })
    expect(await named(clerk)).toEqual(['old', 'newer'])
    office.clock.advance(31 * 24 * 3_600_000)
    clerk = await office.logIn('chenjie', password)
    await clerk.drafts.save({ name: 'newest', body: 1 })
    expect(await named(clerk)).toEqual(['newer', 'newest'])
  })
})
