import BetterSqlite from 'better-sqlite3'
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, registration } from '../../testing/tickets.ts'
import { csv, finish, uploadAndCheck } from '../imports/testing/register.ts'
import { backUpDaily } from './daily.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const folder = () => join(office.folder, 'backups')
const names = async () => (await manager.backups.list()).backups.map(({ name }) => name)
const reasons = async () => (await manager.backups.list()).backups.map(({ reason }) => reason)
const register = async () => manager.tickets.register(registration(await deskOf(manager)))
const ticketsNow = async () => (await manager.tickets.list({})).total

describe('a backup', () => {
  it('is one whole file with what the office held, named by the office’s clock', async () => {
    await register()
    const made = await manager.backups.make()
    expect(made).toMatchObject({
      name: 'guanjia-20261121-091200-manual.db',
      reason: 'manual',
      holds: { tickets: 1 },
      appVersion: '0.0.0-test',
    })
    expect(readdirSync(folder()).sort()).toEqual([made.name.replace('.db', '.json'), made.name].sort())
    const copy = new BetterSqlite(join(folder(), made.name), { readonly: true })
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(copy.prepare('SELECT count(*) FROM tickets').pluck().get()).toBe(1)
    copy.close()
    expect(await manager.backups.status()).toEqual({ lastAt: made.at, failure: null })
  })

  it('is one moment of an office that is being worked in', async () => {
    const desk = await deskOf(manager)
    let running = true
    let registered = 0
    const counter = (async () => {
      while (running) {
        await manager.tickets.register(registration(desk))
        registered++
        await turn()
      }
    })()
    const made = await manager.backups.make().finally(() => (running = false))
    await counter
    expect(made.holds.tickets).toBeLessThanOrEqual(registered)
    const copy = new BetterSqlite(join(folder(), made.name), { readonly: true })
    expect(copy.prepare('SELECT count(*) FROM tickets').pluck().get()).toBe(made.holds.tickets)
    const halfWritten = `SELECT count(*) FROM tickets WHERE id NOT IN (SELECT ticket_id FROM ticket_events)`
    expect(copy.prepare(halfWritten).pluck().get()).toBe(0)
    copy.close()
  })

  it('is made once a day and only when something is new', async () => {
    const { services } = office.core
    Object.assign(services, { backsUpByItself: true })
    await backUpDaily(services)
    await backUpDaily(services)
    expect(await reasons()).toEqual(['daily'])
    office.clock.advance(24 * 3_600_000)
    await backUpDaily(services)
    manager = await office.logIn()
    expect(await reasons()).toEqual(['daily'])
    await backUpDaily(services)
    expect(await reasons()).toEqual(['daily', 'daily'])
  })

  it('is made before an import and when the program closes after changes', async () => {
    office.backsUpByItself = true
    await office.restart()
    manager = await office.logIn()
    const { id } = await uploadAndCheck(
      manager,
      csv([
        ['楼栋', '房号'],
        ['1栋', '101'],
      ]),
    )
    await finish(manager.imports.apply({ id }))
    expect((await manager.backups.list()).backups).toMatchObject([{ reason: 'import', holds: { houses: 0 } }])
    office.clock.advance(60_000)
    await office.restart()
    manager = await office.logIn()
    expect((await manager.backups.list()).backups[0]).toMatchObject({
      reason: 'closing',
      holds: { houses: 1 },
    })
  })

  it('that cannot be written leaves nothing, and the status bar is told', async () => {
    writeFileSync(folder(), 'in the way')
    await expect(manager.backups.make()).rejects.toMatchObject({ code: 'FOLDER_UNSUITABLE' })
    expect(await manager.backups.status()).toEqual({ lastAt: null, failure: 'FOLDER_UNSUITABLE' })
    rmSync(folder())
    await manager.backups.make()
    expect((await manager.backups.status()).failure).toBeNull()
  })

  it('that was cut short is no backup and goes at the next start', async () => {
    await manager.backups.make()
    writeFileSync(join(folder(), 'half.tmp'), 'half')
    await office.restart()
    manager = await office.logIn()
    expect(readdirSync(folder()).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(await names()).toHaveLength(1)
  })
})

describe('a restore', () => {
  it('brings the office back as it was, keeps what it replaces, and signs everybody out', async () => {
    await register()
    const made = await manager.backups.make()
    await register()
    await register()
    office.clock.advance(60_000)
    await manager.backups.restore({ name: made.name })
    await expect(manager.tickets.list({})).rejects.toMatchObject({ status: 401 })
    manager = await office.logIn()
    expect(await ticketsNow()).toBe(1)
    const [kept] = (await manager.backups.list()).backups
    expect(kept).toMatchObject({ reason: 'restore', holds: { tickets: 3 } })
    await manager.backups.restore({ name: kept!.name })
    manager = await office.logIn()
    expect(await ticketsNow()).toBe(3)
  })

  it('stands in the audit with the state it replaced, in a chain without a break', async () => {
    const made = await manager.backups.make()
    await register()
    await manager.backups.restore({ name: made.name })
    manager = await office.logIn()
    const { rows } = await manager.system.audit({ action: 'backups.restore' })
    expect(rows).toMatchObject([
      { actor: '李静', label: made.name, fields: ['headHash', 'headSeq', 'replaced'], outcome: 'done' },
    ])
    expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  })

  it('goes on numbering where the restored office was, and finds people as it did', async () => {
    const first = await register()
    const made = await manager.backups.make()
    await register()
    await manager.backups.restore({ name: made.name })
    manager = await office.logIn()
    const again = await register()
    expect([first.number, again.number]).toEqual(['TS-20261121-0001', 'TS-20261121-0002'])
  })

  it.each([
    ['cut short', (file: string) => truncateSync(file, 40_000)],
    ['empty', (file: string) => truncateSync(file, 0)],
    [
      'changed by one byte',
      (file: string) => {
        const bytes = readFileSync(file)
        const at = bytes.length - 100
        bytes[at] = bytes[at]! ^ 1
        writeFileSync(file, bytes)
      },
    ],
  ])('refuses a backup that is %s and leaves everything as it is', async (_, damage) => {
    await register()
    const { name } = await manager.backups.make()
    await register()
    damage(join(folder(), name))
    await expect(manager.backups.restore({ name })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    expect(await ticketsNow()).toBe(2)
    expect(existsSync(join(office.folder, 'guanjia.db.restoring'))).toBe(false)
  })

  it('refuses what is no backup of the folder', async () => {
    await expect(
      manager.backups.restore({ name: 'guanjia-20200101-000000-manual.db' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(manager.backups.restore({ name: '../guanjia.db' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('is for administrators', async () => {
    const { name } = await manager.backups.make()
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    await expect(clerk.backups.restore({ name })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await expect(clerk.backups.list()).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await clerk.backups.status()).toMatchObject({ failure: null })
  })
})
