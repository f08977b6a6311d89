import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { funds, type Fund } from '../../../../shared/modules/ledger/terms.ts'
import { addMonths } from '../../../../shared/modules/reports/month.ts'
import type { Fault } from '../../kernel/errors.ts'
import { accountOf, newEntry } from '../../testing/ledger.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'
import { fundBalances, ledgerSums } from './sums.ts'

let office: TestOffice
let manager: TestClient
let cleaning: number
let fee: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  cleaning = await accountOf(manager, 'service', 'cleaning')
  fee = await accountOf(manager, 'service', 'fee')
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const db = () => office.core.services.database.kysely
const add = (day: string, amountFen: number, accountId = cleaning) =>
  manager.ledger.entries.add(
    newEntry(accountId, {
      day,
      amountFen,
      side: accountId === fee ? 'in' : 'out',
      words: `${day} ${amountFen}`,
    }),
  )
const setOpening = (fields: { day?: string; amountFen?: number; version?: number | null } = {}) =>
  manager.ledger.openings.set({
    ...{ fund: 'service', version: null, day: '2025-12-31', amountFen: 3_825_060, ...fields },
  })
const service = async (fromMonth: string, untilMonth: string) =>
  (await manager.ledger.summary({ fromMonth, untilMonth })).funds.find(({ fund }) => fund === 'service')
const given = async (count: number, month: string) => {
  await db()
    .insertInto('disclosures')
    .values({
      ...{ number: `GS-${count}`, title: '公示', mode: 'lump-sum', from_month: month, until_month: month },
      ...{ state: 'draft', origin: 'ledger', header: '{}', prepared_by: 1, submitted_at: null },
      ...{ reviewed_by: null, reviewed_at: null, published_by: null, published_at: null, posted_from: null },
      ...{
        posted_until: null,
        revises_id: null,
        frozen: null,
        hash: null,
        check_code: null,
        discarded_at: null,
      },
      ...{ created_at: '', created_by: null, updated_at: '', updated_by: null },
    })
    .execute()
  const { id } = await db().selectFrom('disclosures').select('id').executeTakeFirstOrThrow()
  await db()
    .insertInto('disclosure_parts')
    .values({
      ...{ disclosure_id: id, part: 'service', opening_fen: 0, carried_from: null, stated_in_fen: null },
      ...{ stated_out_fen: null, stated_closing_fen: null, created_at: '', created_by: null },
      ...{ updated_at: '', updated_by: null },
    })
    .execute()
  await db()
    .updateTable('disclosures')
    .set({ published_at: '2026-02-01T00:00:00.000Z', state: 'published' })
    .execute()
}

describe('the funds', () => {
  it('carry what they opened with through every month', async () => {
    await setOpening()
    await add('2026-01-28', 12_355_541, fee)
    await add('2026-01-03', 2_551_438)
    await add('2026-02-10', 2_407_823)
    expect(await service('2026-01', '2026-01')).toEqual({
      ...{ fund: 'service', openingFen: 3_825_060, inFen: 12_355_541, outFen: 2_551_438 },
      // 38,250.60 + 123,555.41 − 25,514.38
      closingFen: 13_629_163,
    })
    expect(await service('2026-02', '2026-03')).toMatchObject({
      openingFen: 13_629_163,
      closingFen: 11_221_340,
    })
    expect(await service('2025-12', '2025-12')).toMatchObject({
      openingFen: 3_825_060,
      closingFen: 3_825_060,
    })
    const { accounts, months } = await manager.ledger.summary({ fromMonth: '2026-01', untilMonth: '2026-02' })
    expect(accounts.map(({ account, inFen, outFen }) => [account, inFen, outFen])).toEqual([
      ['物业服务费', 12_355_541, 0],
      ['清洁卫生', 0, 4_959_261],
    ])
    expect(accounts[1]!.months).toEqual([
      { month: '2026-01', inFen: 0, outFen: 2_551_438 },
      { month: '2026-02', inFen: 0, outFen: 2_407_823 },
    ])
    expect(months.map(({ month }) => month)).toEqual(['2026-01', '2026-02'])
  })

  it('count nothing twice that the opening holds already', async () => {
    await add('2025-11-05', 100_000, fee)
    await setOpening()
    expect(await service('2025-11', '2025-11')).toMatchObject({
      openingFen: 3_725_060,
      closingFen: 3_825_060,
    })
    expect(await service('2026-01', '2026-01')).toMatchObject({ openingFen: 3_825_060 })
  })

  it('are the month before them and what came and went, whatever is entered and reversed', async () => {
    const accounts = (await manager.ledger.accounts.list({})).filter(({ line }) =>
      ['fee', 'cleaning', 'parking', 'works', 'water'].includes(line),
    )
    const entries = fc.sample(
      fc.record({
        account: fc.constantFrom(...accounts),
        month: fc.integer({ min: 0, max: 5 }),
        amountFen: fc.integer({ min: 1, max: 100_000_000_000 }),
        reversed: fc.boolean(),
      }),
      40,
    )
    await setOpening({ day: '2026-03-15' })
    const kept = new Map<Fund, bigint>(funds.map((fund) => [fund, 0n]))
    for (const [index, { account, month, amountFen, reversed }] of entries.entries()) {
      const side = ['cleaning', 'works'].includes(account.line) ? 'out' : 'in'
      const day = `${addMonths('2026-01', month)}-${String((index % 28) + 1).padStart(2, '0')}`
      const { id } = await manager.ledger.entries.add(
        newEntry(account.id, { day, side, amountFen, words: '日常' }),
      )
      if (reversed)
        await manager.ledger.entries.reverse({ id, version: 1, reason: '错', requestKey: randomUUID() })
      else kept.set(account.fund, kept.get(account.fund)! + BigInt(side === 'in' ? amountFen : -amountFen))
    }
    const first = await fundBalances(db(), '2025-12')
    let before = first
    for (let count = 0; count < 6; count++) {
      const month = addMonths('2026-01', count)
      const { funds: sums } = await manager.ledger.summary({ fromMonth: month, untilMonth: month })
      for (const { fund, openingFen, inFen, outFen, closingFen } of sums) {
        expect(openingFen).toBe(before[fund])
        expect(closingFen).toBe(openingFen + inFen - outFen)
      }
      before = await fundBalances(db(), month)
    }
    for (const fund of funds) expect(BigInt(before[fund] - first[fund])).toBe(kept.get(fund))
    const sums = await ledgerSums(db(), { fromMonth: '2026-01', untilMonth: '2026-06' })
    const total = sums.reduce((sum, { inFen, outFen }) => sum + BigInt(inFen) - BigInt(outFen), 0n)
    expect(total).toBe([...kept.values()].reduce((sum, fen) => sum + fen, 0n))
  })

  it('are asked for a period that makes sense', async () => {
    expect(await refusal(service('2026-02', '2026-01'))).toBe('INVALID_INPUT untilMonth')
    expect(await refusal(service('1990-01', '2026-01'))).toBe('INVALID_INPUT untilMonth')
  })
})

describe('an opening', () => {
  it('is set, changed by whoever saw it, and never in the future', async () => {
    expect(await setOpening()).toEqual({ version: 1 })
    expect(await refusal(setOpening())).toBe('CONFLICT')
    expect(await setOpening({ version: 1, amountFen: -5 })).toEqual({ version: 2 })
    expect(await refusal(setOpening({ version: 2, day: '2026-11-22' }))).toBe('INVALID_INPUT day')
    expect(await refusal(setOpening({ version: 2, amountFen: 100_000_000_001 }))).toBe(
      'INVALID_INPUT amountFen',
    )
    expect((await manager.ledger.openings.list()).map(({ fund, amountFen }) => [fund, amountFen])).toEqual([
      ...[
        ['service', -5],
        ['public', 0],
        ['maintenance', 0],
        ['on-behalf', 0],
        ['deposit', 0],
      ],
    ])
  })

  it('stays once a published sheet rests on it', async () => {
    await setOpening()
    await given(1, '2026-01')
    expect(await refusal(setOpening({ version: 1, amountFen: 1 }))).toBe('NOT_ALLOWED_NOW')
    await manager.ledger.openings.set({
      fund: 'public',
      version: null,
      day: '2025-12-31',
      amountFen: 6_122_000,
    })
  })

  it('stays once a month that carries it on is closed', async () => {
    await setOpening()
    await add('2026-01-03', 100)
    await manager.ledger.months.close({ month: '2026-01' })
    const before = await service('2026-01', '2026-01')
    expect(await refusal(setOpening({ version: 1, amountFen: 1 }))).toBe('MONTH_CLOSED day')
    expect(await refusal(setOpening({ version: 1, day: '2026-02-01', amountFen: 1 }))).toBe(
      'MONTH_CLOSED day',
    )
    const open = { fund: 'public', version: null, amountFen: 1 } as const
    expect(await refusal(manager.ledger.openings.set({ ...open, day: '2026-01-31' }))).toBe(
      'MONTH_CLOSED day',
    )
    expect(await service('2026-01', '2026-01')).toEqual(before)
    await manager.ledger.openings.set({ ...open, day: '2026-02-01' })
  })
})

describe('a month that a published sheet tells of', () => {
  it('takes no entry of the funds it tells of, and one of it is reversed on an open day', async () => {
    const { id } = await add('2026-09-03', 4_200)
    await given(1, '2026-09')
    const refused = await add('2026-09-30', 1).catch((error: Fault) => error)
    expect(refused).toMatchObject({
      code: 'MONTH_DISCLOSED',
      data: { field: 'day', params: { month: '2026-09', number: 'GS-1' } },
    })
    const reverse = (day?: string) =>
      manager.ledger.entries.reverse({
        ...{ id, version: 1, reason: '记错', requestKey: randomUUID() },
        ...(day && { day }),
      })
    expect(await refusal(reverse())).toBe('MONTH_DISCLOSED day')
    expect(await refusal(reverse('2026-09-30'))).toBe('MONTH_DISCLOSED day')
    expect((await manager.ledger.entries.get({ id })).disclosed).toBe('GS-1')
    await reverse('2026-10-02')
    await add('2026-10-01', 1)
    // Another fund, of which the sheet says nothing.
    await manager.ledger.entries.add(
      newEntry(await accountOf(manager, 'public', 'parking'), { day: '2026-09-30', side: 'in' }),
    )
  })

  it('is open again while the sheet is being corrected', async () => {
    await given(1, '2026-09')
    const sheet = await db().selectFrom('disclosures').selectAll().executeTakeFirstOrThrow()
    const { id: _, ...columns } = sheet
    const draft = { ...columns, number: 'GS-2', state: 'draft', published_at: null, revises_id: sheet.id }
    await db().insertInto('disclosures').values(draft).execute()
    await add('2026-09-30', 1)
    await db()
      .updateTable('disclosures')
      .set({ state: 'discarded', discarded_at: '2026-11-21T00:00:00.000Z' })
      .where('number', '=', 'GS-2')
      .execute()
    expect(await refusal(add('2026-09-29', 1))).toBe('MONTH_DISCLOSED day')
  })
})

describe('a month', () => {
  const close = (month: string) => manager.ledger.months.close({ month })
  const reopen = (month: string) => manager.ledger.months.reopen({ month, reason: '漏记水费' })

  it('is closed once it is over and those before it are, and opened from the last', async () => {
    await add('2026-08-03', 100)
    await add('2026-09-03', 200)
    expect(await refusal(close('2026-11'))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(close('2026-09'))).toBe('NOT_ALLOWED_NOW')
    await close('2026-08')
    await close('2026-09')
    expect(await refusal(close('2026-09'))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(reopen('2026-08'))).toBe('NOT_ALLOWED_NOW')
    const months = await manager.ledger.months.list()
    expect(months.map(({ month }) => month)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08'])
    expect(months[2]).toMatchObject({ entries: 1, outFen: 200, closedBy: '李静' })
    await reopen('2026-09')
    await add('2026-09-04', 300)
  })

  it('closed lets no month before it be written to, whose money it would carry on', async () => {
    await add('2026-09-03', 200)
    await close('2026-09')
    const before = await service('2026-09', '2026-09')
    expect(await refusal(add('2026-08-31', 100))).toBe('MONTH_CLOSED day')
    expect(await refusal(manager.ledger.receipts.post({ month: '2026-08', requestKey: randomUUID() }))).toBe(
      'MONTH_CLOSED month',
    )
    expect(await service('2026-09', '2026-09')).toEqual(before)
    await reopen('2026-09')
    await add('2026-08-31', 100)
  })

  it('is not closed while an import writes or is taken back', async () => {
    const { id } = await db()
      .insertInto('imports')
      .values({
        ...{ file_name: 'x.xlsx', state: 'applying', source: '', sheet_index: 0, header_row: null },
        ...{ mapping: '{}', counts: '{}', staff_id: 1, created_at: '', created_by: 1 },
        ...{ updated_at: '', updated_by: 1 },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(await refusal(close('2026-09'))).toBe('IMPORT_RUNNING')
    await db().updateTable('imports').set({ state: 'applied' }).where('id', '=', id).execute()
    expect(await refusal(close('2026-09'))).toBe('accepted')
  })

  it('is opened again with a reason that stays readable', async () => {
    await close('2026-09')
    await reopen('2026-09')
    const written = await db().selectFrom('audit_values').select(['field', 'before']).execute()
    expect(written).toContainEqual({ field: 'reason', before: '漏记水费' })
  })

  it('closed takes no entry, and one of it is reversed on an open day', async () => {
    const { id } = await add('2026-09-03', 4_200)
    await close('2026-09')
    const before = (await manager.ledger.entries.list({})).total
    expect(await refusal(add('2026-09-30', 1))).toBe('MONTH_CLOSED day')
    const reverse = (day?: string) =>
      manager.ledger.entries.reverse({
        id,
        version: 1,
        reason: '记错',
        requestKey: randomUUID(),
        ...(day && { day }),
      })
    expect(await refusal(reverse())).toBe('MONTH_CLOSED day')
    expect(await refusal(reverse('2026-09-30'))).toBe('MONTH_CLOSED day')
    expect(await refusal(reverse('2026-08-30'))).toBe('INVALID_INPUT day')
    expect(await refusal(reverse('2026-11-22'))).toBe('INVALID_INPUT day')
    expect((await manager.ledger.entries.list({})).total).toBe(before)
    await reverse('2026-11-02')
    const [counter] = (await manager.ledger.entries.list({})).rows
    expect(counter).toMatchObject({ day: '2026-11-02', month: '2026-11', amountFen: -4_200, closed: false })
  })

  it('closed keeps what stands before it: an entry of a month nobody closed is reversed on an open day', async () => {
    const { id } = await add('2026-08-03', 100)
    await db()
      .insertInto('closed_months')
      .values({ month: '2026-09', closed_at: '2026-10-01T00:00:00.000Z', closed_by: 1 })
      .execute()
    const reverse = { id, version: 1, reason: '记错', requestKey: randomUUID() }
    expect(await refusal(manager.ledger.entries.reverse(reverse))).toBe('MONTH_CLOSED day')
    expect((await manager.ledger.entries.get({ id })).closed).toBe(true)
    await manager.ledger.entries.reverse({ ...reverse, day: '2026-10-02' })
  })

  it('that a published sheet covers stays closed', async () => {
    await add('2026-01-03', 100)
    await close('2026-01')
    await given(2, '2026-01')
    expect(await refusal(reopen('2026-01'))).toBe('NOT_ALLOWED_NOW')
  })

  it('is closed by whoever keeps the ledger only', async () => {
    const clerk = await office.signIn(manager, 'sun', ['clerk'])
    expect(await refusal(clerk.ledger.months.close({ month: '2026-01' }))).toBe('NOT_PERMITTED')
  })
})
