import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, givenImportedTicket, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
let houseId: number
let wang: number
/** Yesterday's, of the house and Wang; closed. */
let closed: string
/** Today's, of the house and Wang. */
let open: string
/** Today's, by somebody who lives elsewhere. */
let stranger: string
let third: string
let ledger: number

const register = (changes: Parameters<typeof registration>[1] = {}) =>
  manager.tickets.register(registration(desk, { callerName: '陈一', ...changes }))
const asked = async (text: string) => (await manager.tickets.progress({ text })).map(({ number }) => number)
const now = async (id: number) => ({ id, version: (await manager.tickets.get({ id })).version })
const departmentId = () => desk.department('工程部')

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
  houseId = await givenHouse(office, '3-2-501')
  wang = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
  ledger = await givenImportedTicket(office, desk, { number: 'TS20250601001', caller_name: '江琳娜' })
  const of = { houseId, residentId: wang, callerName: '' }
  const { id, number } = await register({ ...of, words: '昨天的事' })
  closed = number
  await register()
  third = (await register()).number
  await manager.tickets.assign({ ...(await now(id)), departmentId: departmentId() })
  await manager.tickets.done({ ...(await now(id)), text: '已更换门机皮带' })
  await manager.tickets.close({ ...(await now(id)), text: '业主认可' })
  office.clock.advance(86_400_000)
  manager = await office.logIn()
  open = (await register(of)).number
  stranger = (await register({ callerName: '赵六', callerPhone: '13911112222', place: '东门' })).number
})
afterAll(() => office.close())

describe('by a number', () => {
  it('finds that ticket alone, however it is typed or scanned', async () => {
    for (const typed of [open, open.toLowerCase(), open.replaceAll('-', ''), ` ${open}\u3000`])
      expect(await asked(typed)).toEqual([open])
    const fullWidth = open.replace(/[\w-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    expect(await asked(fullWidth)).toEqual([open])
    expect(await asked('ts20250601001')).toEqual(['TS20250601001'])
  })

  it("finds today's by its end, and another day's only where today has none", async () => {
    expect(open.slice(-4)).toBe('0001')
    expect(closed.slice(-4)).toBe('0001')
    expect(await asked('0001')).toEqual([open])
    expect(await asked('2')).toEqual([stranger])
    expect(await asked('0003')).toEqual([third])
  })

  it('says of a voided one that it is voided', async () => {
    const { id, version, number } = await register({ callerName: '周七' })
    await manager.tickets.void({ id, version, reason: '误登' })
    expect(await manager.tickets.progress({ text: number })).toMatchObject([{ state: 'void', result: '' }])
    expect(await asked('周七')).toEqual([])
  })
})

describe('by a room, a phone or a name', () => {
  it.each([
    '3-2-501',
    '三栋二单元501',
    '32501',
    '3#2-501',
    '13800135678',
    '138 0013 5678',
    '5678',
    '王芳',
    'wangfang',
  ])('finds by %s the unfinished first, then the newest', async (typed) => {
    expect(await asked(typed)).toEqual([open, closed])
  })

  it.each(['13911112222', '+86 139 1111 2222', '2222', '赵六'])(
    'finds somebody who is no resident by %s',
    async (typed) => {
      expect(await asked(typed)).toEqual([stranger])
    },
  )

  it.each(['3-2-9', '678', '赵', '  ', '%', '不存在'])('finds nothing by %s', async (typed) => {
    expect(await asked(typed)).toEqual([])
  })

  it('finds ten at most', async () => {
    const other = await givenHouse(office, '5-1-101')
    for (let index = 0; index < 12; index++) await register({ houseId: other })
    expect(await asked('5-1-101')).toHaveLength(10)
  })
})

it('never reads the whole table of tickets', async () => {
  // Statements are prepared once; a restart shows them all.
  await office.restart()
  manager = await office.logIn()
  const { raw } = office.core.services.database
  const prepare = vi.spyOn(raw, 'prepare')
  for (const typed of [open, '0001', '3-2-501', '5678', '王芳', '赵六']) await asked(typed)
  const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('from "tickets"'))
  prepare.mockRestore()
  expect(statements.length).toBeGreaterThanOrEqual(6)
  const steps = statements.flatMap((statement) => {
    const nothing = Array.from(statement.matchAll(/\?/g), () => null)
    return raw.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...nothing) as { detail: string }[]
  })
  // A walk of the partial index reads unfinished tickets only.
  const walks = steps.map(({ detail }) => detail).filter((step) => /^SCAN (tickets|houses|main)/.test(step))
  expect(new Set(walks)).toEqual(new Set(['SCAN tickets USING INDEX tickets_open']))
})

describe('says how it stands', () => {
  const only = async (text: string) => (await manager.tickets.progress({ text }))[0]!

  it('with nothing personal in it', async () => {
    const answer = await only(open)
    expect(answer).toMatchObject({
      room: '3-2-501',
      category: '电梯故障',
      words: '电梯又停了',
      state: 'open',
    })
    expect(JSON.stringify(answer)).not.toMatch(/王芳|1380013|5678/)
  })

  it('with what was done rather than what was said on closing', async () => {
    expect((await only(closed)).result).toBe('已更换门机皮带')
  })

  it("with an answer given on the spot, and with a ledger's result", async () => {
    const { number } = await register({ callerName: '孙八', solved: '已当面说明' })
    expect(await only(number)).toMatchObject({ state: 'closed', result: '已当面说明' })
    expect((await only('TS20250601001')).result).toBe('已检修恢复')
  })

  it('no longer with a result once it is opened again', async () => {
    await manager.tickets.reopen({ ...(await now(ledger)), text: '又坏了' })
    expect(await only('TS20250601001')).toMatchObject({ state: 'assigned', result: '' })
  })

  it('with the answer given since it was opened again', async () => {
    const { id, number } = await register({ kind: 'inquiry', categoryId: desk.category('物业费') })
    await manager.tickets.assign({ ...(await now(id)), departmentId: departmentId() })
    await manager.tickets.done({ ...(await now(id)), text: '每月十日收' })
    await manager.tickets.close(await now(id))
    await manager.tickets.reopen({ ...(await now(id)), text: '说错了' })
    await manager.tickets.close({ ...(await now(id)), text: '每季度收一次' })
    expect((await only(number)).result).toBe('每季度收一次')
  })

  it('with the department and the result of the ticket it waits for', async () => {
    const main = await register({ callerName: '吴九' })
    const waits = await register({ callerName: '郑十', joinInto: main.id })
    await manager.tickets.assign({ ...(await now(main.id)), departmentId: departmentId() })
    expect(await only(waits.number)).toMatchObject({
      state: 'joined',
      department: '工程部',
      joinedInto: main.number,
      result: '',
    })
    await manager.tickets.done({ ...(await now(main.id)), text: '总闸已换' })
    await manager.tickets.close(await now(main.id))
    expect(await only(waits.number)).toMatchObject({ state: 'closed', result: '总闸已换' })
  })
})
