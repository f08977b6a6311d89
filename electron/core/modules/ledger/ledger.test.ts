import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { accountOf, newEntry } from '../../testing/ledger.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { jpeg, photoFile } from '../../testing/pictures.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let cleaning: number
let parking: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  cleaning = await accountOf(manager, 'service', 'cleaning')
  parking = await accountOf(manager, 'public', 'parking')
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const add = (fields: Parameters<typeof newEntry>[1] = {}, accountId = cleaning) =>
  manager.ledger.entries.add(newEntry(accountId, fields))
const all = async (filter: Parameters<TestClient['ledger']['entries']['list']>[0] = {}) =>
  manager.ledger.entries.list({ size: 200, ...filter })
const entryOf = async (id: number) => (await all()).rows.find((row) => row.id === id)!
const reverse = (id: number, fields: { day?: string; requestKey?: string } = {}) =>
  manager.ledger.entries.reverse({ id, version: 1, reason: '记错科目', requestKey: randomUUID(), ...fields })
let made = 0
const bring = async () =>
  (await manager.attachments.add({ file: photoFile(jpeg(800, 600, `bill ${++made}`)) })).hash

describe('an entry', () => {
  it('is found as it was entered, with who and when', async () => {
    const { id } = await add({ voucher: 'PZ-001' })
    expect(await entryOf(id)).toMatchObject({
      ...{ day: '2026-10-08', month: '2026-10', fund: 'service', line: 'cleaning', account: '清洁卫生' },
      ...{ side: 'out', amountFen: 2_551_438, party: '洁美保洁', voucher: 'PZ-001', origin: 'manual' },
      ...{ by: '李静', reverses: null, reversedBy: null, closed: false, importing: false, photos: [] },
    })
  })

  it('sent twice is one', async () => {
    const entry = newEntry(cleaning, { words: '同一笔' })
    const first = await manager.ledger.entries.add(entry)
    expect(await manager.ledger.entries.add(entry)).toEqual(first)
    expect(await refusal(manager.ledger.entries.add({ ...entry, amountFen: 1 }))).toBe('ALREADY_EXISTS')
    expect((await all({ text: '同一笔' })).total).toBe(1)
  })

  it.each([
    ['in the future', { day: '2026-11-22' }, 'INVALID_INPUT day'],
    ['in a year that is a slip of the finger', { day: '0202-10-08' }, 'INVALID_INPUT day'],
    ['of income on a line of costs', { side: 'in' }, 'INVALID_INPUT side'],
    ['of nothing', { amountFen: 0 }, 'INVALID_INPUT amountFen'],
    ['below nothing', { amountFen: -100 }, 'INVALID_INPUT amountFen'],
    ['of an enormous amount', { amountFen: 100_000_000_001 }, 'INVALID_INPUT amountFen'],
    ['of a part of a fen', { amountFen: 0.5 }, 'INVALID_INPUT amountFen'],
    ['without words', { words: ' \u200b ' }, 'INVALID_INPUT words'],
    ['with a major repair among the costs', { words: '1号电梯大修' }, 'MAINTENANCE_FUND words'],
  ] as const)('%s is refused and leaves nothing', async (_, fields, answer) => {
    const before = (await all()).total
    expect(await refusal(add(fields))).toBe(answer)
    expect((await all()).total).toBe(before)
  })

  it('of a major repair stands where it belongs', async () => {
    const works = await accountOf(manager, 'maintenance', 'works')
    await expect(add({ words: '1号电梯大修' }, works)).resolves.toMatchObject({ version: 1 })
    await expect(add({ words: '非大修，更换门把手' })).resolves.toMatchObject({ version: 1 })
  })

  it('of an account that is not there is refused', async () => {
    expect(await refusal(add({}, 99_999))).toBe('NOT_FOUND accountId')
  })

  it('with a voucher that stands already asks first', async () => {
    const fields = { voucher: 'PZ-7', amountFen: 700 }
    const { id } = await add(fields)
    expect(await refusal(add(fields))).toBe('ALREADY_EXISTS voucher')
    await expect(add({ ...fields, amountFen: 800 })).resolves.toBeDefined()
    await expect(
      manager.ledger.entries.add({ ...newEntry(cleaning, fields), again: true }),
    ).resolves.toBeDefined()
    await reverse(id)
    expect(await refusal(add(fields))).toBe('ALREADY_EXISTS voucher')
  })

  it('reversed leaves its voucher free to be entered rightly', async () => {
    const fields = { voucher: 'PZ-8', amountFen: 900 }
    const { id } = await add(fields)
    await reverse(id)
    await expect(add(fields)).resolves.toBeDefined()
  })

  it('is neither seen nor made without permission', async () => {
    const clerk = await office.signIn(manager, 'sun', ['clerk'])
    const handler = await office.signIn(manager, 'zhao', ['handler'])
    expect((await clerk.ledger.entries.list({})).total).toBeGreaterThan(0)
    expect(await refusal(clerk.ledger.entries.add(newEntry(cleaning)))).toBe('NOT_PERMITTED')
    expect(await refusal(handler.ledger.entries.list({}))).toBe('NOT_PERMITTED')
  })
})

describe('a reversal', () => {
  it('is the opposite entry, names the other and why, and brings the sums back', async () => {
    const before = (await all()).sums
    const { id } = await add({ amountFen: 12_345, words: '记错的一笔' })
    const counter = await reverse(id)
    expect(await entryOf(counter.id)).toMatchObject({
      ...{ day: '2026-10-08', side: 'out', amountFen: -12_345, reverses: id, reason: '记错科目' },
      ...{ words: '记错的一笔', account: '清洁卫生' },
    })
    expect(await entryOf(id)).toMatchObject({ amountFen: 12_345, reversedBy: counter.id })
    expect((await all()).sums).toEqual(before)
  })

  it('is made once, of the version that was seen, and never of a reversal', async () => {
    const { id } = await add()
    const requestKey = randomUUID()
    const counter = await reverse(id, { requestKey })
    expect(await reverse(id, { requestKey })).toEqual(counter)
    expect(await refusal(reverse(id))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(reverse(counter.id))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(reverse(99_999))).toBe('NOT_FOUND')
    const other = await add()
    await manager.ledger.entries.attach({ ...other, hashes: [await bring()] })
    expect(await refusal(reverse(other.id))).toBe('CONFLICT')
  })
})

describe('finding entries', () => {
  it('by words, party, voucher, account and amount, newest first', async () => {
    await add({ words: '路灯电费', party: '供电局', amountFen: 123_456, day: '2026-09-01', voucher: 'DL-1' })
    const found = async (text: string) => (await all({ text })).rows.map(({ words }) => words)
    for (const text of ['路灯', '供电', 'DL-1', '1,234.56', '１２３４．５６元'])
      expect(await found(text)).toEqual(['路灯电费'])
    const days = (await all({ text: '清洁卫生' })).rows.map(({ day }) => day)
    expect(days.length).toBeGreaterThan(3)
    expect(days).toEqual([...days].sort().reverse())
    expect((await all({ text: '%' })).total).toBe(0)
  })

  it('by fund, account, side and month, with what all of them come to', async () => {
    await add({ day: '2026-07-02', side: 'in', amountFen: 1_449_428, words: '7月停车收入' }, parking)
    await add({ day: '2026-07-28', amountFen: 301_537, words: '停车管理人工成本' }, parking)
    const july = await all({ fund: 'public', fromMonth: '2026-07', untilMonth: '2026-07', size: 1 })
    expect(july).toMatchObject({ total: 2, sums: { inFen: 1_449_428, outFen: 301_537 } })
    expect(july.rows).toHaveLength(1)
    expect(await all({ accountId: parking, side: 'out' })).toMatchObject({ total: 1 })
  })

  it('without a voucher: neither a number nor a picture', async () => {
    const { id, version } = await add({ day: '2026-06-01', words: '无凭证' })
    const june = { fromMonth: '2026-06', untilMonth: '2026-06', noVoucher: true }
    expect((await all(june)).total).toBe(1)
    await manager.ledger.entries.attach({ id, version, hashes: [await bring()] })
    expect((await all(june)).total).toBe(0)
  })

  it('and taking them out as a book is read, oldest first, without a cent lost', async () => {
    const running = manager.ledger.entries.export({ fund: 'public' })
    const { cells } = await exported(manager, running)
    expect(cells(1).slice(0, 8)).toEqual([
      ...['日期', '类别', '科目', '摘要', '对方单位', '收入', '支出', '凭证号'],
    ])
    expect(cells(2)).toEqual(expect.arrayContaining(['公共收益', '停车', '7月停车收入', 14494.28]))
    expect(cells(3)).toEqual(expect.arrayContaining(['停车管理人工成本', 3015.37]))
  })
})

describe('pictures of vouchers', () => {
  it('are seen by whoever sees the ledger and by nobody else, and survive the next start', async () => {
    const hash = await bring()
    const { id } = await manager.ledger.entries.add({ ...newEntry(cleaning), photos: [hash] })
    const clerk = await office.logIn('sun')
    expect((await clerk.attachments.read({ hash })).size).toBeGreaterThan(0)
    const handler = await office.logIn('zhao')
    expect(await refusal(handler.attachments.read({ hash }))).toBe('NOT_FOUND')
    const administrator = await office.signIn(manager, 'chen', ['administrator'])
    expect(await refusal(administrator.attachments.read({ hash }))).toBe('NOT_PERMITTED')
    office.clock.advance(60 * 24 * 3_600_000)
    await office.restart()
    manager = await office.logIn()
    expect((await manager.attachments.read({ hash })).size).toBeGreaterThan(0)
    const [photo] = (await entryOf(id)).photos
    await manager.ledger.entries.detach({
      ...{ id: photo!.id, version: photo!.version, entryId: id },
      reason: '拍错了',
    })
    expect((await entryOf(id)).photos).toEqual([])
    expect(await refusal((await office.logIn('sun')).attachments.read({ hash }))).toBe('NOT_FOUND')
  })

  it('may be a PDF, as electronic invoices come', async () => {
    const file = new File(['%PDF-1.4 an invoice'], 'invoice.pdf', { type: 'application/pdf' })
    const { hash } = await manager.attachments.add({ file })
    const { id } = await manager.ledger.entries.add({ ...newEntry(cleaning), photos: [hash] })
    office.clock.advance(60 * 24 * 3_600_000)
    await office.restart()
    manager = await office.logIn()
    expect((await entryOf(id)).photos).toMatchObject([{ hash }])
    expect(await (await manager.attachments.read({ hash })).text()).toBe('%PDF-1.4 an invoice')
  })

  it('are no more than a handful, and none that nobody brought', async () => {
    const { id, version } = await add({ words: '附件' })
    const attach = (hashes: string[]) => manager.ledger.entries.attach({ id, version, hashes })
    expect(await refusal(attach(['0'.repeat(64)]))).toBe('NOT_FOUND photos')
    const hashes: string[] = []
    for (let count = 0; count < 12; count++) hashes.push(await bring())
    await attach(hashes)
    const more = manager.ledger.entries.attach({ id, version: version + 1, hashes: [await bring()] })
    expect(await refusal(more)).toBe('TOO_MANY_PHOTOS photos')
    expect((await entryOf(id)).photos).toHaveLength(12)
  })
})

describe('accounts', () => {
  it('come with every line of the five funds, in the order of the forms, and can be called by digits or letters', async () => {
    const accounts = await manager.ledger.accounts.list({})
    // 13 service, 14 public, 4 maintenance, 7 on behalf, 3 deposits: shared/modules/ledger/terms.ts.
    expect(accounts).toHaveLength(41)
    expect(accounts[4]).toMatchObject({ fund: 'service', line: 'cleaning', name: '清洁卫生', code: '105' })
    expect(accounts[4]).toMatchObject({ initials: 'qjws', pinyin: 'qingjieweisheng' })
  })

  it('keep what an office changed when the program starts again', async () => {
    const stalls = (await manager.ledger.accounts.list({})).find(({ line }) => line === 'stalls')!
    const reference = { id: stalls.id, version: stalls.version }
    await manager.ledger.accounts.archive(reference)
    await office.restart()
    manager = await office.logIn()
    expect(await manager.ledger.accounts.list({})).toHaveLength(40)
    expect(await manager.ledger.accounts.list({ archived: true })).toHaveLength(1)
    expect(await refusal(add({ side: 'in' }, stalls.id))).toBe('NOT_FOUND accountId')
    await manager.ledger.accounts.restore({ ...reference, version: 2 })
    expect(await manager.ledger.accounts.list({})).toHaveLength(41)
  })

  it('have one name in a fund, a line of it, and keep both once they have entries', async () => {
    const { create, update } = manager.ledger.accounts
    const own = { fund: 'public', line: 'other', name: '电梯广告分成' } as const
    const { id, version } = await create(own)
    expect(await refusal(create(own))).toBe('ALREADY_EXISTS name')
    expect(await refusal(create({ ...own, name: '别的', line: 'cleaning' }))).toBe('INVALID_INPUT line')
    await update({ id, version, ...own, line: 'advertising' })
    await add({ side: 'in' }, id)
    expect(await refusal(update({ id, version: 2, ...own }))).toBe('IN_USE line')
    await update({ id, version: 2, ...own, line: 'advertising', name: '梯媒广告' })
    expect((await all({ accountId: id })).rows[0]).toMatchObject({ account: '梯媒广告' })
  })
})
