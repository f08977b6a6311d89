import BetterSqlite from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { importingIds } from './importing.ts'
import { count, csv, dump, finish, fixture, importAll, uploadAndCheck } from './testing/register.ts'

// A process of its own signs in here.
vi.unmock('node:crypto')

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

/** Begins to apply the register and leaves it when some of it is written. */
async function beginToApply(id: number, signal?: AbortSignal) {
  const stream = await manager.imports.apply({ id }, { signal })
  let done = 0
  while (done < 100) {
    const { value } = await stream.next()
    done = (value as { done: number }).done
  }
  expect(count(office, 'houses')).toBeGreaterThan(50)
  return stream
}

describe('an import that is stopped', () => {
  it('leaves nothing behind, and can be applied again', async () => {
    const before = dump(office)
    const { id } = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    const stream = await beginToApply(id)
    expect(await importingIds(office.core.services.database.kysely)).toEqual(new Set([id]))
    await stream.return?.()
    expect(dump(office)).toEqual(before)
    expect((await manager.imports.list())[0]).toMatchObject({ state: 'withdrawn', kept: 0, undoable: false })
    expect(await importingIds(office.core.services.database.kysely)).toEqual(new Set())
    expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(675)
  })

  it('is withdrawn as well when the request is aborted and nobody reads on', async () => {
    const before = dump(office)
    const { id } = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    const controller = new AbortController()
    const stream = await beginToApply(id, controller.signal)
    controller.abort()
    await expect(
      (async () => {
        for (;;) if ((await stream.next()).done) return
      })(),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(dump(office)).toEqual(before)
    const { rows } = await manager.system.audit({})
    expect(rows[0]).toMatchObject({ action: 'imports.apply', outcome: 'failed' })
  })

  it('is withdrawn when the disk is full', async () => {
    const before = dump(office)
    const { id } = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    const { raw } = office.core.services.database
    raw.pragma(`max_page_count = ${(raw.pragma('page_count', { simple: true }) as number) + 40}`)
    await expect(finish(manager.imports.apply({ id }))).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(dump(office)).toEqual(before)
    expect((await manager.imports.list())[0]).toMatchObject({ state: 'withdrawn' })
    raw.pragma('max_page_count = 1000000')
    expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(675)
  })

  it('is withdrawn at the next start when the core went away in the middle', async () => {
    const before = dump(office)
    const { id } = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    await beginToApply(id)
    await office.restart()
    expect(dump(office)).toEqual(before)
    manager = await office.logIn()
    expect((await manager.imports.list())[0]).toMatchObject({ id, state: 'withdrawn' })
    const { rows } = await manager.system.audit({})
    expect(rows.find(({ host }) => host === 'core')).toMatchObject({
      action: 'imports.apply',
      outcome: 'failed',
      actor: '',
    })
    expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
    expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(675)
  })

  it('is withdrawn at the next start when its process was killed', async () => {
    const clerk = { login: 'xiaochen', password: 'a long enough password' }
    await manager.accounts.createUser({ name: '小陈', ...clerk, roles: ['manager'] })
    const before = dump(office)
    const { id } = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    await office.core.close()
    const script = fileURLToPath(new URL('./testing/apply-in-child.ts', import.meta.url))
    const child = spawn(process.execPath, [script, office.folder, String(id), clerk.login, clerk.password], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    for await (const line of createInterface(child.stdout)) if (Number(line) >= 100) child.kill('SIGKILL')
    expect((await exited)[1]).toBe('SIGKILL')
    const killed = new BetterSqlite(`${office.folder}/guanjia.db`)
    expect(killed.prepare('SELECT count(*) FROM houses').pluck().get()).toBeGreaterThan(50)
    killed.close()

    await office.start()
    expect(dump(office)).toEqual(before)
    manager = await office.logIn()
    expect((await manager.imports.list())[0]).toMatchObject({ id, state: 'withdrawn' })
    expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  })

  it('has its undo finished at the next start', async () => {
    const before = dump(office)
    const { id } = await importAll(manager, fixture('01-register.xlsx'))
    const stream = await manager.imports.undo({ id })
    await stream.next()
    await office.restart()
    expect(dump(office)).toEqual(before)
    manager = await office.logIn()
    expect((await manager.imports.list())[0]).toMatchObject({ id, state: 'undone' })
  })
})

it('throws away at the next start what was half uploaded', async () => {
  const half = `${office.folder}/imports/arriving-1`
  mkdirSync(half, { recursive: true })
  await office.restart()
  expect(existsSync(half)).toBe(false)
})

describe('undoing an import of which something was used since', () => {
  const register = csv([
    ['楼栋', '单元', '房号', '姓名', '电话', '车牌号', '与房屋关系'],
    ['1栋', '1', '101', '张三', '13800138000', '京A12345', '业主'],
    ['1栋', '1', '101', '李四', '13900139000', '', '租户'],
    ['1栋', '1', '102', '王五', '13700137000', '', '业主'],
    ['2栋', '1', '201', '赵六', '13600136000', '', '业主'],
  ])

  async function registerTicket(of: { houseId?: number; residentId?: number }) {
    const { channels, categories } = await manager.office.dictionaries()
    await manager.tickets.register({
      kind: 'complaint',
      channelId: channels[0]!.id,
      categoryId: categories.find(({ parentId }) => parentId !== null)!.id,
      words: '电梯里有异味',
      requestKey: randomUUID(),
      ...of,
    })
  }

  it('keeps the house of a ticket and its building, and nothing else', async () => {
    const { id } = await importAll(manager, register)
    const house = (await manager.houses.list({ text: '1-1-101' })).rows[0]!
    await registerTicket({ houseId: house.id })
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ state: 'undone', kept: 1 })
    expect((await manager.houses.list({})).rows).toMatchObject([
      { id: house.id, label: '1-1-101', residents: [] },
    ])
    expect(count(office, 'buildings')).toBe(1)
    expect(count(office, 'residents')).toBe(0)
    expect(count(office, 'search_terms', "ref LIKE 'r:%'")).toBe(0)
    expect((await manager.imports.list())[0]).toMatchObject({ kept: 1, undoable: false })
  })

  it('keeps a person with a ticket together with phone, plate, home and house', async () => {
    const { id } = await importAll(manager, register)
    const person = (await manager.residents.list({ text: '张三' })).rows[0]!
    await registerTicket({ residentId: person.id })
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ kept: 2 })
    const card = await manager.residents.get({ id: person.id })
    expect(card).toMatchObject({
      phones: [{ masked: '138****8000' }],
      plates: [{ plate: '京A12345' }],
      occupancies: [{ label: '1-1-101' }],
    })
    expect(await manager.search.box({ text: 'zhangsan' })).toHaveLength(1)
    expect(await manager.search.box({ text: '李四' })).toEqual([])
  })

  it('keeps whatever a colleague edited or moved into', async () => {
    const { id } = await importAll(manager, register)
    const house = await manager.houses.get({
      id: (await manager.houses.list({ text: '2-1-201' })).rows[0]!.id,
    })
    await manager.houses.update({ ...house, notes: '门禁坏了' })
    const newcomer = {
      name: '钱七',
      occupancy: {
        houseId: (await manager.houses.list({ text: '1-1-102' })).rows[0]!.id,
        role: 'tenant' as const,
      },
    }
    await manager.residents.create(newcomer)
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ kept: 2 })
    expect((await manager.houses.list({})).rows.map(({ label }) => label).sort()).toEqual([
      '1-1-102',
      '2-1-201',
    ])
    expect((await manager.residents.list({})).rows.map(({ name }) => name)).toEqual(['钱七'])
  })
})
