import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Theme } from '../../../../../shared/modules/surveys/terms.ts'
import { givenHouse } from '../../../testing/houses.ts'
import { givenCharge } from '../../../testing/money.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenResponse, givenWave, type GivenWave } from '../../../testing/surveys.ts'
import { deskOf, givenImportedTicket, registration } from '../../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const results = () => manager.surveys.results

async function houses(...rooms: string[]): Promise<number[]> {
  const ids: number[] = []
  for (const room of rooms) ids.push(await givenHouse(office, room))
  return ids
}

let number = 0
const answer = (
  wave: GivenWave,
  overall: number,
  houseId: number | null,
  more: Partial<Record<Theme, number>> = {},
) => givenResponse(office, wave, { satisfaction: { overall, ...more } }, { number: `WJ${++number}`, houseId })

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error as { code: string; data: { field?: string } },
  )

describe('two waves', () => {
  // Every interval here: scipy.stats, ttest_ind(equal_var=False).confidence_interval and t.interval.
  it('are compared, and the same households with themselves', async () => {
    const before = await givenWave(office, { code: '2025-11', fromDay: '2025-11-01', untilDay: '2025-11-30' })
    const now = await givenWave(office, { followsId: before.id })
    const homes = await houses('1-1-101', '1-1-102', '1-1-103', '1-1-104', '1-1-105', '1-1-106')
    const was = [3, 3, 4, 2, 3, 3]
    const is = [4, 4, 5, 3, 4, 5]
    for (const [at, home] of homes.entries()) {
      await answer(before, was[at]!, home)
      // Somebody without a house counts among all and is no pair.
      await answer(now, is[at]!, at === 5 ? null : home, { safety: 4 })
    }
    const change = await results().change({ waveId: now.id, beforeId: before.id })
    expect(change).toMatchObject({ used: 6, pairs: 5, before: { id: before.id, code: '2025-11', used: 6 } })
    const whole = change.rows.find(({ theme }) => theme === 'overall')!
    expect(whole.before).toMatchObject({ n: 6, value: 3 })
    expect(whole.now.value).toBeCloseTo(25 / 6, 12)
    expect(whole.change).toMatchObject({ n: 12 })
    expect(whole.change.value).toBeCloseTo(7 / 6, 12)
    expect(whole.change.low).toBeCloseTo(0.268705, 6)
    expect(whole.change.high).toBeCloseTo(2.064628, 6)
    // Each of the five is one better: no difference between them, so no interval either.
    expect(whole.paired).toEqual({ n: 5, value: 1, low: null, high: null })
    // Nobody rated it then: there is nothing to compare with.
    const safety = change.rows.find(({ theme }) => theme === 'safety')!
    expect(safety).toMatchObject({
      before: { n: 0, value: null },
      now: { n: 6, value: 4 },
      change: { n: 0, value: null },
      paired: { n: 0, value: null },
    })
  })
})

describe('complaints', () => {
  it('set households with one in the year against the others, and late handling against timely', async () => {
    const wave = await givenWave(office)
    const desk = await deskOf(manager)
    const complained = await houses('1-1-101', '1-1-102', '1-1-103', '1-1-104', '1-1-105')
    const others = await houses('2-1-101', '2-1-102', '2-1-103', '2-1-104', '2-1-105', '2-1-106')
    const ticket = (houseId: number, changes: Parameters<typeof givenImportedTicket>[2]) =>
      givenImportedTicket(office, desk, { number: `TS${++number}`, house_id: houseId, ...changes })
    for (const [at, home] of complained.entries()) {
      await ticket(home, { received_at: '2026-03-01T01:00:00.000Z', recorded_timely: at < 3 ? 1 : 0 })
      await answer(wave, [2, 1, 3, 2, 2][at]!, home)
    }
    // A day too early, a repair, and one struck out: none of them complained.
    await ticket(others[0]!, { received_at: '2025-11-30T15:59:59.000Z' })
    await ticket(others[1]!, { received_at: '2026-03-01T01:00:00.000Z', kind: 'repair' })
    await ticket(others[2]!, { received_at: '2026-03-01T01:00:00.000Z', state: 'void' })
    for (const [at, home] of others.entries()) await answer(wave, [4, 5, 4, 3, 4, 5][at]!, home)
    await answer(wave, 1, null)
    const found = await results().complaints({ waveId: wave.id })
    expect(found).toMatchObject({ from: '2025-12-01', until: '2026-11-30', unknown: 1 })
    const whole = found.any.find(({ theme }) => theme === 'overall')!
    expect(whole.first).toMatchObject({ n: 5, value: 2 })
    expect(whole.second.value).toBeCloseTo(25 / 6, 12)
    expect(whole.difference.value).toBeCloseTo(-13 / 6, 12)
    expect(whole.difference.low).toBeCloseTo(-3.167196, 6)
    expect(whole.difference.high).toBeCloseTo(-1.166137, 6)
    // Three in time and two late are too few to be told.
    expect(found.timely.find(({ theme }) => theme === 'overall')).toMatchObject({
      first: { n: 3, value: null },
      second: { n: 2, value: null },
      difference: { n: 2, value: null },
    })
  })

  it('become late as time passes, although nothing was written', async () => {
    const wave = await givenWave(office)
    const desk = await deskOf(manager)
    const homes = await houses('1-1-101', '1-1-102', '1-1-103', '1-1-104', '1-1-105')
    for (const home of homes) {
      await manager.tickets.register(registration(desk, { houseId: home }))
      await answer(wave, 3, home)
    }
    const late = async () =>
      (await results().complaints({ waveId: wave.id })).timely.find(({ theme }) => theme === 'overall')!
        .second
    expect(await late()).toMatchObject({ n: 0 })
    office.clock.advance(20 * 24 * 3_600_000)
    const again = await office.logIn()
    expect(
      (await again.surveys.results.complaints({ waveId: wave.id })).timely.find(
        ({ theme }) => theme === 'overall',
      )!.second,
    ).toMatchObject({ n: 5, value: 3 })
  })
})

describe('the collection rate', () => {
  it('stands beside the satisfaction of each building', async () => {
    const wave = await givenWave(office)
    const satisfied = [5, 3, 4, 2, 4]
    const paid = [100, 50, 75, 25, 80]
    for (let building = 1; building <= 5; building++)
      for (let room = 1; room <= 5; room++) {
        const [home] = await houses(`${building}-1-10${room}`)
        // The last one a little less, so that no two buildings are the same.
        await answer(wave, satisfied[building - 1]! - (building === 5 && room === 1 ? 1 : 0), home!)
        await givenCharge(office, home!, '2026-05', 10_000, { paid_fen: paid[building - 1]! * 100 })
        await givenCharge(office, home!, '2025-11', 90_000)
      }
    const [lonely] = await houses('6-1-101')
    await answer(wave, 1, lonely!)
    // Without these the whole less the five buildings would be the sixth's one answer.
    for (let at = 0; at < 4; at++) await answer(wave, 1, null)
    const found = await results().collection({ waveId: wave.id })
    expect(found).toMatchObject({ from: '2025-12-01', until: '2026-11-30' })
    expect(
      found.rows.map(({ building, overall: { n, value }, collected }) => [building, n, value, collected]),
    ).toEqual([
      ['1', 5, 5, 1],
      ['2', 5, 3, 0.5],
      ['3', 5, 4, 0.75],
      ['4', 5, 2, 0.25],
      ['5', 5, 3.8, 0.8],
      ['6', 1, null, null],
    ])
    // Ranks 5 2 4 1 3 and 5 2 3 1 4: ρ = 1 − 6 · 2 ÷ (5 · 24).
    expect(found.spearman).toMatchObject({ n: 5 })
    expect(found.spearman.value).toBeCloseTo(0.9, 12)
  })
})

describe('what covers a group of fewer than five', () => {
  it('is not shown either, of households that complained and of buildings', async () => {
    const wave = await givenWave(office)
    const desk = await deskOf(manager)
    const few = await houses('1-1-101', '1-1-102', '1-1-103')
    const others = await houses('2-1-101', '2-1-102', '2-1-103', '2-1-104', '2-1-105', '2-1-106')
    for (const home of few) {
      await givenImportedTicket(office, desk, {
        number: `TS${++number}`,
        house_id: home,
        received_at: '2026-03-01T01:00:00.000Z',
      })
      await answer(wave, 1, home)
    }
    for (const home of others) await answer(wave, 4, home)
    const { any } = await results().complaints({ waveId: wave.id })
    expect(any.find(({ theme }) => theme === 'overall')).toMatchObject({
      first: { n: 3, value: null },
      second: { n: 6, value: null },
      difference: { value: null },
    })
    const { rows } = await results().collection({ waveId: wave.id })
    expect(rows.map(({ overall: { n, value } }) => [n, value])).toEqual([
      [3, null],
      [6, null],
    ])
  })
})

describe('an answer that is there already', () => {
  it('is handed out again until something of the wave changes', async () => {
    const wave = await givenWave(office)
    for (let at = 0; at < 6; at++) await answer(wave, 4, null)
    const first = await results().of({ waveId: wave.id })
    office.clock.advance(60_000)
    // Something else is written.
    await manager.fees.items.create({ name: '另收', kind: 'other', basis: 'single' })
    expect((await results().of({ waveId: wave.id })).at).toBe(first.at)
    await answer(wave, 1, null)
    const second = await results().of({ waveId: wave.id })
    expect(second.at).not.toBe(first.at)
    expect(second.overall!.mean).toMatchObject({ n: 7 })
    expect(second.overall!.mean.value).toBeCloseTo(25 / 7, 12)
  })

  it('is computed once for all who ask together, and each setting for itself', async () => {
    const wave = await givenWave(office)
    for (let at = 0; at < 6; at++) await answer(wave, 3, null)
    const ask = (basicCounts: boolean) =>
      results().of({ waveId: wave.id, settings: { conversion: 'times-20', basicCounts } })
    const [one, other, strict] = await Promise.all([ask(true), ask(true), ask(false)])
    expect(one).toEqual(other)
    expect([one.overall!.rate.value, strict.overall!.rate.value]).toEqual([1, 0])
  })

  it('says which wave there is not', async () => {
    const wave = await givenWave(office)
    expect(await failure(results().of({ waveId: 99 }))).toMatchObject({
      code: 'NOT_FOUND',
      data: { field: 'waveId' },
    })
    expect(await failure(results().change({ waveId: wave.id, beforeId: 99 }))).toMatchObject({
      code: 'NOT_FOUND',
      data: { field: 'beforeId' },
    })
  })
})

describe('the words of the report', () => {
  it('are kept with the wave, by version, and only by a manager', async () => {
    const wave = await givenWave(office)
    const empty = await results().report.get({ waveId: wave.id })
    expect(empty).toEqual({
      summary: '',
      causes: '',
      measures: '',
      preparedBy: '',
      reviewedBy: '',
      version: 1,
    })
    const written = await results().report.save({
      id: wave.id,
      version: empty.version,
      summary: '总体满意度上升。',
      preparedBy: '李静',
    })
    expect(await results().report.get({ waveId: wave.id })).toEqual({
      ...empty,
      summary: '总体满意度上升。',
      preparedBy: '李静',
      version: written.version,
    })
    expect(await failure(results().report.save({ id: wave.id, version: empty.version }))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await failure(results().report.get({ waveId: 99 }))).toMatchObject({ code: 'NOT_FOUND' })
    const clerk = await office.signIn(manager, 'zhouqian', ['clerk'])
    expect(
      await failure(clerk.surveys.results.report.save({ id: wave.id, version: written.version })),
    ).toMatchObject({ code: 'NOT_PERMITTED' })
  })
})
