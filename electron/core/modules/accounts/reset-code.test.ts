import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

const login = 'chenjie'
const password = 'a new and longer one'
const hour = 3_600_000

let office: TestOffice
let manager: TestClient
let clerk: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, login, ['clerk'])
})
afterEach(() => office.close())

async function colleague() {
  return (await manager.accounts.users()).find((user) => user.login === login)!
}
const startReset = async () => {
  const { id, version } = await colleague()
  return manager.accounts.startReset({ id, version })
}
const reset = (code: string, as = login) =>
  refusal(office.connect().accounts.resetByCode({ login: as, code, password }))

it('lets a colleague choose a password that nobody else learns, and ends what was open', async () => {
  const { code, until } = await startReset()
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(until).toBe('2026-11-22T01:12:00.000Z')
  expect((await colleague()).resetUntil).toBe(until)
  expect(await refusal(clerk.office.profile())).toBe('accepted')
  expect(await reset(code.toLowerCase().replace('-', ' '))).toBe('accepted')
  expect(await refusal(clerk.office.profile())).toBe('SESSION_ENDED')
  const again = await office.logIn(login, password)
  expect((await again.accounts.current()).person?.login).toBe(login)
  expect((await colleague()).resetUntil).toBeNull()
  const { rows } = await manager.system.audit({})
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['accounts.startReset', 'accounts.resetByCode']),
  )
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
})

it('keeps no code that could be read from the folder', async () => {
  const { code } = await startReset()
  const row = await office.core.services.database.kysely
    .selectFrom('users')
    .selectAll()
    .where('login', '=', login)
    .executeTakeFirstOrThrow()
  expect(row.reset_hash).toMatch(/^\$scrypt\$/)
  expect(JSON.stringify(row)).not.toContain(code.replace('-', ''))
})

it('works once', async () => {
  const { code } = await startReset()
  expect(await Promise.all([reset(code), reset(code)])).toEqual(['accepted', 'WRONG_CREDENTIALS'])
})

it('works within a day', async () => {
  const { code } = await startReset()
  office.clock.advance(24 * hour - 1000)
  manager = await office.logIn()
  expect((await colleague()).resetUntil).not.toBeNull()
  office.clock.advance(1000)
  expect((await colleague()).resetUntil).toBeNull()
  expect(await reset(code)).toBe('WRONG_CREDENTIALS')
})

it('is replaced by the next, and void once the password is changed otherwise', async () => {
  const first = await startReset()
  const second = await startReset()
  expect(await reset(first.code)).toBe('WRONG_CREDENTIALS')
  await clerk.accounts.changePassword({ current: 'correct horse 电池', next: 'my own idea' })
  expect(await reset(second.code)).toBe('WRONG_CREDENTIALS')
})

it('says the same of a wrong code, an unknown login and somebody without a code, and makes wait', async () => {
  await startReset()
  expect(await reset('AAAAA-AAAAA', 'nobody')).toBe('WRONG_CREDENTIALS')
  expect(await reset('AAAAA-AAAAA', 'lijing')).toBe('WRONG_CREDENTIALS')
  for (let wrong = 0; wrong < 5; wrong++) expect(await reset('AAAAA-AAAAA')).toBe('WRONG_CREDENTIALS')
  expect(await reset('AAAAA-AAAAA')).toBe('TOO_MANY_TRIES')
})

it('is not given out for somebody who may not sign in, nor on a stale page', async () => {
  const { id, version } = await colleague()
  await manager.accounts.setUserActive({ id, version, active: false })
  expect(await refusal(manager.accounts.startReset({ id, version: version + 1 }))).toBe('NOT_ALLOWED_NOW')
  await manager.accounts.setUserActive({ id, version: version + 1, active: true })
  expect(await refusal(manager.accounts.startReset({ id, version }))).toBe('CONFLICT')
})

it('does not let in somebody who was disabled meanwhile', async () => {
  const { code } = await startReset()
  const { id, version } = await colleague()
  const { version: disabled } = await manager.accounts.setUserActive({ id, version, active: false })
  expect(await reset(code)).toBe('WRONG_CREDENTIALS')
  await manager.accounts.setUserActive({ id, version: disabled, active: true })
  expect(await reset(code)).toBe('WRONG_CREDENTIALS')
})
