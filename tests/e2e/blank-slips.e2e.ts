import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '../../shared/time/zone.ts'
import { Console } from './console.ts'
import { textOf } from './paper.ts'
import { peopleByHand } from './people-office.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { goTo } from './steps.ts'

const zone = 'Asia/Shanghai'
const evening = dayIn(zone, new Date().toISOString())
const morning = addDays(evening, 1)
const moment = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

/** The power fails in the evening; what was written by hand is entered the next morning. */
describe('a blank slip', () => {
  const env = { GUANJIA_TEST_CLOCK: moment(evening, '17:50') }
  let console: Console
  let numbers: string[] = []
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand), env)
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  it('is reserved and printed before, three in a block', async () => {
    const { page } = console
    await goTo(console, '/blank-slips')
    await page.getByRole('spinbutton', { name: '份数' }).fill('3')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor()
    await expect.poll(async () => textOf(await console.host.paper())).toContain('投诉受理单（手写）')
    const paper = textOf(await console.host.paper())
    numbers = [...new Set(paper.match(/TS-\d{8}-\d{4}/g))].sort()
    expect(numbers).toEqual([1, 2, 3].map((series) => `TS-${evening.replaceAll('-', '')}-000${series}`))
    await page.getByRole('dialog').getByRole('button', { name: /^打印/ }).click()
    await page.keyboard.press('Escape')
  })

  it('is entered the next morning with its number and the true time', async () => {
    env.GUANJIA_TEST_CLOCK = moment(morning, '08:40')
    await console.crash()
    await console.logIn(manager.login, manager.password)
    const { page } = console
    await page.locator('#the-box').fill('32501')
    await page.keyboard.press('F2')
    await page.locator('main [role=combobox]:focus').waitFor()
    await page.keyboard.press('Alt+b')
    const entry = page.getByRole('region', { name: '补录' })
    const time = entry.getByLabel('收到的时间')
    await expect.poll(() => time.evaluate((field) => field === document.activeElement)).toBe(true)
    // Yesterday at this time stands there already; only the time is typed, and the slip's last digit.
    expect(await entry.getByLabel('收到的日期').inputValue()).toBe(evening)
    await time.fill('1905')
    await page.keyboard.press('Enter')
    await page.keyboard.type('2')
    await entry.getByRole('status').getByText(numbers[1]!).waitFor()
    await page.getByRole('combobox', { name: /类别/ }).focus()
    await page.keyboard.type('22')
    await page.locator('main textarea:focus').fill('晚上七点整栋楼没有电')
    await page.getByText('补录：按受理时间起算').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已登记').filter({ hasText: numbers[1]! }).waitFor()
  })

  it('says so on its ticket, where the promised times run from the true moment', async () => {
    const { page } = console
    await console.find(numbers[1]!)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: numbers[1]! }).waitFor()
    await page.getByRole('main').getByText('补录', { exact: true }).waitFor()
    await page.getByText(/补录：昨天 19:05 受理，今天 08:4\d 录入/).waitFor()
    const promise = page.getByRole('button', { name: /^答复业主/ })
    expect(await promise.getAttribute('aria-label')).toContain(
      `自 ${evening} 19:05 起 24 小时，应在 ${morning} 19:05 前`,
    )
  })

  it('cannot be entered twice, and the rest of its block is struck out', async () => {
    const { page } = console
    await page.locator('#the-box').fill('32602')
    await page.keyboard.press('F2')
    await page.locator('main [role=combobox]:focus').waitFor()
    await page.keyboard.type('22')
    await page.locator('main textarea:focus').fill('同一张单子')
    await page.keyboard.press('Alt+b')
    const entry = page.getByRole('region', { name: '补录' })
    await entry.getByLabel('空白单号').fill(numbers[1]!)
    await page.keyboard.press('Control+Enter')
    await page.getByText('没有这张空白单，或已补录、已作废').waitFor()
    await page.keyboard.press('Alt+w')
    await goTo(console, '/blank-slips')
    for (const left of [numbers[0]!, numbers[2]!]) {
      await page.getByRole('button', { name: `作废 ${left}` }).click()
      await page.getByLabel('作废原因').fill('没有用到')
      await page.keyboard.press('Enter')
      await page.getByText(`已作废 ${left}`).waitFor()
    }
    await page
      .getByText(/已补录 1$/)
      .first()
      .waitFor()
    await page
      .getByText(/已作废 2$/)
      .first()
      .waitFor()
    await expect.poll(() => page.getByText(/未补录/).count()).toBe(0)
  })
})
