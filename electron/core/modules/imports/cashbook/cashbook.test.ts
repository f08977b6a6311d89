import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import {
  count,
  csv,
  decideAll,
  decisionsFor,
  finish,
  fixture,
  importAll,
  uploadAndCheck,
} from '../testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const counted = (sql: string): unknown[][] =>
  office.core.services.database.raw.prepare(sql).raw().all() as unknown[][]
const execute = (sql: string) => office.core.services.database.raw.prepare(sql).run()
const books = () =>
  ['ledger_accounts', 'ledger_entries', 'ledger_openings'].map((table) =>
    counted(`SELECT * FROM ${table} ORDER BY 1`),
  )

/**
 * What the second sheet holds, counted apart from this program: by a script in Python that reads the sheet's XML with zipfile
 * and xml.etree and adds up fen as integers, by account and side.
 */
const facts = {
  rows: 162,
  openings: { service: 3_825_060, public: 6_122_000 },
  sums: [
    ['public', 'advertising', 'in', 3_124_995],
    ['public', 'lockers', 'in', 774_355],
    ['public', 'parking', 'in', 12_694_460],
    ['public', 'parking', 'out', 3_023_903],
    ['public', 'venue', 'in', 2_426_753],
    ['public', 'waste', 'in', 333_514],
    ['service', 'cleaning', 'out', 25_879_780],
    ['service', 'depreciation', 'out', 3_020_763],
    ['service', 'facilities', 'out', 21_095_109],
    ['service', 'fee', 'in', 161_512_858],
    ['service', 'greening', 'out', 9_278_206],
    ['service', 'insurance', 'out', 1_572_390],
    ['service', 'office', 'out', 5_243_751],
    ['service', 'security', 'out', 37_719_298],
    ['service', 'staff', 'out', 102_047_542],
    ['service', 'tax', 'out', 9_950_743],
  ],
}

const header = '日期,类别,科目,摘要,对方单位,收入,支出,凭证号'.split(',')
const row = (
  day: string,
  fund: string,
  account: string,
  money: { in?: string; out?: string },
  words = '一笔',
  voucher = '',
) => [day, fund, account, words, '', money.in ?? '', money.out ?? '', voucher]
const sheet = (...rows: string[][]) => csv([header, ...rows], 'books.csv')

async function problemsOf(...rows: string[][]): Promise<(string | [string, string])[]> {
  const uploaded = await manager.imports.upload({ file: sheet(...rows) })
  const { id, mapping } = uploaded
  await finish(manager.imports.check({ id, mapping }))
  const checked = await manager.imports.rows({ id, size: 100 })
  return checked.rows.map(({ outcome, problems }) =>
    problems[0] ? [outcome, `${problems[0].field} ${problems[0].reason}`] : outcome,
  )
}

describe('a ledger of ten months with its opening balances', () => {
  it('comes in by its accounts, is the same when it comes again, and goes without a trace', async () => {
    const before = books()
    const { id } = await manager.imports.upload({ file: fixture('04-money.xlsx') })
    const uploaded = await manager.imports.choose({ id, target: 'cashbook', sheetIndex: 1, headerRow: 1 })
    expect(Object.keys(uploaded.mapping)).toHaveLength(8)
    const columns = await manager.imports.values(uploaded)
    expect(columns.flatMap(({ values }) => values.filter(({ decision }) => !decision))).toEqual([])
    const checked = await finish(manager.imports.check({ id, mapping: uploaded.mapping }))
    expect(checked.summary).toMatchObject({
      counts: { new: facts.rows, changed: 0, same: 0, rejected: 0 },
      problems: 0,
    })
    await finish(manager.imports.apply({ id }))
    expect(
      counted(
        `SELECT fund, line, side, sum(amount_fen) FROM ledger_entries JOIN ledger_accounts a ON a.id = account_id
         GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      ),
    ).toEqual(facts.sums)
    expect(Object.fromEntries(counted('SELECT fund, amount_fen FROM ledger_openings'))).toEqual(
      facts.openings,
    )
    expect(counted(`SELECT day, month, words, party FROM ledger_entries WHERE voucher = 'PZ00002'`)).toEqual([
      ['2025-01-03', '2025-01', '1月清洁卫生', '洁美保洁'],
    ])

    const again = await manager.imports.upload({ file: fixture('04-money.xlsx') })
    const second = await manager.imports.choose({
      id: again.id,
      target: 'cashbook',
      sheetIndex: 1,
      headerRow: 1,
    })
    const same = await finish(manager.imports.check({ id: again.id, mapping: second.mapping }))
    expect(same.summary!.counts).toEqual({ new: 0, changed: 0, same: facts.rows, rejected: 0 })

    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ state: 'undone', kept: 0 })
    expect(books()).toEqual(before)
  }, 60_000)

  it('is told from the list of charges by its header', async () => {
    const uploaded = await manager.imports.upload({
      file: sheet(row('2025-01-03', '服务成本', '税费', { out: '1' })),
    })
    expect(uploaded.target).toBe('cashbook')
  })
})

describe('a row of the books', () => {
  it('is left out whole where it cannot stand, with the cell and the reason', async () => {
    expect(
      await problemsOf(
        row('2025-01-03', '服务成本', '税费', { in: '1', out: '1' }),
        row('2025-01-03', '服务成本', '税费', {}),
        row('2025-01-03', '服务成本', '税费', { in: '5' }),
        row('2025-01-03', '服务成本', '税费', { out: '-5' }),
        row('2025-01-03', '服务成本', '税费', { out: '五百' }),
        row('2025-01-03', '服务成本', '税费', { out: '0' }),
        row('2199-01-03', '服务成本', '税费', { out: '5' }),
        row('2025-01', '服务成本', '税费', { out: '5' }),
        row('2025-01-03', '小金库', '税费', { out: '5' }),
        row('2025-01-03', '服务成本', '招待', { out: '5' }),
        row('2025-01-03', '公共收益', '税费', { out: '5' }),
        row('2025-01-03', '服务成本', '设备维护', { out: '5' }, '3 号楼电梯大修'),
        row('2025-01-03', '服务成本', '设备维护', { out: '5' }, '3 号楼电梯保养'),
      ),
    ).toEqual([
      ['rejected', 'moneyOut BOTH_SIDES'],
      ['rejected', 'moneyIn NEITHER_SIDE'],
      ['rejected', 'moneyIn WRONG_SIDE'],
      ['rejected', 'moneyOut NEGATIVE'],
      ['rejected', 'moneyOut NOT_AN_AMOUNT'],
      ['rejected', 'moneyOut AMOUNT_ZERO'],
      ['rejected', 'entryDay DATE_AHEAD'],
      ['rejected', 'entryDay NOT_A_DATE'],
      ['rejected', 'fund NOT_CHOSEN'],
      ['rejected', 'account NOT_CHOSEN'],
      ['rejected', 'account OTHER_FUND'],
      ['rejected', 'summary MAINTENANCE_FUND'],
      'new',
    ])
  })

  it('is known again by its voucher, account, side, amount and day', async () => {
    const tax = row('2025-01-03', '服务成本', '税费', { out: '500' }, '一月', 'PZ1')
    await importAll(manager, sheet(tax))
    expect(
      await problemsOf(
        row('2025-01-03', '服务成本', '税费', { out: '500' }, '改了摘要', 'PZ1'),
        row('2025-01-03', '服务成本', '税费', { out: '501' }, '一月', 'PZ1'),
        row('2025-01-03', '服务成本', '税费', { out: '501' }, '二月', 'PZ1'),
        row('2025-01-04', '服务成本', '税费', { out: '500' }),
        row('2025-01-04', '服务成本', '税费', { out: '500' }, '另一笔'),
      ),
    ).toEqual(['same', 'new', ['rejected', 'voucher VOUCHER_TWICE'], 'new', 'new'])
  })

  it('of a closed month is refused, and stays when the import is undone', async () => {
    const { id } = await importAll(
      manager,
      sheet(
        row('2025-01-03', '服务成本', '税费', { out: '5' }),
        row('2025-02-03', '服务成本', '税费', { out: '5' }),
      ),
    )
    execute(`INSERT INTO closed_months VALUES ('2025-01', '2025-02-03T00:00:00.000Z', NULL)`)
    expect(await problemsOf(row('2025-01-09', '服务成本', '税费', { out: '7' }))).toEqual([
      ['rejected', 'entryDay MONTH_CLOSED'],
    ])
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ kept: 1 })
    expect(count(office, 'ledger_entries')).toBe(1)
    const kept = await manager.imports.kept({ id })
    expect(kept.rows).toMatchObject([{ table: 'ledger_entries', label: '2025-01-03 一笔' }])
  })

  it('of a month before the books began is refused once a later one is closed', async () => {
    execute(`INSERT INTO closed_months VALUES ('2025-01', '2025-02-03T00:00:00.000Z', NULL)`)
    expect(
      await problemsOf(
        row('2024-06-09', '服务成本', '税费', { out: '7' }),
        row('2024-12-31', '期初', '公共收益结余', { in: '61220' }, '上年结转'),
        row('2025-02-09', '服务成本', '税费', { out: '7' }),
      ),
    ).toEqual([['rejected', 'entryDay MONTH_CLOSED'], ['rejected', 'entryDay MONTH_CLOSED'], 'new'])
  })

  it('that a published sheet tells of is refused, and stays when its import is undone', async () => {
    const tax = row('2025-01-03', '服务成本', '税费', { out: '5' })
    const { id } = await importAll(manager, sheet(tax, row('2025-01-03', '公共收益', '停车', { in: '5' })))
    execute(`INSERT INTO disclosures (number, title, mode, from_month, until_month, state, origin, header, prepared_by,
      created_at, updated_at) VALUES ('GS-1', '公示', 'lump-sum', '2025-01', '2025-03', 'draft', 'ledger', '{}', 1, '', '')`)
    execute(`INSERT INTO disclosure_parts (disclosure_id, part, opening_fen, created_at, updated_at)
      SELECT id, 'service', 0, '', '' FROM disclosures`)
    execute(`UPDATE disclosures SET state = 'published', published_at = '2025-04-02T00:00:00.000Z'`)
    expect(
      await problemsOf(
        row('2025-03-31', '服务成本', '税费', { out: '7' }),
        row('2025-03-31', '公共收益', '停车', { in: '7' }),
        row('2025-04-01', '服务成本', '税费', { out: '7' }),
      ),
    ).toEqual([['rejected', 'entryDay MONTH_DISCLOSED'], 'new', 'new'])
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ kept: 1 })
    expect(counted('SELECT side FROM ledger_entries')).toEqual([['out']])
  })

  it('goes to the account somebody chose for a name nobody knew', async () => {
    const uploaded = await manager.imports.upload({
      file: sheet(row('2025-01-03', '服务成本', '招待', { out: '5' })),
    })
    const { id, mapping } = uploaded
    const account = (await manager.imports.values(uploaded)).find(({ field }) => field === 'account')!
    expect(account).toMatchObject({ creatable: false, keepable: false })
    const office_ = account.choices.find(({ name }) => name === '物业服务资金 / 办公费用')!
    const decisions = { ...(await knownDecisions(uploaded)), account: { 招待: { entry: office_.entry } } }
    await finish(manager.imports.check({ id, mapping, decisions }))
    await finish(manager.imports.apply({ id }))
    expect(counted('SELECT line FROM ledger_entries JOIN ledger_accounts a ON a.id = account_id')).toEqual([
      ['office'],
    ])
  })

  const knownDecisions = async (uploaded: Parameters<typeof decisionsFor>[1]) => {
    const { account: _, ...rest } = await decisionsFor(manager, uploaded)
    return rest
  }
})

describe('a balance carried over', () => {
  it('is changed only when somebody says so, and comes back when the import is undone', async () => {
    const opening = (amount: string) =>
      sheet(row('2024-12-31', '期初', '公共收益结余', { in: amount }, '上年结转'))
    await importAll(manager, opening('61220'))
    const { id, checked } = await uploadAndCheck(manager, opening('61330.5'))
    expect(checked.summary).toMatchObject({ counts: { changed: 1 }, undecided: 1 })
    await decideAll(manager, id)
    await finish(manager.imports.apply({ id }))
    const balance = () => counted('SELECT amount_fen FROM ledger_openings')
    expect(balance()).toEqual([[6_133_050]])
    await finish(manager.imports.undo({ id }))
    expect(balance()).toEqual([[6_122_000]])
  })

  it('may be below zero', async () => {
    await importAll(manager, sheet(row('2024-12-31', '期初', '物业服务费结余', { in: '-300' }, '上年结转')))
    expect(counted('SELECT fund, amount_fen FROM ledger_openings')).toEqual([['service', -30_000]])
  })
})
