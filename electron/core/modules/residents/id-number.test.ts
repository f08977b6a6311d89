import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let id: number

const idNumber = '11010519491231002X'
const other = '110101199003070011'
const masked = '110***********002X'

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

beforeEach(async () => {
  ;({ id } = await manager.residents.create({ name: '王芳', idNumber: ' 110105 19491231 002x' }))
})
// One office serves all tests, and no two people in it may have one number.
afterEach(() => save(''))

const card = () => manager.residents.get({ id })
async function save(typed: string): Promise<void> {
  await manager.residents.update({ ...(await card()), idNumber: typed })
}
const reveal = (reason = '核对身份') => manager.residents.revealIdNumber({ residentId: id, reason })

describe('an ID number', () => {
  it('is shown masked, and whole for a reason', async () => {
    expect((await card()).idNumber).toBe(masked)
    expect(await reveal()).toEqual({ idNumber })
  })

  it.each([masked, idNumber, '11010519491231002x', '110105-19491231-002X'])(
    'stays what it is when %s is saved, and nothing counts as changed',
    async (typed) => {
      await save(typed)
      expect(await reveal()).toEqual({ idNumber })
      const { rows } = await manager.system.audit({ action: 'residents.update' })
      expect(rows[0]!.fields).toEqual([])
    },
  )

  it('changes, and goes when nothing is typed', async () => {
    await save(other)
    expect(await reveal()).toEqual({ idNumber: other })
    await save('')
    expect((await card()).idNumber).toBe('')
    expect(await refusal(reveal())).toBe('NOT_FOUND')
  })

  it.each([
    ['11010519491231002', 'too-short'],
    ['11010519491231002XX', 'not-an-id'],
    ['110105194912310021', 'bad-check-digit'],
    ['110105194913310021', 'bad-date'],
    ['110105202612310023', 'bad-date'],
    ['110***********0021', 'not-an-id'],
  ])('%s is refused: %s', async (typed, reason) => {
    const fault = await save(typed).catch((error: { code: string; data: unknown }) => error)
    expect(fault).toMatchObject({ code: 'INVALID_INPUT', data: { field: 'idNumber', params: { reason } } })
    expect(JSON.stringify(fault)).not.toContain(typed)
  })

  it('belongs to one person, unless the other one is archived', async () => {
    const create = () => manager.residents.create({ name: '王方', idNumber })
    expect(await refusal(create())).toBe('ALREADY_EXISTS idNumber')
    const second = await manager.residents.create({ name: '王方' })
    const claim = async () => manager.residents.update({ ...(await manager.residents.get(second)), idNumber })
    expect(await refusal(claim())).toBe('ALREADY_EXISTS idNumber')
    await manager.residents.archive(await card())
    expect(await refusal(claim())).toBe('accepted')
    await manager.residents.archive(await manager.residents.get(second))
    ;({ id } = await manager.residents.create({ name: '王芳' }))
  })

  it('is revealed for a reason that says something, which the audit keeps without the number', async () => {
    expect(await refusal(reveal(''))).toBe('INVALID_INPUT reason')
    expect(await refusal(reveal('\u200b '))).toBe('INVALID_INPUT reason')
    await reveal('补办门禁卡')
    const { rows } = await manager.system.audit({ action: 'residents.revealIdNumber' })
    expect(rows[0]).toMatchObject({ subject: `resident:${id}`, fields: ['id_number', 'reason'] })
    const kept = office.core.services.database.raw
      .prepare('SELECT field, before FROM audit_values WHERE seq = ?')
      .all(rows[0]!.seq)
    expect(kept).toEqual([{ field: 'reason', before: '补办门禁卡' }])
  })

  it('stands nowhere in the file as it is, old or new', async () => {
    await save(other)
    await save(idNumber)
    const { raw } = office.core.services.database
    const tables = raw
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .pluck()
      .all() as string[]
    const stored = tables.map((table) => JSON.stringify(raw.prepare(`SELECT * FROM "${table}"`).all())).join()
    expect(stored).toContain(masked)
    expect(stored).not.toMatch(/19491231|19900307/)
  })

  it('that cannot be read any more stays as it is until another is typed', async () => {
    office.core.services.database.raw
      .prepare('UPDATE residents SET id_number_sealed = ? WHERE id = ?')
      .run('c3BvaWx0', id)
    expect((await card()).idNumber).toBe('*'.repeat(18))
    expect(await refusal(save('*'.repeat(18)))).toBe('accepted')
    expect(await refusal(reveal())).toBe('INTERNAL')
    await save(other)
    expect(await reveal()).toEqual({ idNumber: other })
  })
})
