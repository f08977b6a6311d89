import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { threeDaysAtTheDesk } from './sample-office.ts'
import { openDesk } from './steps.ts'

/** A walk-in is interrupted by a call, and then the power fails: both are saved in the end. */
describe('two half-done registrations', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(threeDaysAtTheDesk))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const leak = '卫生间天花板又漏水了，滴到洗衣机上'
  const lamp = '楼道灯一闪一闪，晚上看不清台阶'
  const tabs = () => console.page.getByRole('navigation', { name: '打开的登记' }).getByRole('listitem')
  const unfinished = () => console.page.getByRole('region', { name: '没写完的登记' }).getByRole('listitem')
  const words = () => console.page.getByRole('main').getByRole('form').locator('textarea').first()

  /** As at the desk: the key of the kind, the room, the category, what is said. */
  async function begin(key: string, room: string, category: string, said: string) {
    const { page } = console
    await page.keyboard.press(key)
    await page.getByRole('region', { name: '来人' }).getByRole('combobox').fill(room)
    await page.getByRole('option').filter({ hasText: room }).first().waitFor()
    await page.keyboard.press('Enter')
    const picker = page.getByRole('combobox', { name: /类别/ })
    await expect.poll(() => picker.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type(category)
    await page.keyboard.press('Enter')
    await words().fill(said)
    await page.getByText(/草稿已存 \d\d:\d\d/).waitFor()
  }

  it('stand open side by side, each kept at a pause of typing', async () => {
    await begin('F2', '3-2-501', '22', leak)
    await begin('F3', '7-1-302', '照明', lamp)
    await expect.poll(() => tabs().count()).toBe(2)
    await console.page.keyboard.press('Alt+PageUp')
    await expect.poll(() => words().inputValue()).toBe(leak)
    await console.page.keyboard.press('Alt+PageDown')
    await expect.poll(() => words().inputValue()).toBe(lamp)
  })

  it('are there after a crash', async () => {
    await console.crash()
    await console.logIn(manager.login, manager.password)
    await console.page.getByText('上次没写完的登记已恢复，共 2 份。').waitFor()
    await openDesk(console)
    await expect.poll(() => unfinished().allInnerTexts()).toHaveLength(2)
    const [first, second] = await unfinished().allInnerTexts()
    expect(first).toContain('投诉 3-2-501')
    expect(second).toContain('报修 7-1-302')
  })

  it.each([
    ['the complaint', leak, /TS-\d{8}-\d{4}/],
    ['the repair', lamp, /BX-\d{8}-\d{4}/],
  ])('%s is saved as it was', async (_kind, said, number) => {
    const { page } = console
    await unfinished().filter({ hasText: said }).getByRole('link').click()
    await expect.poll(() => words().inputValue()).toBe(said)
    await page.keyboard.press('Control+Enter')
    await page.getByText('已登记').filter({ hasText: number }).waitFor()
    await page.locator('#the-box:focus').waitFor()
  })

  it('are unfinished no more, also after another crash', async () => {
    await expect.poll(() => unfinished().count()).toBe(0)
    await console.crash()
    await console.logIn(manager.login, manager.password)
    await openDesk(console)
    await console.page.getByRole('list', { name: '刚才' }).getByText(lamp).first().waitFor()
    await expect.poll(() => unfinished().count()).toBe(0)
  })

  it('can be copied: Ctrl+D takes over what the last one said, for another caller', async () => {
    const { page } = console
    await page.keyboard.press('F2')
    await page.getByRole('region', { name: '来人' }).waitFor()
    await page.keyboard.press('Control+d')
    await expect.poll(() => words().inputValue()).toBe(lamp)
    await page.getByRole('radio', { name: '报修', checked: true }).waitFor({ state: 'attached' })
  })

  it('are given up by Alt+W, and had back for a while', async () => {
    const { page } = console
    await page.keyboard.press('Alt+w')
    await page.getByText('这份报修已丢弃').waitFor()
    await expect.poll(() => unfinished().count()).toBe(0)
    await page.getByRole('button', { name: /撤销/ }).click()
    await expect.poll(() => words().inputValue()).toBe(lamp)
  })
})
