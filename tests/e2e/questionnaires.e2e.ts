import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console, hostName } from './console.ts'
import { inkOf, pagesOf, textOf } from './paper.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, goTo } from './steps.ts'

/** A questionnaire is copied, written by keys, saved, looked at on paper, and read by others. */
describe('questionnaires', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice())
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const dialog = () => console.page.getByRole('dialog')
  const outline = () => console.page.getByRole('navigation', { name: '题目' })
  const chosen = () => outline().locator('[aria-current="true"]')
  const entry = (name: string) => console.page.locator('[data-entry]').filter({ hasText: name })
  const words = () => console.page.getByRole('textbox', { name: /题目/ })
  const paperText = async () => textOf(await console.host.paper())
  const saved = () => console.page.getByText('已保存').first().waitFor()
  async function keep(name: string) {
    const folder = process.env.GUANJIA_E2E_KEEP
    if (folder) await console.page.screenshot({ path: join(folder, `${name}-${hostName}.png`) })
  }

  it('three come with the program, each with its size', async () => {
    const { page } = console
    await goTo(console, '/surveys/questionnaires')
    await entry('满意度问卷（简版）').getByText('27 题 · 45 空').waitFor()
    await entry('满意度问卷（标准版）').getByText('50 题 · 89 空').waitFor()
    await entry('期望与感受问卷').getByText('期望—感知版').waitFor()
    expect(await console.overflow()).toEqual([0, 0])
    await keep('questionnaires')
    await expect.poll(() => page.getByText('未使用').count()).toBe(3)
  })

  it('one of the office begins as a copy', async () => {
    const { page } = console
    await page.getByRole('button', { name: '照此新建 满意度问卷（简版）' }).click()
    await dialog().getByLabel('名称').fill('电梯大修后的调查')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '电梯大修后的调查' }).waitFor()
    await chosen().getByText('小区的安全管理').waitFor()
    await keep('questionnaire-draft')
  })

  it('questions are chosen, moved and deleted by keys, and each step is taken back', async () => {
    const { page } = console
    await chosen().focus()
    await page.keyboard.press('ArrowDown')
    await chosen().getByText('清洁').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => chosen().innerText()).toMatch(/^3\s/)
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => chosen().innerText()).toMatch(/^1\s/)
    await page.keyboard.press('Delete')
    await page.getByText('已删除第 1 题').waitFor()
    await expect.poll(() => outline().getByText('楼道、道路').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await outline().getByText('楼道、道路').waitFor()
    for (let times = 0; times < 3; times++) await page.keyboard.press('Control+z')
    await expect.poll(() => outline().getByRole('button').nth(1).innerText()).toMatch(/^1\s+小区的安全管理/)
  })

  it('a new one is written below, and what is missing is said where it is missing', async () => {
    const { page } = console
    await page.keyboard.press('Alt+n')
    await chosen().getByText('（未写题目）').waitFor()
    await page.getByRole('heading', { name: '第 2 题' }).waitFor()
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.insertText('大修以后电梯的等候时间')
    await page.getByText('单选', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('至少两个选项').waitFor()
    await keep('questionnaire-problem')
    await page.getByRole('textbox', { name: '选项' }).fill('变短了\n没有变化\n变长了')
    await page.keyboard.press('Control+Enter')
    await saved()
    await page.getByText('还没有保存').waitFor({ state: 'detached' })
    await chosen().getByText('单选').waitFor()
    await words().fill(' ')
    await page.keyboard.press('Control+Enter')
    await page.getByText('请写题目').waitFor()
    await words().fill('大修以后，等电梯的时间')
    await page.keyboard.press('Control+Enter')
    await page.getByText('请写题目').waitFor({ state: 'detached' })
  })

  it('what is typed outlives the lock screen', async () => {
    const { page } = console
    await words().fill('大修以后，您等电梯的时间')
    await page.keyboard.press('Alt+l')
    await page.getByLabel('密码', { exact: true }).fill(manager.password)
    await page.keyboard.press('Enter')
    await page.getByText('还没有保存').first().waitFor()
    await outline().getByText('大修以后，您等电梯的时间').click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('还没有保存').waitFor({ state: 'detached' })
  })

  it('is seen as it goes to paper: two sides of A4 with every question, circles, fold marks', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    await dialog().getByRole('button', { name: /^打印/ }).waitFor()
    await expect.poll(paperText).toContain('样张')
    const text = await paperText()
    for (const part of [
      '自愿参加',
      '小区的安全管理',
      '大修以后，您等电梯的时间',
      '没有变化',
      '您的建议',
      '访问员',
    ])
      expect(text, part).toContain(part)
    expect(text).toMatch(/1 2 3 4 5 0 1 2 3 4 5 0/)
    expect(text).toContain('第 2 页，共 2 页')
    const pdf = await console.host.paper()
    expect(pagesOf(pdf, 'questionnaire-sample')).toEqual(['210 x 297', '210 x 297'])
    expect(inkOf(pdf)).toBeGreaterThan(0.01)
    await keep('questionnaire-preview')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  it('the others fit on paper too, with three columns a row at most', async () => {
    const { page } = console
    for (const [name, pages] of [
      ['满意度问卷（标准版）', 3],
      ['期望与感受问卷', 2],
    ] as const) {
      await goTo(console, '/surveys/questionnaires')
      await entry(name).locator('.name').click()
      await page.getByRole('heading', { name, exact: true }).waitFor()
      await page.keyboard.press('F9')
      await dialog().getByRole('button', { name: /^打印/ }).waitFor()
      await expect.poll(paperText).toContain('样张')
      expect(pagesOf(await console.host.paper(), `questionnaire-${pages}`).length, name).toBe(pages)
      await page.keyboard.press('Escape')
      await dialog().waitFor({ state: 'hidden' })
    }
  })

  it('is put away and comes back', async () => {
    const { page } = console
    await goTo(console, '/surveys/questionnaires')
    await page.getByRole('button', { name: '改名 电梯大修后的调查' }).click()
    await dialog().getByLabel('名称').fill('电梯调查')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '停用 电梯调查' }).click()
    await page.getByText('已停用“电梯调查”').waitFor()
    await expect.poll(() => entry('电梯调查').count()).toBe(0)
    await page.getByText('也显示已停用的').click()
    await page.getByRole('button', { name: '恢复 电梯调查' }).click()
    await page.getByRole('button', { name: '停用 电梯调查' }).waitFor()
  })

  it('whoever types answers reads them and changes nothing', async () => {
    const { page } = console
    await changePerson(console, clerk)
    await goTo(console, '/surveys/questionnaires')
    await entry('电梯调查').locator('.name').click()
    await page.getByText('只能查看。').waitFor()
    await page.getByText('大修以后，您等电梯的时间').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^保存/ }).count()).toBe(0)
    expect(await console.overflow()).toEqual([0, 0])
    await keep('questionnaire-reading')
  })
})
