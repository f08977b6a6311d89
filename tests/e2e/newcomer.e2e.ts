import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { peopleByHand } from './people-office.ts'
import { clerk, preparedOffice } from './prepared-office.ts'
import { openDesk, openFound } from './steps.ts'

/** What helps somebody new at the desk, and what hides the desk from who stands before it. */
describe('somebody new at the desk', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand))
    await console.logIn(clerk.login, clerk.password)
  })
  afterAll(() => console?.close())

  const offer = () => console.page.getByRole('complementary', { name: /^第一次用管家台/ })
  const steps = ['一个框找人', '登记', '15 分钟内联系', '待办', '其他页面', '状态']

  it('is shown around by keys: forward, back, to the end, and is not asked again', async () => {
    const { page } = console
    await offer().getByRole('button', { name: '开始' }).press('Enter')
    const step = (title: string) =>
      page.getByRole('dialog', { name: '认识前台' }).getByText(title, { exact: true })
    for (const [index, title] of steps.entries()) {
      if (index > 0) await page.keyboard.press('ArrowRight')
      await step(title).waitFor()
      await page.getByText(`${index + 1} / ${steps.length}`).waitFor()
    }
    await page.keyboard.press('ArrowLeft')
    await step(steps.at(-2)!).waitFor()
    await page.keyboard.press('ArrowRight')
    const end = page.getByRole('button', { name: '开始使用' })
    await end.press('Enter')
    await end.waitFor({ state: 'hidden' })
    await expect.poll(() => offer().count()).toBe(0)
    await page.locator('#the-box:focus').waitFor()
  })

  it('is shown around again from the help, and may leave at any time', async () => {
    const { page } = console
    await page.keyboard.press('F1')
    await page.getByRole('button', { name: '再看一遍引导' }).press('Enter')
    const tour = page.getByRole('dialog', { name: '认识前台' })
    await tour.getByText(steps[0]!, { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await tour.waitFor({ state: 'detached' })
    await page.locator('#the-box:focus').waitFor()
  })

  it('reads the manual under F1, and goes on where the help was opened', async () => {
    const { page } = console
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog', { name: '帮助' })
    await help.getByText('到搜索框').first().waitFor()
    await help.getByRole('radio', { name: '使用手册' }).press('Space')
    await help.getByRole('article', { name: '开始用' }).waitFor()
    await help.getByRole('button', { name: '登记', exact: true }).press('Enter')
    const chapter = help.getByRole('article', { name: '登记' })
    await chapter.getByText('类别输两位码最快').waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
    await page.locator('#the-box:focus').waitFor()
  })

  it.each(['F12', 'Escape'])(
    'hides every word of the page by F12, and comes back to its place by %s',
    async (back) => {
      const { page } = console
      await openFound(console, '王芳')
      await page.getByText('小学教师').or(page.getByText('会计')).first().waitFor()
      const more = page.getByRole('main').getByRole('button', { name: '更多' })
      await more.focus()
      await page.keyboard.press('F12')
      const cover = page.getByRole('dialog', { name: '隐私屏' })
      await cover.waitFor()
      /** What lies uppermost at points all over the window, and whether it can be seen through. */
      const seen = await page.evaluate(() => {
        const shield = document.querySelector('.privacy')!
        const steps = Array.from({ length: 40 }, (_, index) => (index + 0.5) / 40)
        const shown = steps.flatMap((x) =>
          steps.filter((y) => !shield.contains(document.elementFromPoint(x * innerWidth, y * innerHeight))),
        )
        const { backgroundColor, opacity } = getComputedStyle(shield)
        return { shown: shown.length, backgroundColor, opacity }
      })
      expect(seen).toMatchObject({ shown: 0, opacity: '1' })
      expect(seen.backgroundColor).toMatch(/^rgb\(/)
      expect(await cover.innerText()).not.toMatch(/王芳|教师|会计|501|602/)
      // Nothing that is pressed meanwhile reaches the page beneath.
      for (const key of ['Tab', 'Tab', 'F2', 'Control+k', 'a']) await page.keyboard.press(key)
      expect(await cover.evaluate((shield) => shield.contains(document.activeElement))).toBe(true)
      await page.keyboard.press(back)
      await cover.waitFor({ state: 'detached' })
      await page.getByRole('heading', { name: '王芳', exact: true }).waitFor()
      await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true)
      await openDesk(console)
    },
  )
})
