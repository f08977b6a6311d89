import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { basisPoints } from '../../../../../shared/money/fen.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenHouse } from '../../../testing/houses.ts'
import { count, csv, decideAll, finish, fixture, importAll, uploadAndCheck } from '../testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const counted = (sql: string): unknown[][] =>
  office.core.services.database.raw.prepare(sql).raw().all() as unknown[][]
const execute = (sql: string) => office.core.services.database.raw.prepare(sql).run()
const moneyTables = ['fee_items', 'charges', 'waivers', 'payments', 'payment_lines', 'fee_advances']
const money = () => moneyTables.map((table) => counted(`SELECT * FROM ${table} ORDER BY 1`))

/**
 * What the workbook holds, counted apart from this program: by a script in Python that reads the sheet's XML with zipfile and
 * xml.etree and adds up fen as integers.
 */
const facts = {
  rows: 6100,
  houses: 610,
  dueFen: 192_852_840,
  paidFen: 164_317_026,
  receipts: 5200,
  partly: 50,
  kinds: { residential: [5740, 176_576_750, 150_120_303], shop: [360, 16_276_090, 14_196_723] },
  months: {
    '2025-01': 17_391_613,
    '2025-02': 17_411_955,
    '2025-03': 17_468_888,
    '2025-04': 17_466_617,
    '2025-05': 17_421_253,
    '2025-06': 16_317_910,
    '2025-07': 16_436_525,
    '2025-08': 16_368_016,
    '2025-09': 14_615_481,
    '2025-10': 13_418_768,
  },
  methods: { wechat: 2301, debit: 1283, alipay: 912, cash: 442, card: 262 },
}

const header = '房号,业主,收费项目,所属期,单价,面积,应收金额,实收金额,收款日期,收款方式,票据号'.split(',')
const row = (
  room: string,
  month: string,
  due: string,
  paid = '',
  { on = '2025-03-12', method = '微信', receipt = '', item = '物业服务费', price = '', area = '' } = {},
) =>
  paid === ''
    ? [room, '示例', item, month, price, area, due, '', '', '', '']
    : [room, '示例', item, month, price, area, due, paid, on, method, receipt]
const sheet = (...rows: string[][]) => csv([header, ...rows], 'money.csv')

async function problemsOf(...rows: string[][]): Promise<(string | [string, string])[]> {
  const { id } = await uploadAndCheck(manager, sheet(...rows))
  const checked = await manager.imports.rows({ id, size: 100 })
  return checked.rows.map(({ outcome, problems }) =>
    problems[0] ? [outcome, `${problems[0].field} ${problems[0].reason}`] : outcome,
  )
}

describe('ten months of charges of a whole community', () => {
  it('is recognised and comes in to the fen, is the same when it comes again, and goes without a trace', async () => {
    await importAll(manager, fixture('01-register.xlsx'))
    const before = money()
    const { id, uploaded, checked } = await uploadAndCheck(manager, fixture('04-money.xlsx'))
    expect(uploaded).toMatchObject({ target: 'charges', sheetIndex: 0, headerRow: 1 })
    expect(Object.keys(uploaded.mapping)).toHaveLength(11)
    expect(checked.summary).toMatchObject({
      counts: { new: facts.rows, changed: 0, same: 0, rejected: 0 },
      doubles: 0,
      problems: 0,
      undecided: 0,
      skipped: 0,
    })
    await finish(manager.imports.apply({ id }))

    expect(
      counted('SELECT count(*), count(DISTINCT house_id), sum(amount_fen), sum(paid_fen) FROM charges'),
    ).toEqual([[facts.rows, facts.houses, facts.dueFen, facts.paidFen]])
    expect(basisPoints(facts.paidFen, facts.dueFen)).toBe(8520)
    expect(
      Object.fromEntries(
        counted(
          `SELECT kind, count(*), sum(amount_fen), sum(paid_fen) FROM charges JOIN houses h ON h.id = house_id GROUP BY 1`,
        ).map(([kind, ...sums]) => [kind, sums]),
      ),
    ).toEqual(facts.kinds)
    expect(Object.fromEntries(counted('SELECT month, sum(paid_fen) FROM charges GROUP BY 1'))).toEqual(
      facts.months,
    )
    expect(counted('SELECT count(*), count(DISTINCT number), sum(amount_fen) FROM payments')).toEqual([
      [facts.receipts, facts.receipts, facts.paidFen],
    ])
    expect(Object.fromEntries(counted('SELECT method, count(*) FROM payments GROUP BY 1'))).toEqual(
      facts.methods,
    )
    expect(count(office, 'charges', 'paid_fen > 0 AND paid_fen < amount_fen')).toBe(facts.partly)
    expect(
      count(
        office,
        'charges c',
        'paid_fen <> (SELECT coalesce(sum(l.amount_fen), 0) FROM payment_lines l WHERE l.charge_id = c.id)',
      ),
    ).toBe(0)
    // The first row of the sheet, with its receipt.
    expect(
      counted(
        `SELECT room, item.name, month, price_e4, quantity_hundredths, c.amount_fen, number, method, paid_on, payer, due_on
         FROM payment_lines l JOIN charges c ON c.id = charge_id JOIN payments p ON p.id = payment_id
         JOIN houses h ON h.id = c.house_id JOIN fee_items item ON item.id = item_id WHERE number = 'SJ001036'`,
      ),
    ).toEqual([
      [
        '101',
        '物业服务费',
        '2025-01',
        28_000,
        8915,
        24_962,
        'SJ001036',
        'wechat',
        '2025-03-12',
        '夏佳娜',
        '2025-01-31',
      ],
    ])

    const again = await uploadAndCheck(manager, fixture('04-money.xlsx'))
    expect(again.checked.summary!.counts).toEqual({ new: 0, changed: 0, same: facts.rows, rejected: 0 })
    expect(count(office, 'import_journal', `import_id = ${id}`)).toBe(0)

    const undone = await finish(manager.imports.undo({ id }))
    expect(undone).toMatchObject({ state: 'undone', kept: 0 })
    expect(money()).toEqual(before)
  }, 120_000)
})

describe('a row about money', () => {
  beforeEach(async () => {
    await givenHouse(office, '3-2-501')
    await givenHouse(office, '3-2-502')
  })

  it('is left out whole where its amounts cannot be read, with the cell and the reason', async () => {
    expect(
      await problemsOf(
        row('3-2-501', '2025-01', '二百四十九'),
        row('3-2-501', '2025-02', '-249.62'),
        row('3-2-501', '2025-03', '249.625'),
        row('3-2-501', '2025-04', '900000000'),
        row('3-2-501', '2025-05', ''),
        row('3-2-501', '2025-06', '100', '100.01'),
        row('3-2-501', '2025-07', '100', '欠'),
        row('3-2-501', '2025年八月', '100'),
        row('3-2-501', '2025-09', '100', '100', { on: '2199-01-01' }),
        row('3-2-501', '2025-10', '100', '100', { method: '' }),
        row('9-9-999', '2025-11', '100'),
        row('3-2-501', '2025-12', '"￥1,249.60元"', '249.60'),
      ),
    ).toEqual([
      ['rejected', 'amount NOT_AN_AMOUNT'],
      ['rejected', 'amount NEGATIVE'],
      ['rejected', 'amount TOO_MANY_DECIMALS'],
      ['rejected', 'amount TOO_LARGE'],
      ['rejected', 'amount MISSING'],
      ['rejected', 'paid PAID_BEYOND'],
      ['rejected', 'paid NOT_AN_AMOUNT'],
      ['rejected', 'chargedMonth NOT_A_MONTH'],
      ['rejected', 'paidOn DATE_AHEAD'],
      ['rejected', 'payMethod MISSING'],
      ['rejected', 'house HOUSE_NEEDED'],
      'new',
    ])
  })

  it('may differ from price times area, which is said and taken all the same', async () => {
    expect(
      await problemsOf(
        row('3-2-501', '2025-01', '249.62', '', { price: '2.80', area: '89.15' }),
        row('3-2-501', '2025-02', '250.00', '', { price: '2.80', area: '89.15' }),
      ),
    ).toEqual(['new', ['new', 'amount PRICE_TIMES_AREA']])
  })

  it('may share its receipt with other months of the house, and with nothing else', async () => {
    const file = sheet(
      row('3-2-501', '2025-01', '100', '100', { receipt: 'SJ1' }),
      row('3-2-501', '2025-02', '100', '80', { receipt: 'SJ1' }),
      row('3-2-502', '2025-01', '100', '100', { receipt: 'SJ1' }),
      row('3-2-501', '2025-03', '100', '100', { receipt: 'SJ1', method: '现金' }),
      row('3-2-501', '2025-02', '100', '100', { receipt: 'SJ2' }),
    )
    const { id, checked } = await importAll(manager, file)
    expect(checked.summary!.counts).toEqual({ new: 2, changed: 0, same: 0, rejected: 3 })
    const reasons = (await manager.imports.rows({ id, problemsOnly: true })).rows.map(
      ({ problems }) => problems[0]!.reason,
    )
    expect(reasons).toEqual(['RECEIPT_TWICE', 'RECEIPT_TWICE', 'CHARGE_TWICE'])
    expect(
      counted(
        'SELECT number, p.amount_fen, l.amount_fen FROM payments p JOIN payment_lines l ON payment_id = p.id ORDER BY l.id',
      ),
    ).toEqual([
      ['SJ1', 18_000, 10_000],
      ['SJ1', 18_000, 8000],
    ])
    expect(
      await problemsOf(
        row('3-2-501', '2025-01', '100', '100', { receipt: 'SJ1' }),
        row('3-2-502', '2025-04', '100', '100', { receipt: 'SJ1' }),
        row('3-2-501', '2025-05', '100', '100', { receipt: 'SJ1' }),
      ),
    ).toEqual(['same', ['rejected', 'receipt RECEIPT_TWICE'], ['rejected', 'receipt RECEIPT_TAKEN']])
  })

  it('of a closed month is refused unless it says what is there', async () => {
    await importAll(manager, sheet(row('3-2-501', '2025-01', '100')))
    execute(`INSERT INTO closed_months VALUES ('2025-01', '2025-02-03T00:00:00.000Z', NULL)`)
    expect(
      await problemsOf(
        row('3-2-501', '2025-01', '100'),
        row('3-2-502', '2025-01', '100'),
        row('3-2-501', '2025-02', '100', '100', { on: '2025-01-05' }),
      ),
    ).toEqual(['same', ['rejected', 'chargedMonth MONTH_CLOSED'], ['rejected', 'paidOn MONTH_CLOSED']])
  })

  it('makes an item nobody had, which goes again with the import', async () => {
    const before = money()
    const { id } = await importAll(
      manager,
      sheet(row('3-2-501', '2025-01', '60', '', { item: '地面停车费' }), row('3-2-502', '2025-01', '60')),
    )
    expect(counted(`SELECT kind, basis FROM fee_items WHERE name = '地面停车费'`)).toEqual([
      ['parking', 'single'],
    ])
    await finish(manager.imports.undo({ id }))
    expect(money()).toEqual(before)
  })
})

describe('a charge that is there', () => {
  beforeEach(async () => {
    await givenHouse(office, '3-2-501')
  })
  const charge = () => counted('SELECT amount_fen, paid_fen, waived_fen FROM charges')

  it('gets its payment, and another amount only when somebody says so; undoing gives back what was', async () => {
    const first = await importAll(manager, sheet(row('3-2-501', '2025-01', '100')))
    const unpaid = money()
    const { id, checked } = await uploadAndCheck(
      manager,
      sheet(row('3-2-501', '2025-01', '120', '90', { receipt: 'SJ7' })),
    )
    expect(checked.summary).toMatchObject({ counts: { changed: 1 }, undecided: 1 })
    await decideAll(manager, id)
    await finish(manager.imports.apply({ id }))
    expect(charge()).toEqual([[12_000, 9000, 0]])
    await finish(manager.imports.undo({ id }))
    expect(charge()).toEqual([[10_000, 0, 0]])
    expect(money().map((rows) => rows.length)).toEqual(unpaid.map((rows) => rows.length))
    // Whoever made it can still take it back.
    expect(await finish(manager.imports.undo({ id: first.id }))).toMatchObject({ kept: 0 })
    expect(charge()).toEqual([])
  })

  it('is never written over once it was paid', async () => {
    await importAll(manager, sheet(row('3-2-501', '2025-01', '100', '60', { receipt: 'SJ1' })))
    expect(await problemsOf(row('3-2-501', '2025-01', '120', '60', { receipt: 'SJ1' }))).toEqual([
      ['same', 'amount PAID_ALREADY'],
    ])
    expect(await problemsOf(row('3-2-501', '2025-01', '100', '90', { receipt: 'SJ9' }))).toEqual([
      ['same', 'paid PAID_OTHERWISE'],
    ])
  })

  it('stays when it was used since, with all that its receipt paid for, and is listed', async () => {
    const { id } = await importAll(
      manager,
      sheet(
        row('3-2-501', '2025-01', '100', '60', { receipt: 'SJ1' }),
        row('3-2-501', '2025-02', '100', '100', { receipt: 'SJ1' }),
        row('3-2-501', '2025-03', '100', '100', { receipt: 'SJ2' }),
        row('3-2-501', '2025-04', '100'),
      ),
    )
    execute(`UPDATE charges SET waived_fen = 1000, version = 2 WHERE month = '2025-01'`)
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ state: 'undone', kept: 2 })
    expect(counted('SELECT month, paid_fen FROM charges ORDER BY month')).toEqual([
      ['2025-01', 6000],
      ['2025-02', 10_000],
    ])
    expect(counted('SELECT number, amount_fen FROM payments')).toEqual([['SJ1', 16_000]])
    const kept = await manager.imports.kept({ id })
    expect(kept.total).toBe(2)
    expect(kept.rows.map(({ label }) => label)).toContain('3-2-501 物业服务费 2025-01')
  })

  it('stays when its month was closed since', async () => {
    const { id } = await importAll(
      manager,
      sheet(row('3-2-501', '2025-01', '100'), row('3-2-501', '2025-02', '100')),
    )
    execute(`INSERT INTO closed_months VALUES ('2025-01', '2025-02-03T00:00:00.000Z', NULL)`)
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ kept: 1 })
    expect(counted('SELECT month FROM charges')).toEqual([['2025-01']])
  })
})

describe('an import of charges that is cut off', () => {
  const many = () =>
    sheet(
      ...Array.from({ length: 24 }, (_, house) =>
        Array.from({ length: 12 }, (__, index) =>
          row(`3-2-${house + 1}01`, `2025-${String(index + 1).padStart(2, '0')}`, '100', '60', {
            receipt: `SJ${house}-${index % 6}`,
          }),
        ),
      ).flat(),
    )
  beforeEach(async () => {
    for (let house = 1; house <= 24; house++) await givenHouse(office, `3-2-${house}01`)
  })

  it('leaves nothing when the program stops while it is written, or while it is undone', async () => {
    const before = money()
    const { id } = await uploadAndCheck(manager, many())
    const stream = await manager.imports.apply({ id })
    await stream.next()
    expect(count(office, 'charges')).toBeGreaterThan(0)
    await office.restart()
    expect(money()).toEqual(before)
    manager = await office.logIn()
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'charges')).toBe(288)
    const undoing = await manager.imports.undo({ id })
    await undoing.next()
    await office.restart()
    expect(money()).toEqual(before)
  })

  it('leaves nothing when somebody stops it', async () => {
    const before = money()
    const { id } = await uploadAndCheck(manager, many())
    const stream = await manager.imports.apply({ id })
    await stream.next()
    await stream.return(undefined)
    await expect.poll(async () => (await manager.imports.list({}))[0]!.state).toBe('withdrawn')
    expect(money()).toEqual(before)
  })
})
