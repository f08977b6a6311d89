import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sheetSums } from '../../../../shared/modules/disclosures/sums.ts'
import {
  accountOf,
  givenEntry,
  givenMiniLedger,
  givenOpening,
  givenSubmitted,
  posted,
  year2025,
} from '../../testing/disclosures.ts'
import { givenHouse } from '../../testing/houses.ts'
import { givenCharge, givenClosedMonth, givenFeeItem, givenStandard } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const create = (changes: Partial<Parameters<TestClient['disclosures']['create']>[0]> = {}) =>
  manager.disclosures.create({ parts: ['service', 'public'], mode: 'lump-sum', ...year2025, ...changes })
const wrong = async (id: number) =>
  (await manager.disclosures.checks({ id }))
    .filter(({ ok, level }) => !ok && level === 'error')
    .map(({ code, of }) => `${code} ${of}`)

describe('a draft out of the books', () => {
  it('has the figures of the ledger, worked out by hand', async () => {
    await givenMiniLedger(office)
    const { id, number } = await create()
    expect(number).toBe('GS-2026-001')
    const { content, facts, state, mine } = await manager.disclosures.get({ id })
    expect({ state, mine }).toEqual({ state: 'draft', mine: true })
    const [service, common] = sheetSums(content).parts
    // 1,000.00 + 8,500.00 − 7,500.00
    expect(service).toMatchObject({
      openingFen: 100_000,
      in: { nowFen: 850_000 },
      out: { nowFen: 750_000 },
      closingFen: 200_000,
    })
    // 6,000.00, 1,200.00 and 300.00 of 7,500.00.
    expect(
      service!.lines.filter(({ out }) => (out.share ?? 0) > 0).map(({ line, out }) => [line.line, out.share]),
    ).toEqual([
      ['staff', 8_000],
      ['cleaning', 1_600],
      ['tax', 400],
    ])
    expect(common).toMatchObject({ openingFen: 0, netFen: 80_000, closingFen: 80_000 })
    expect(common!.lines.map(({ line }) => line.name)).toEqual(['停车'])
    // All nine costs stand there, a remuneration only where one is due.
    expect(content.lines.filter(({ part }) => part === 'service').map(({ line }) => line)).toEqual([
      ...['fee', 'other-income', 'staff', 'facilities', 'cleaning', 'greening', 'security', 'office'],
      ...['depreciation', 'insurance', 'agreed', 'tax'],
    ])
    expect(facts.openings).toEqual([
      { part: 'service', amountFen: 100_000 },
      { part: 'public', amountFen: 0 },
    ])
    expect(facts.openMonths).toHaveLength(12)
    expect(await wrong(id)).toEqual([])
  })

  it('has the header of the archives and the charges', async () => {
    const house = await givenHouse(office, '3-2-501')
    const other = await givenHouse(office, '3-2-502')
    const item = await givenFeeItem(office)
    await givenStandard(office, item, 28_000, { house_kind: 'residential' })
    await givenStandard(office, item, 65_000, { house_kind: 'shop' })
    const parking = await givenFeeItem(office, '停车费', { kind: 'parking', basis: 'fixed' })
    // 100.00 + 100.00 − 20.00 + 50.00 owed; 100.00 + 30.00 paid of it.
    await givenCharge(office, house, '2025-01', 10_000, { paid_fen: 10_000 })
    await givenCharge(office, house, '2025-12', 10_000, { waived_fen: 2_000, paid_fen: 3_000 })
    await givenCharge(office, other, '2025-02', 5_000, { waived_fen: 5_000 })
    await givenCharge(office, other, '2025-03', 5_000, { voided_at: '2026-01-01T00:00:00.000Z' })
    // Others: of before, struck out, of another item, of a month to come.
    await givenCharge(office, house, '2024-12', 700, { paid_fen: 100 })
    await givenCharge(office, house, '2025-01', 9_999, { item_id: parking })
    await givenCharge(office, house, '2026-12', 800, { paid_fen: 300 })
    await office.core.services.database.kysely
      .insertInto('fee_advances')
      .values({ house_id: other, amount_fen: 40 })
      .execute()
    const { id } = await create()
    const { content, facts } = await manager.disclosures.get({ id })
    expect(content.header).toEqual({
      project: '青龙园',
      areaHundredths: null,
      households: '2 户',
      standards: '住宅 2.80，商铺 6.50 元/㎡·月',
      receivableFen: 18_000,
      receivedFen: 13_000,
      arrearsFen: 600,
      advanceFen: 340,
      // 130 of 180, and one of two houses owes something.
      rate: 7_222,
      houseRate: 5_000,
      contact: '青龙园客户服务中心　010-8888 0000，7 日内书面答复',
    })
    expect(facts).toMatchObject({
      receivableFen: 18_000,
      receivedFen: 13_000,
      arrearsFen: 600,
      advanceFen: 340,
    })
    // The collection rates tell the same.
    expect(await manager.fees.rates({ ...year2025, itemId: item })).toMatchObject({
      all: { dueFen: 18_000, paidFen: 13_000, rate: 7_222 },
      houses: { rate: 5_000 },
      before: { openFen: 600 },
    })
    const { id: only } = await create({ parts: ['public'] })
    expect((await manager.disclosures.get({ id: only })).content.header).toMatchObject({
      receivableFen: null,
      rate: null,
    })
  })

  it('says what was charged where no standard is on record, as after an import', async () => {
    const home = await givenHouse(office, '3-2-501')
    const shop = await givenHouse(office, '9-1-101')
    await office.core.services.database.kysely
      .updateTable('houses')
      .set({ kind: 'shop' })
      .where('id', '=', shop)
      .execute()
    await givenFeeItem(office)
    await givenCharge(office, home, '2025-11', 24_962, { price_e4: 27_000 })
    await givenCharge(office, home, '2025-12', 24_962, { price_e4: 28_000 })
    await givenCharge(office, shop, '2025-12', 56_043, { price_e4: 65_000 })
    const { id } = await create()
    const { content } = await manager.disclosures.get({ id })
    expect(content.header.standards).toBe('住宅 2.80，商铺 6.50 元/㎡·月')
  })

  it('compares with as many months before, and has the budget and the closing of the last sheet', async () => {
    await givenMiniLedger(office)
    const first = await givenSubmitted(manager)
    const second = await office.signIn(manager, 'zhoumin', ['manager'])
    await second.disclosures.publish({ ...first, ...posted })
    await givenEntry(office, ['service', 'staff', 'out', 5_000], '2026-10-31')
    const { id } = await create({ parts: ['service'], fromMonth: '2026-01', untilMonth: '2026-12' })
    const { content, facts } = await manager.disclosures.get({ id })
    const staff = content.lines.find(({ line }) => line === 'staff')
    expect(staff).toMatchObject({ outFen: 12_000, previousOutFen: 600_000, budgetFen: null, inFen: null })
    const { checkCode } = await manager.disclosures.get({ id: first.id })
    expect(content.parts).toMatchObject([
      { openingFen: 200_000, carriedFrom: first.id, openingNote: `承上期公示，校验码 ${checkCode}` },
    ])
    expect(facts.carried).toMatchObject([
      { number: first.number, untilMonth: '2025-12', closingFen: 200_000 },
    ])
    expect(await wrong(id)).toEqual([])
  })

  it('is refused for a period that ends before it begins', async () => {
    expect(await refusal(create({ untilMonth: '2024-12' }))).toBe('INVALID_INPUT untilMonth')
    expect(await refusal(create({ parts: ['service', 'service'] }))).toBe('INVALID_INPUT parts')
    expect((await manager.disclosures.list({})).total).toBe(0)
    expect((await create()).number).toBe('GS-2026-001')
  })
})

describe('editing a draft', () => {
  it('writes the whole of it, and only what a sheet can be', async () => {
    await givenMiniLedger(office)
    const { id, version } = await create()
    const { content } = await manager.disclosures.get({ id })
    const save = (changes: object, at = version) =>
      manager.disclosures.save({ id, version: at, content: { ...content, ...changes } })
    const line = (changes: object) => ({ lines: [{ ...content.lines[0]!, ...changes }] })
    expect(await refusal(save({ parts: [content.parts[0], content.parts[0]] }))).toBe(
      'INVALID_INPUT content.parts',
    )
    expect(await refusal(save(line({ part: 'deposit', line: 'decoration' })))).toBe(
      'INVALID_INPUT content.lines.0.part',
    )
    expect(await refusal(save(line({ line: 'parking' })))).toBe('INVALID_INPUT content.lines.0.line')
    const parking = await accountOf(office, 'public', 'parking')
    expect(await refusal(save(line({ accountId: parking })))).toBe('NOT_FOUND content.lines.0.accountId')
    expect(await refusal(save({ untilMonth: '2024-01' }))).toBe('INVALID_INPUT content.untilMonth')
    expect(await refusal(save({}, version + 1))).toBe('CONFLICT')
    const lines = content.lines.map((each) =>
      each.line === 'staff' ? { ...each, outFen: 600_001, note: '社保' } : each,
    )
    const saved = await save({ title: '2025 年公示', lines, notes: '按季公示' })
    const { content: now } = await manager.disclosures.get({ id })
    expect(now).toMatchObject({ title: '2025 年公示', notes: '按季公示' })
    expect(now.lines).toEqual(lines)
    expect(await wrong(id)).toEqual(['LEDGER 管理服务人员费用'])
    expect(await refusal(manager.disclosures.submit(saved))).toBe('SHEET_UNBALANCED')
  })

  it('takes the figures anew and leaves what was written by hand', async () => {
    await givenMiniLedger(office)
    const { id, version } = await create({ parts: ['service'] })
    const { content } = await manager.disclosures.get({ id })
    const own = { ...content.lines[2]!, name: '其中：社保', outFen: 200_000, note: '五险' }
    const lines = content.lines
      .map((line) =>
        line.line === 'staff' ? { ...line, budgetFen: 650_000, outFen: 400_000, note: '十二个月' } : line,
      )
      .concat(own)
    const saved = await manager.disclosures.save({ id, version, content: { ...content, lines } })
    expect(await wrong(id)).toEqual([])
    await givenEntry(office, ['service', 'staff', 'out', 1_000])
    await givenEntry(office, ['service', 'remuneration', 'out', 3])
    await givenOpening(office, 'public', '2024-12-31', 5)
    expect(await wrong(id)).toEqual(['LEDGER 物业服务酬金', 'LEDGER 管理服务人员费用'])
    await manager.disclosures.refresh(saved)
    const { content: now } = await manager.disclosures.get({ id })
    const staff = now.lines.filter(({ accountId }) => accountId === own.accountId)
    expect(staff).toMatchObject([
      { outFen: 401_000, budgetFen: 650_000, note: '十二个月' },
      { name: '其中：社保', outFen: 200_000, note: '五险' },
    ])
    expect(now.lines.at(-1)).toMatchObject({ name: '物业服务酬金', outFen: 3, inFen: null })
    expect(now.parts).toHaveLength(1)
  })

  it('is given up with a reason, and its number with it', async () => {
    const draft = await create()
    await manager.disclosures.discard({ ...draft, reason: '重复' })
    expect((await manager.disclosures.list({})).total).toBe(0)
    expect((await manager.disclosures.list({ state: 'discarded' })).rows).toMatchObject([
      { number: draft.number },
    ])
    expect((await create()).number).toBe('GS-2026-002')
    expect(
      await refusal(manager.disclosures.discard({ id: draft.id, version: draft.version + 1, reason: '再' })),
    ).toBe('NOT_ALLOWED_NOW')
  })

  it('asks for closed months with a warning only', async () => {
    await givenMiniLedger(office)
    await givenClosedMonth(office, '2025-01')
    const { id } = await create({ fromMonth: '2025-01', untilMonth: '2025-02' })
    const open = (await manager.disclosures.checks({ id })).find(
      ({ code, of }) => code === 'PERIOD' && of !== '',
    )
    expect(open).toMatchObject({ level: 'warning', ok: false, of: '2025-02' })
  })
})
