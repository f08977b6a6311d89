import BetterSqlite from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../testing/office.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const minutes = (count: number) => count * 60_000
const code = (error: unknown) => (error as { code: string }).code

describe('first run', () => {
  it('signs the first person in and audits the first steps', async () => {
    const { person } = await manager.accounts.current()
    expect(person).toMatchObject({ name: '李静', roles: [{ code: 'administrator' }, { code: 'manager' }] })
    const { rows } = await manager.system.audit({})
    expect(rows.map((row) => row.action)).toEqual(['setup.complete', 'setup.complete'])
  })

  it('happens once', async () => {
    const again = manager.setup.complete({
      person: { name: '乙', login: 'yi', password: 'another password' },
      office: { name: '乙' },
      community: { name: '乙' },
    })
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_SET_UP' })
  })
})

describe('signing in', () => {
  it('needs somebody for everything that is not public', async () => {
    await expect(office.connect().office.profile()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('says the same for an unknown login and a wrong password', async () => {
    const guest = office.connect()
    await expect(guest.accounts.login({ login: 'nobody', password: 'x' })).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    })
    await expect(guest.accounts.login({ login: 'lijing', password: 'x' })).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    })
  })

  it('makes a person wait after wrong tries, and nobody else', async () => {
    await office.signIn(manager, 'chenjie', ['clerk'])
    const guest = office.connect()
    const wrong = () => guest.accounts.login({ login: 'lijing', password: 'wrong' }).catch(code)
    const answers: unknown[] = []
    for (let attempt = 0; attempt < 6; attempt++) answers.push(await wrong())
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('WRONG_CREDENTIALS'))
    expect(answers[5]).toBe('TOO_MANY_TRIES')
    expect((await office.logIn('chenjie')).accounts).toBeDefined()
    office.clock.advance(minutes(5))
    await expect(office.logIn()).resolves.toBeDefined()
  })

  it('never asks for more than five minutes, also when the clock is set back', async () => {
    const wrong = () => office.connect().accounts.login({ login: 'lijing', password: 'wrong' })
    for (let attempt = 0; attempt < 5; attempt++) await wrong().catch(code)
    office.clock.advance(-minutes(60 * 24 * 300))
    const refused = await wrong().catch(
      (error: { data: { params: { seconds: number } } }) => error.data.params,
    )
    expect(refused).toEqual({ seconds: 5 })
  })

  it('takes tries made side by side one after the other, so that none slips past the wait', async () => {
    const guest = office.connect()
    for (let attempt = 0; attempt < 5; attempt++)
      await guest.accounts.login({ login: 'lijing', password: 'wrong' }).catch(code)
    office.clock.advance(minutes(5))
    const tries = ['wrong', 'wrong', 'correct horse 电池'].map((password) =>
      office.connect().accounts.login({ login: 'lijing', password }).catch(code),
    )
    expect(await Promise.all(tries)).toEqual(['WRONG_CREDENTIALS', 'TOO_MANY_TRIES', 'TOO_MANY_TRIES'])
  })

  it('accepts a long password in Chinese and refuses a short one', async () => {
    const long = '春风又绿江南岸明月何时照我还'.repeat(5)
    await manager.accounts.createUser({ name: '王', login: 'wang', password: long, roles: ['clerk'] })
    await expect(office.logIn('wang', long)).resolves.toBeDefined()
    const short = manager.accounts.createUser({
      name: '短',
      login: 'duan',
      password: '1234567',
      roles: ['clerk'],
    })
    await expect(short).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'password' } })
  })
})

describe('sessions', () => {
  it('end after fifteen idle minutes, not before', async () => {
    office.clock.advance(minutes(14))
    await manager.office.profile()
    office.clock.advance(minutes(14))
    await manager.office.profile()
    office.clock.advance(minutes(15))
    await expect(manager.office.profile()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  it('are not kept alive by pages that refresh themselves', async () => {
    office.clock.advance(minutes(14))
    await manager.system.status()
    office.clock.advance(minutes(2))
    await expect(manager.system.status()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  it('end after twelve hours however busy', async () => {
    for (let quarter = 0; quarter < 12 * 6 - 1; quarter++) {
      office.clock.advance(minutes(10))
      await manager.office.profile()
    }
    office.clock.advance(minutes(10))
    await expect(manager.office.profile()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  it('are not lengthened by a clock that is set back', async () => {
    office.clock.advance(-minutes(60))
    await manager.office.profile()
    office.clock.advance(minutes(15))
    await expect(manager.office.profile()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  it('end in the core when locked, when the account is disabled, and when the program restarts', async () => {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    await clerk.accounts.logout({ reason: 'lock' })
    await expect(clerk.office.profile()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })

    const again = await office.logIn('chenjie')
    const row = (await manager.accounts.users()).find((user) => user.login === 'chenjie')!
    await manager.accounts.setUserActive({ id: row.id, version: row.version, active: false })
    await expect(again.office.profile()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
    await expect(office.logIn('chenjie')).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
  })
})

describe('permissions', () => {
  it('are refused in the core, for either door, and the refusal is audited', async () => {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    await expect(clerk.accounts.users()).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { params: { permission: 'users.manage' } },
    })
    const desktop = office.connect('desktop')
    await desktop.accounts.login({ login: 'chenjie', password: 'correct horse 电池' })
    await expect(desktop.accounts.users()).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const { rows } = await manager.system.audit({ action: 'accounts.users' })
    expect(rows.map(({ actor, outcome, host }) => [actor, outcome, host])).toEqual([
      ['chenjie', 'refused', 'desktop'],
      ['chenjie', 'refused', 'browser'],
    ])
  })

  it('never leave an office without an administrator', async () => {
    const [first] = await manager.accounts.users()
    const last = manager.accounts.setUserActive({ id: first!.id, version: first!.version, active: false })
    await expect(last).rejects.toMatchObject({ code: 'IN_USE' })
  })
})

describe('a stale save', () => {
  it('is a conflict and changes nothing', async () => {
    const profile = await manager.office.profile()
    const change = { ...profile, name: '甲' }
    await manager.office.updateProfile(change)
    await expect(manager.office.updateProfile({ ...change, name: '乙' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect((await manager.office.profile()).name).toBe('甲')
  })
})

describe('the recovery code', () => {
  const newPassword = 'a fresh start 2026'

  it('resets the administrator and is then replaced', async () => {
    const reset = { recoveryCode: office.recoveryCode, login: 'lijing', password: newPassword }
    const { recoveryCode } = await office.connect().accounts.resetByRecoveryCode(reset)
    expect(recoveryCode).not.toBe(office.recoveryCode)
    await expect(manager.office.profile()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
    await expect(office.logIn('lijing', newPassword)).resolves.toBeDefined()
    await expect(office.connect().accounts.resetByRecoveryCode(reset)).rejects.toMatchObject({
      code: 'WRONG_RECOVERY_CODE',
    })
  })

  it('opens the way for one of two who use it at the same moment', async () => {
    const reset = { recoveryCode: office.recoveryCode, login: 'lijing', password: newPassword }
    const answers = await Promise.allSettled([
      office.connect().accounts.resetByRecoveryCode(reset),
      office.connect().accounts.resetByRecoveryCode(reset),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is missed until somebody says it was written down, and can be renewed for the password', async () => {
    expect((await manager.accounts.current()).recoveryUnconfirmed).toBe(true)
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    expect(await clerk.setup.confirmRecoveryCode().catch(code)).toBe('NOT_PERMITTED')
    await manager.setup.confirmRecoveryCode()
    expect((await manager.accounts.current()).recoveryUnconfirmed).toBe(false)
    expect(await manager.accounts.renewRecoveryCode({ password: 'wrong' }).catch(code)).toBe(
      'WRONG_CREDENTIALS',
    )
    const { recoveryCode } = await manager.accounts.renewRecoveryCode({ password: 'correct horse 电池' })
    expect(recoveryCode).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/)
    expect((await manager.accounts.current()).recoveryUnconfirmed).toBe(true)
    await office.restart(Buffer.alloc(32, 5))
    const old = office.connect().setup.unlockKey({ recoveryCode: office.recoveryCode }).catch(code)
    expect(await old).toBe('WRONG_RECOVERY_CODE')
    await office.connect().setup.unlockKey({ recoveryCode })
  })

  it('opens the folder on another machine', async () => {
    await office.restart(Buffer.alloc(32, 9))
    expect(office.core.stage).toBe('key-locked')
    const guest = office.connect()
    await expect(office.logIn()).rejects.toMatchObject({ code: 'KEY_LOCKED' })
    await expect(guest.setup.unlockKey({ recoveryCode: 'WRONG-CODE' })).rejects.toMatchObject({
      code: 'WRONG_RECOVERY_CODE',
    })
    await guest.setup.unlockKey({ recoveryCode: office.recoveryCode.toLowerCase().replaceAll('-', ' ') })
    await expect(office.logIn()).resolves.toBeDefined()
    await office.restart(Buffer.alloc(32, 9))
    expect(office.core.stage).toBe('ready')
  })
})

describe('the audit chain', () => {
  async function afterTampering(statements: string[]) {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    await clerk.accounts.users().catch(code)
    await office.core.close()
    const raw = new BetterSqlite(join(office.folder, 'guanjia.db'))
    raw.exec('DROP TRIGGER audit_entries_are_final; DROP TRIGGER audit_entries_stay;')
    for (const statement of statements) raw.exec(statement)
    raw.close()
    await office.start()
    return (await office.logIn()).system.verifyAudit()
  }

  it('is whole when nobody touched it', async () => {
    expect(await manager.system.verifyAudit()).toMatchObject({ entries: 2, brokenAt: null, reason: null })
  })

  it('is found whole while others go on working', async () => {
    const { name: _name, ...profile } = await manager.office.profile()
    const verdicts = Promise.all(Array.from({ length: 20 }, () => manager.system.verifyAudit()))
    for (let version = profile.version; version < profile.version + 20; version++)
      await manager.office.updateProfile({ ...profile, name: `第${version}版`, version })
    for (const verdict of await verdicts) expect(verdict).toMatchObject({ brokenAt: null, reason: null })
  })

  it('cannot be changed or deleted through the database', async () => {
    const { raw } = office.core.services.database
    expect(() => raw.exec(`UPDATE audit_entries SET actor = '别人' WHERE seq = 1`)).toThrow(/append-only/)
    expect(() => raw.exec('DELETE FROM audit_entries')).toThrow(/append-only/)
  })

  it('names the first entry that was altered', async () => {
    expect(await afterTampering([`UPDATE audit_entries SET actor = '别人' WHERE seq = 3`])).toMatchObject({
      brokenAt: 3,
      reason: 'altered',
    })
  })

  it('names the first entry that is missing', async () => {
    expect(await afterTampering(['DELETE FROM audit_entries WHERE seq = 2'])).toMatchObject({
      brokenAt: 2,
      reason: 'missing',
    })
  })

  it('finds swapped entries', async () => {
    const swap = [
      'UPDATE audit_entries SET seq = 100 WHERE seq = 2',
      'UPDATE audit_entries SET seq = 2 WHERE seq = 3',
      'UPDATE audit_entries SET seq = 3 WHERE seq = 100',
    ]
    expect(await afterTampering(swap)).toMatchObject({ brokenAt: 2, reason: 'altered' })
  })

  it('finds a tail that was cut off', async () => {
    const verdict = await afterTampering(['DELETE FROM audit_entries WHERE seq >= 4'])
    expect(verdict).toMatchObject({ brokenAt: 4 })
  })
})

it('says what is wrong with an input by the name of the field', async () => {
  const profile = await manager.office.profile()
  await expect(manager.office.updateProfile({ ...profile, name: '  ' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: { field: 'name' },
  })
})
