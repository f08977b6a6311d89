import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { lastDay } from '../../shared/modules/reports/month.ts'
import { Console, hostName } from './console.ts'
import { keepPicture } from './every-page.ts'
import { pagesOf, textOf } from './paper.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, goTo } from './steps.ts'

const months = ['2026-01', '2026-02', '2026-03']
const key = (name: string) => `pictures-${name}`

/**
 * Two buildings of 24 and 22 doors that owe 100.00 for each of three months. In building 3 the houses 0–11 have paid all of it, 12–17
 * the first month and half of the next, the rest nothing; in building 5 everybody has paid all but the last month. By hand:
 *
 * - due: 46 houses × 300 = 13,800.00
 * - received: 12 × 300 + 6 × 150 + 22 × 200 = 3,600 + 900 + 4,400 = 8,900.00, that is 64.49 %; by house 12 of 46, 26.09 %
 * - building 3: 4,500 of 7,200, 62.50 %; building 5: 4,400 of 6,600, 66.67 %
 * - January: 12 + 6 + 22 = 40 of 46 houses, 86.96 %
 */
async function money(client: TestClient): Promise<void> {
  const [community] = await client.office.communities()
  const building = (name: string, units: string[], floorTo: number) =>
    client.houses.generate({
      communityId: community!.id,
      building: name,
      units,
      floorFrom: 1,
      floorTo,
      doors: 2,
    })
  await building('3', ['1', '2'], 6)
  await building('5', ['1'], 11)
  const item = (await client.fees.items.list({})).find(({ kind }) => kind === 'service')!
  for (const { buildingId, building: name } of await client.houses.tree()) {
    const { rows } = await client.houses.list({ buildingId, size: 200 })
    for (const [index, { id: houseId }] of rows.entries()) {
      const charges: number[] = []
      for (const month of months) {
        const owed = { houseId, itemId: item.id, month, amountFen: 10_000, dueOn: lastDay(month) }
        charges.push((await client.fees.charges.add(owed)).id)
      }
      const paid =
        name === '5'
          ? [10_000, 10_000, 0]
          : index < 12
            ? [10_000, 10_000, 10_000]
            : index < 18
              ? [10_000, 5_000, 0]
              : []
      const lines = charges.flatMap((chargeId, at) => {
        const amountFen = paid[at] ?? 0
        return amountFen > 0 ? [{ chargeId, amountFen }] : []
      })
      if (lines.length > 0)
        await client.fees.payments.take({
          houseId,
          payer: '业主',
          method: 'wechat',
          lines,
          requestKey: key(`${houseId}-pay`),
        })
    }
  }
  await books(client)
}

/** Income 8,900.00 in January; 3,000.00 for staff in each month, 1,000.00 for cleaning in March. */
async function books(client: TestClient): Promise<void> {
  const accounts = await client.ledger.accounts.list({})
  const accountOf = (line: string) =>
    accounts.find((account) => account.fund === 'service' && account.line === line)!.id
  const enter = (month: string, line: string, side: 'in' | 'out', amountFen: number) =>
    client.ledger.entries.add({
      day: lastDay(month),
      accountId: accountOf(line),
      side,
      amountFen,
      words: `${month} ${line}`,
      requestKey: key(`${month}-${line}`),
    })
  await enter('2026-01', 'fee', 'in', 890_000)
  for (const month of months) await enter(month, 'staff', 'out', 300_000)
  await enter('2026-03', 'cleaning', 'out', 100_000)
}

const address = '/reports/money?fromMonth=2026-01&untilMonth=2026-03'

describe('pictures of money', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(money))
    await console.logIn(manager.login, manager.password)
  }, 120_000)
  afterAll(() => console?.close())

  const section = (name: string) => console.page.getByRole('region', { name, exact: true })
  const lineOf = async (of: string, name: string) =>
    (
      await section(of)
        .getByRole('row')
        .filter({ has: console.page.getByRole('rowheader', { name, exact: true }) })
        .innerText()
    )
      .split(/\s+/)
      .filter((part) => part !== '')

  it('stand among the reports, of this year to begin with, years changed by keys', async () => {
    const { page } = console
    await page.getByRole('link', { name: '报表', exact: true }).click()
    await page.getByRole('link', { name: '收支图表', exact: true }).click()
    await page.getByRole('heading', { name: '收支图表' }).waitFor()
    await page.keyboard.press('Alt+PageUp')
    await page.getByText('这段时间没有应收').first().waitFor()
    await page.keyboard.press('Alt+PageDown')
    await section('各月收缴率').getByRole('table').waitFor()
  })

  it('say in their tables what was counted by hand', async () => {
    const { page } = console
    await goTo(console, address)
    await page.getByText('实收 8,900.00 / 应收 13,800.00 元').waitFor()
    await page.getByText('已缴清 12 / 应缴 46 户').waitFor()
    expect(await page.getByRole('link', { name: /^按金额/ }).innerText()).toBe('64.49%')
    expect(await page.getByRole('link', { name: /^按户/ }).innerText()).toBe('26.09%')
    expect(await lineOf('各月收缴率', '1 月')).toEqual([
      '1',
      '月',
      '4,600.00',
      '4,000.00',
      '600.00',
      '86.96%',
    ])
    expect(await lineOf('各楼栋收缴率', '3 栋')).toEqual([
      '3',
      '栋',
      '24',
      '7,200.00',
      '4,500.00',
      '2,700.00',
      '62.50%',
    ])
    expect(await lineOf('各楼栋收缴率', '5 栋')).toEqual([
      '5',
      '栋',
      '22',
      '6,600.00',
      '4,400.00',
      '2,200.00',
      '66.67%',
    ])
    expect(await lineOf('每月收入和支出', '合计')).toEqual(['合计', '8,900.00', '10,000.00', '−1,100.00'])
    expect(await lineOf('物业服务资金支出构成', '清洁卫生费')).toEqual(['清洁卫生费', '1,000.00', '10.00%'])
    await expect.poll(() => page.locator('main [role=img] svg').count()).toBe(5)
    expect(await console.overflow()).toEqual([0, 0])
    await keepPicture(console, 'money-pictures')
  })

  it('show a building door by door, lettered by what is paid, and lead to a door', async () => {
    const { page } = console
    const doors = section('楼栋收缴图')
    await doors.scrollIntoViewIfNeeded()
    const letters = async () =>
      (await doors.locator('[role=img] svg text').allTextContents())
        .map((text) => text.trim().slice(-1))
        .filter((letter) => '清多少欠无'.includes(letter))
    await expect.poll(async () => (await letters()).length).toBe(24)
    const count = async (letter: string) => (await letters()).filter((each) => each === letter).length
    // 150 of 300 is half of it.
    expect([await count('清'), await count('多'), await count('少'), await count('欠')]).toEqual([
      12, 6, 0, 6,
    ])
    await keepPicture(console, 'money-grid')
    await doors.getByRole('combobox', { name: '楼栋' }).click()
    await page.getByRole('option', { name: '5 栋' }).click()
    await expect.poll(() => count('多')).toBe(22)
    expect(await console.overflow()).toEqual([0, 0])
    const first = doors.getByRole('rowheader').getByRole('link').first()
    const room = await first.innerText()
    await first.click()
    await page.getByRole('heading', { name: room }).first().waitFor()
    await page.goBack()
    await expect.poll(() => count('多')).toBe(22)
  })

  it('lead from a figure to its list, and back to the same months', async () => {
    const { page } = console
    await section('各月收缴率')
      .getByRole('link', { name: /^1 月，应收/ })
      .click()
    await page.getByText('共 46 条').waitFor()
    await page.goBack()
    await page.getByText('实收 8,900.00 / 应收 13,800.00 元').waitFor()
    await section('每月收入和支出')
      .getByRole('link', { name: /^合计，支出/ })
      .click()
    await page.getByText('共 4 条').waitFor()
    await page.goBack()
    await page.getByText('实收 8,900.00 / 应收 13,800.00 元').waitFor()
  })

  it('go to paper with their tables, in black and white', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText('没有缴清的房屋').first())
      .first()
      .waitFor()
    await expect.poll(() => page.locator('body > .print-sheet .chart-frame svg').count()).toBe(5)
    const colours = await page
      .locator('body > .print-sheet .chart-frame svg [fill]')
      .evaluateAll((shapes) => [...new Set(shapes.map((shape) => shape.getAttribute('fill') ?? ''))])
    const grey = (colour: string) => {
      const [, red, green, blue] =
        /^#(..)(..)(..)$/.exec(colour) ?? /^rgba?\((\d+), ?(\d+), ?(\d+)/.exec(colour) ?? []
      return red === green && green === blue
    }
    expect(colours.filter((colour) => !grey(colour))).toEqual([])
    const pdf = await console.host.paper()
    expect(new Set(pagesOf(pdf, 'money-pictures'))).toEqual(new Set(['210 x 297']))
    const words = textOf(pdf).replaceAll(' ', '')
    for (const part of [
      '收支与收缴图表（2026-01至2026-03）',
      '64.49%',
      '86.96%',
      '清洁卫生费1,000.0010.00%',
      '没有缴清的房屋',
    ])
      expect(words).toContain(part)
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'hidden' })
  })

  it('are not for whom reports are not', async () => {
    await changePerson(console, clerk)
    await expect.poll(() => console.page.getByRole('link', { name: '报表', exact: true }).count()).toBe(0)
  })
})
