import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenEntry, givenMiniLedger, givenSubmitted, posted, year2025 } from '../../testing/disclosures.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let author: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  author = await office.signIn(manager, 'chenjie', ['officer'])
  await givenMiniLedger(office)
})
afterEach(() => office.close())

const publish = (sheet: { id: number; version: number }, client = manager) =>
  client.disclosures.publish({ ...sheet, ...posted })
const stateOf = async (id: number) => (await manager.disclosures.get({ id })).state

describe('who may do what', () => {
  it('the officer prepares, the manager publishes, others see what is published', async () => {
    const clerk = await office.signIn(manager, 'wangli', ['clerk'])
    const period = { parts: ['service' as const], mode: 'lump-sum' as const, ...year2025 }
    expect(await refusal(clerk.disclosures.create(period))).toBe('NOT_PERMITTED')
    const draft = await author.disclosures.create(period)
    expect(await refusal(clerk.disclosures.get({ id: draft.id }))).toBe('NOT_PERMITTED')
    expect(await refusal(clerk.disclosures.checks({ id: draft.id }))).toBe('NOT_PERMITTED')
    expect((await clerk.disclosures.list({})).total).toBe(0)
    const submitted = await author.disclosures.submit(draft)
    expect(await refusal(publish(submitted, author))).toBe('NOT_PERMITTED')
    await publish(submitted)
    expect((await clerk.disclosures.list({})).rows).toMatchObject([
      { state: 'published', preparedBy: 'chenjie', reviewedBy: '李静', publishedBy: '李静' },
    ])
    expect((await clerk.disclosures.get({ id: draft.id })).mine).toBe(false)
  })

  it('nobody publishes what they prepared or last changed', async () => {
    const own = await givenSubmitted(manager)
    expect(await refusal(publish(own))).toBe('SECOND_PERSON')
    const draft = await author.disclosures.create({ parts: ['public'], mode: 'lump-sum', ...year2025 })
    const { content } = await manager.disclosures.get({ id: draft.id })
    const saved = await manager.disclosures.save({ ...draft, content })
    const submitted = await author.disclosures.submit(saved)
    expect((await manager.disclosures.get({ id: draft.id })).mine).toBe(true)
    expect(await refusal(publish(submitted))).toBe('SECOND_PERSON')
    const second = await office.signIn(manager, 'zhoumin', ['manager'])
    expect(await refusal(publish(submitted, second))).toBe('accepted')
    expect(await stateOf(own.id)).toBe('review')
  })

  it('nobody publishes what they wrote in, though somebody else saved it since', async () => {
    const draft = await author.disclosures.create({ parts: ['public'], mode: 'lump-sum', ...year2025 })
    const { content } = await author.disclosures.get({ id: draft.id })
    const typed = await manager.disclosures.save({ ...draft, content: { ...content, notes: '已对账' } })
    const again = await author.disclosures.save({ ...typed, id: draft.id, content })
    const submitted = await author.disclosures.submit({ ...again, id: draft.id })
    expect((await manager.disclosures.get({ id: draft.id })).mine).toBe(true)
    expect(await refusal(publish(submitted))).toBe('SECOND_PERSON')
    const second = await office.signIn(manager, 'zhoumin', ['manager'])
    expect((await second.disclosures.get({ id: draft.id })).mine).toBe(false)
    expect(await refusal(publish(submitted, second))).toBe('accepted')
  })

  it('nobody submits what somebody else has in hand and publishes it too', async () => {
    const draft = await author.disclosures.create({ parts: ['public'], mode: 'lump-sum', ...year2025 })
    const submitted = await manager.disclosures.submit(draft)
    expect(await refusal(publish(submitted))).toBe('SECOND_PERSON')
    const back = await manager.disclosures.sendBack({ ...submitted, words: '还没做完' })
    expect(await refusal(publish(await author.disclosures.submit(back)))).toBe('accepted')
  })
})

describe('the way to the board', () => {
  it('goes from draft to review, back, and to published, one step at a time', async () => {
    const draft = await author.disclosures.create({ parts: ['service'], mode: 'lump-sum', ...year2025 })
    expect(await refusal(publish(draft))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(manager.disclosures.sendBack({ ...draft, words: '改' }))).toBe('NOT_ALLOWED_NOW')
    const review = await author.disclosures.submit(draft)
    const { content } = await author.disclosures.get({ id: draft.id })
    expect(await refusal(author.disclosures.save({ ...review, content }))).toBe('NOT_ALLOWED_NOW')
    const back = await manager.disclosures.sendBack({ ...review, words: '请补说明' })
    expect(await author.disclosures.get({ id: draft.id })).toMatchObject({
      state: 'draft',
      reviewWords: '请补说明',
      reviewedBy: '李静',
    })
    const again = await author.disclosures.submit(back)
    expect(await refusal(publish({ ...again, version: again.version - 1 }))).toBe('CONFLICT')
    const early = { ...again, postedFrom: '2026-12-06', postedUntil: '2026-12-05' }
    expect(await refusal(manager.disclosures.publish(early))).toBe('INVALID_INPUT postedUntil')
    const { checkCode, hash } = await publish(again)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(checkCode.replaceAll('-', '').toLowerCase()).toBe(hash.slice(0, 12))
    const { version } = await manager.disclosures.get({ id: draft.id })
    for (const step of [
      author.disclosures.save({ id: draft.id, version, content }),
      author.disclosures.refresh({ id: draft.id, version }),
      author.disclosures.submit({ id: draft.id, version }),
      author.disclosures.discard({ id: draft.id, version, reason: '不要' }),
      manager.disclosures.sendBack({ id: draft.id, version, words: '改' }),
      publish({ id: draft.id, version }),
    ])
      expect(await refusal(step)).toBe('NOT_ALLOWED_NOW')
  })

  it('does not publish what no longer balances', async () => {
    const sheet = await givenSubmitted(author)
    const { raw } = office.core.services.database
    raw
      .prepare(`UPDATE disclosure_lines SET out_fen = 1 WHERE disclosure_id = ? AND line = 'staff'`)
      .run(sheet.id)
    expect(await refusal(publish(sheet))).toBe('SHEET_UNBALANCED')
    expect(await manager.disclosures.get({ id: sheet.id })).toMatchObject({ state: 'review', checkCode: '' })
    expect(raw.prepare(`SELECT count(*) FROM duty_acts`).pluck().get()).toBe(0)
  })

  it('hangs neither years away nor before what it tells of, and for a year at most', async () => {
    const sheet = await givenSubmitted(author)
    const hang = (postedFrom: string, postedUntil: string) =>
      refusal(manager.disclosures.publish({ ...sheet, postedFrom, postedUntil }))
    // Today is 2026-11-21, so that 92 days on are 2027-02-21; what is told of began on 2025-01-01.
    expect(await hang('2062-11-22', '2062-12-06')).toBe('INVALID_INPUT postedFrom')
    expect(await hang('2027-02-22', '2027-03-01')).toBe('INVALID_INPUT postedFrom')
    expect(await hang('2024-12-31', '2025-01-14')).toBe('INVALID_INPUT postedFrom')
    expect(await hang('2026-11-22', '2027-11-24')).toBe('INVALID_INPUT postedUntil')
    expect(await hang('2027-02-21', '2028-02-22')).toBe('accepted')
  })

  it('is refused for a period that another one is out for, and not as a correction of that', async () => {
    const first = await givenSubmitted(author, ['service'])
    const twin = await author.disclosures.create({
      parts: ['service', 'public'],
      mode: 'lump-sum',
      ...year2025,
    })
    await publish(first)
    const same = { part: 'service', number: first.number, same: true }
    expect((await author.disclosures.get({ id: twin.id })).facts.overlapping).toMatchObject([same])
    expect(await refusal(author.disclosures.submit(twin))).toBe('SHEET_UNBALANCED')
    const revision = await author.disclosures.revise({ id: first.id, reason: '更正说明' })
    expect(await refusal(author.disclosures.submit(revision))).toBe('accepted')
    const halves = await author.disclosures.create({
      ...{ parts: ['service'], mode: 'lump-sum', fromMonth: '2025-07', untilMonth: '2026-06' },
    })
    expect((await author.disclosures.get({ id: halves.id })).facts.overlapping).toMatchObject([
      { same: false },
    ])
  })

  it('marks the duties that the sheet fulfils', async () => {
    const sheet = await givenSubmitted(author, ['service', 'public'])
    await publish(sheet)
    const acts = office.core.services.database.raw
      .prepare(
        `SELECT code, day FROM duty_acts JOIN duties ON duties.id = duty_id WHERE disclosure_id = ? ORDER BY code`,
      )
      .all(sheet.id)
    expect(acts).toEqual(
      ['fee-standards', 'income-expense', 'public-income'].map((code) => ({ code, day: posted.postedFrom })),
    )
  })
})

describe('a published sheet', () => {
  it('is not changed, not even past the program', async () => {
    const sheet = await givenSubmitted(author)
    await publish(sheet)
    await office.core.close()
    const raw = new BetterSqlite(`${office.folder}/guanjia.db`)
    const refused = [
      `UPDATE disclosure_lines SET out_fen = 1 WHERE disclosure_id = ${sheet.id}`,
      `DELETE FROM disclosure_lines WHERE disclosure_id = ${sheet.id}`,
      `INSERT INTO disclosure_lines (disclosure_id, part, position, line, name, created_at, updated_at)
        VALUES (${sheet.id}, 'service', 99, 'staff', 'x', '', '')`,
      `UPDATE disclosure_parts SET opening_fen = 1 WHERE disclosure_id = ${sheet.id}`,
      `DELETE FROM disclosures WHERE id = ${sheet.id}`,
      ...[
        'title',
        'header',
        'frozen',
        'hash',
        'check_code',
        'number',
        'published_at',
        'posted_until',
        'notes',
        'origin',
        'revise_reason',
        'discarded_at',
        'state',
      ].map((column) => `UPDATE disclosures SET ${column} = 'x' WHERE id = ${sheet.id}`),
    ]
    for (const sql of refused) expect(() => raw.exec(sql), sql).toThrow('a published sheet is not changed')
    raw.close()
    await office.start()
  })

  it('is corrected by a sheet of its own that names it', async () => {
    const sheet = await givenSubmitted(author)
    await publish(sheet)
    const before = await manager.disclosures.get({ id: sheet.id })
    const revision = await author.disclosures.revise({ id: sheet.id, reason: '税费漏列' })
    expect(await refusal(author.disclosures.revise({ id: sheet.id, reason: '又' }))).toBe('ALREADY_EXISTS')
    expect(await stateOf(sheet.id)).toBe('published')
    const draft = await author.disclosures.get({ id: revision.id })
    expect(draft.content).toEqual(before.content)
    expect(draft).toMatchObject({
      revises: { number: sheet.number },
      reviseReason: '税费漏列',
      state: 'draft',
    })
    const notes = await author.disclosures.save({ ...revision, content: { ...draft.content, notes: '更正' } })
    await publish(await author.disclosures.submit(notes))
    const after = await manager.disclosures.get({ id: sheet.id })
    expect(after).toMatchObject({ state: 'revised', revisedBy: { id: revision.id, number: revision.number } })
    expect([after.content, after.hash, after.checkCode]).toEqual([
      before.content,
      before.hash,
      before.checkCode,
    ])
    expect(await refusal(author.disclosures.revise({ id: sheet.id, reason: '又' }))).toBe('NOT_ALLOWED_NOW')
    expect((await manager.disclosures.verify({ code: before.checkCode })).outcome).toBe('same')
    expect(await manager.disclosures.verifyAll()).toEqual({ sheets: 2, changed: [], lost: [], unchained: [] })
  })

  it('may be corrected again once a correction was given up', async () => {
    const sheet = await givenSubmitted(author)
    await publish(sheet)
    const revision = await author.disclosures.revise({ id: sheet.id, reason: '试' })
    await author.disclosures.discard({ ...revision, reason: '不改' })
    expect(await refusal(author.disclosures.revise({ id: sheet.id, reason: '再' }))).toBe('accepted')
  })

  it('is followed by one that its correction contradicts, which every check then names', async () => {
    const first = await givenSubmitted(author)
    await publish(first)
    const next = await givenSubmitted(author, ['service'], { fromMonth: '2026-01', untilMonth: '2026-10' })
    await publish(next)
    expect((await manager.disclosures.verifyAll()).unchained).toEqual([])
    // 100.00 of cleaning were forgotten: 1,900.00 are left instead of the 2,000.00 that the next one opens with.
    await givenEntry(office, ['service', 'cleaning', 'out', 10_000], '2025-12-30')
    const revision = await author.disclosures.revise({ id: first.id, reason: '漏列' })
    const fresh = await author.disclosures.refresh(revision)
    const review = await author.disclosures.submit({ id: revision.id, version: fresh.version })
    const contradicted = { code: 'FOLLOWING', ok: false, level: 'warning', of: next.number }
    expect(await manager.disclosures.checks({ id: revision.id })).toContainEqual(
      expect.objectContaining({ ...contradicted, isFen: 190_000, shouldFen: 200_000 }),
    )
    await publish(review)
    const { changed, unchained } = await manager.disclosures.verifyAll()
    expect(changed).toEqual([])
    expect(unchained).toMatchObject([
      {
        sheet: { number: next.number },
        ...{ part: 'service', openingFen: 200_000, closingFen: 190_000, of: revision.number },
      },
    ])
    expect(await manager.disclosures.checks({ id: next.id })).toContainEqual(
      expect.objectContaining({ code: 'OPENING', ok: false, of: revision.number, shouldFen: 190_000 }),
    )
  })

  it('hands its closing on, and so does the one that corrects it', async () => {
    const sheet = await givenSubmitted(author)
    await publish(sheet)
    const next = {
      parts: ['service' as const],
      mode: 'lump-sum' as const,
      fromMonth: '2026-01',
      untilMonth: '2026-10',
    }
    const first = await author.disclosures.create(next)
    const revision = await author.disclosures.revise({ id: sheet.id, reason: '更正说明' })
    await publish(await author.disclosures.submit(revision))
    const { facts } = await author.disclosures.get({ id: first.id })
    expect(facts.carried).toMatchObject([{ disclosureId: revision.id, closingFen: 200_000 }])
    expect(facts.overlapping).toEqual([])
    const again = await author.disclosures.create({ ...next, ...year2025 })
    expect((await author.disclosures.get({ id: again.id })).facts.overlapping).toMatchObject([
      { part: 'service', number: revision.number },
    ])
  })
})
