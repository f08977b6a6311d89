import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { peopleByHand } from './people-office.ts'
import { clerk, preparedOffice } from './prepared-office.ts'
import { openDesk, openFound } from './steps.ts'

/** The water is cut off: entered once, said to everybody who calls from there, and to nobody else. */
describe('a known outage', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand))
    await console.logIn(clerk.login, clerk.password)
  })
  afterAll(() => console?.close())

  const known = () => console.page.getByRole('region', { name: '已知停水停电' })
  const toOutages = async () => {
    const { page } = console
    await openDesk(console)
    await page.getByRole('link', { name: '停水停电', exact: true }).click()
  }

  it('is entered by keys alone, with a sentence prepared', async () => {
    const { page } = console
    await toOutages()
    await page.getByText('没有停水停电').waitFor()
    await page.keyboard.press('Alt+n')
    const dialog = page.getByRole('dialog', { name: '登记停水停电' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('combobox')
    await page.keyboard.type('5-1')
    await page.getByRole('option', { name: '5栋1单元' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('3栋')
    await page.getByRole('option', { name: '3栋', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    expect(await dialog.getByLabel('标题').inputValue()).toBe('5栋1单元、3栋停水')
    const start = dialog.getByLabel('开始 几点，如 14:30')
    const now = await start.inputValue()
    await start.fill('half past')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请写几点开始，如 14:30。').waitFor()
    await start.fill(now)
    await dialog.getByLabel('预计恢复 不确定就空着').fill('2359')
    await expect
      .poll(() => dialog.getByLabel(/话术/).inputValue())
      .toMatch(/^5栋1单元、3栋突发停水，我们正在处理，预计\d+月\d+日 23:59 恢复。给您带来不便，请谅解。$/)
    await page.keyboard.press('Control+Enter')
    await page.getByText('已保存，来电登记时会提示').waitFor()
    await page.getByRole('row').filter({ hasText: '正在影响' }).getByText('3栋、5栋1单元').waitFor()
  })

  it('is said where the caller lives: at the register and on the card of the house', async () => {
    const { page } = console
    await openFound(console, '3-2-501')
    await known().getByText('请说：5栋1单元、3栋突发停水').waitFor()
    await page.keyboard.press('F2')
    await page.getByRole('region', { name: '来人' }).waitFor()
    await known()
      .getByText(/预计(今|明)天 23:59 恢复/)
      .first()
      .waitFor()
  })

  it('is said no more when it is over', async () => {
    const { page } = console
    await toOutages()
    await page.getByRole('button', { name: '已恢复' }).click()
    const dialog = page.getByRole('dialog', { name: /^已恢复/ })
    await dialog.getByLabel('恢复时间 现在，或如 14:30').fill('half past')
    await page.keyboard.press('Enter')
    await dialog.getByText('不能早于开始，也不能晚于现在').waitFor()
    await dialog.getByLabel('恢复时间 现在，或如 14:30').fill('')
    await page.keyboard.press('Enter')
    await page.getByText('已记为恢复').waitFor()
    await page.getByRole('row').filter({ hasText: '已恢复' }).waitFor()
    await openFound(console, '3-2-501')
    await page.getByText('建筑面积').first().waitFor()
    await expect.poll(() => known().count()).toBe(0)
  })
})
