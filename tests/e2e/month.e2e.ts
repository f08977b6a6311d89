import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { fixture as workbook, importAll } from '../../electron/core/modules/imports/testing/register.ts'
import { Console, hostName } from './console.ts'
import { pagesOf, textOf } from './paper.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, goTo } from './steps.ts'

/** The register and the ledger of the fixtures: February 2024 of it has 91 complaints, counted by another program. */
async function threeYears(client: TestClient): Promise<void> {
  await importAll(client, workbook('01-register.xlsx'))
  await importAll(client, workbook('03-ledger.xlsx'))
}

describe('the month', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(threeYears))
    await console.logIn(manager.login, manager.password)
  }, 120_000)
  afterAll(() => console?.close())

  const figure = (name: string) => console.page.locator('main').getByRole('link', { name, exact: true })

  it('is found in the rail and begins with the current one, months changed by keys', async () => {
    const { page } = console
    await page.getByRole('link', { name: '报表', exact: true }).click()
    await page.getByRole('heading', { name: '月度统计' }).waitFor()
    const shown = () => page.getByRole('combobox', { name: '月份' }).inputValue()
    const current = await shown()
    expect(await page.getByRole('button', { name: '下个月' }).isDisabled()).toBe(true)
    await page.keyboard.press('Alt+PageUp')
    await expect.poll(shown).not.toBe(current)
    await page.keyboard.press('Alt+PageDown')
    await expect.poll(shown).toBe(current)
  })

  it('tells the numbers of a month in tables, with pictures beside them', async () => {
    const { page } = console
    await goTo(console, '/reports/month?month=2024-02')
    await figure('受理，91 件，打开列表').waitFor()
    await figure('结案，94 件，打开列表').waitFor()
    await figure('上月结转，15 件，打开列表').waitFor()
    await figure('月末未结，12 件，打开列表').waitFor()
    await figure('非工作时间，40 件，打开列表').waitFor()
    await figure('电梯故障，21 件，打开列表').waitFor()
    await figure('电话，33 件，打开列表').waitFor()
    await figure('2024-02-26 受理，6 件，打开列表').waitFor()
    const pictures = page.getByRole('img', { name: /2024 年 02 月/ })
    await expect.poll(() => pictures.locator('svg').count()).toBe(4)
    expect(await console.overflow()).toEqual([0, 0])
  })

  it('opens from a number the list of just those, and comes back to the same month', async () => {
    const { page } = console
    for (const [name, total] of [
      ['设施设备，39 件，打开列表', 39],
      ['月末未结，12 件，打开列表', 12],
      ['按时首次联系 · 台账导入的，86 件，打开列表', 86],
      ['周一至周五 08:30–12:00，15 件，打开列表', 15],
    ] as const) {
      await figure(name).click()
      await page.getByText(`共 ${total} 条`).waitFor()
      await page.goBack()
      await figure('受理，91 件，打开列表').waitFor()
    }
    await figure('11 栋，13 件，打开列表').click()
    await page.getByText('共 13 条').waitFor()
    await page.getByRole('list', { name: '统计条件' }).getByText('楼栋 11').waitFor()
    await page.getByRole('button', { name: '去掉条件 楼栋 11' }).click()
    await page.getByText('共 91 条').waitFor()
    await page.goBack()
    await page.goBack()
    await figure('受理，91 件，打开列表').waitFor()
  })

  it('goes to A4 with its pictures, tables, definitions and form number', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText('每百户').first())
      .first()
      .waitFor()
    await expect.poll(() => page.locator('body > .print-sheet .chart-frame svg').count()).toBe(4)
    const pdf = await console.host.paper()
    expect(new Set(pagesOf(pdf, 'month'))).toEqual(new Set(['210 x 297']))
    const words = textOf(pdf).replaceAll(' ', '')
    for (const part of [
      '青龙园客户服务中心',
      '2024年02月受理统计',
      '受理91',
      '结案94',
      '电梯故障212',
      '口径',
      '算出',
    ])
      expect(words).toContain(part)
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'hidden' })
  })

  it('says that a month is empty, and is not shown to whom it is not for', async () => {
    const { page } = console
    await goTo(console, '/reports/month?month=2010-01')
    await page.getByText('2010 年 01 月 没有受理').waitFor()
    await changePerson(console, clerk)
    await expect.poll(() => page.getByRole('link', { name: '报表', exact: true }).count()).toBe(0)
  })
})
