import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import type { NoticeRow } from '../../shared/modules/notices/contract.ts'
import { Console, hostName } from './console.ts'
import { callElsewhere, letPageForge } from './forged-call.ts'
import { pagesOf, textOf } from './paper.ts'
import { peopleByHand } from './people-office.ts'
import { bring, picture } from './pictures.ts'
import { clerk, preparedOffice } from './prepared-office.ts'
import { goTo, openDesk, openFound } from './steps.ts'

const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** An office whose work plan is to be told within the week. */
async function planDue(client: TestClient) {
  await peopleByHand(client)
  const duty = (await client.notices.duties.list({})).find(({ code }) => code === 'work-plan')!
  const { id, version, name, basis, everyMonths, leadDays } = duty
  await client.notices.duties.update({
    ...{ id, version, name, basis, everyMonths, leadDays },
    startsOn: dayFromNow(3),
  })
}

/** The water will be cut off: written from a template, told to callers, published, printed, posted and taken down. */
describe('notices to the owners', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(planDue))
    await letPageForge(console)
    await console.logIn(clerk.login, clerk.password)
  })
  afterAll(() => console?.close())

  const openTab = async (name: string) => {
    const { page } = console
    await page.getByRole('link', { name: '公示', exact: true }).click()
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { name, exact: true }).waitFor()
  }
  const row = (words: string) => console.page.getByRole('row').filter({ hasText: words })
  const queue = () => console.page.getByRole('link', { name: /^待公示/ })
  const body = () => console.page.getByRole('textbox', { name: /正文/ })
  const title = () => console.page.getByRole('textbox', { name: /标题/ })
  async function chooseTemplate(name: string) {
    const { page } = console
    await page.keyboard.insertText(name)
    await page.getByRole('option', { name, exact: true }).waitFor()
    await page.keyboard.press('Enter')
  }

  it('the desk says what is due to be told', async () => {
    const { page } = console
    await expect.poll(() => queue().innerText()).toMatch(/1$/)
    await queue().click()
    await page.getByText('重要工作计划').waitFor()
    await page.getByText('还有 3 天').waitFor()
  })

  it('is written from a template, and its outage is entered with it', async () => {
    const { page } = console
    await openTab('通知公告')
    await page.getByText('还没有通知').waitFor()
    await page.keyboard.press('Alt+n')
    await page.getByRole('combobox', { name: '模板' }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('模板')
    await chooseTemplate('停水通知')
    await expect.poll(() => title().inputValue()).toBe('关于〔楼栋〕停水的通知')
    expect(await body().inputValue()).toContain('青龙园客户服务中心，电话010-8888 0000')
    await page.getByRole('button', { name: '登记停水停电' }).click()
    const dialog = page.getByRole('dialog', { name: '登记停水停电' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('combobox')
    await page.keyboard.type('3栋')
    await page.getByRole('option', { name: '3栋', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('预计恢复 不确定就空着').fill('2359')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => title().inputValue()).toBe('关于3栋停水的通知')
    expect(await body().inputValue()).toMatch(
      /因〔原因〕，3栋将于\d+月\d+日 \d\d:\d\d起停水，预计\d+月\d+日 23:59恢复/,
    )
  })

  it('is not published while a slot is empty; Tab goes to it', async () => {
    const { page } = console
    await page.keyboard.press('Control+Enter')
    await page.getByText('还有空位没填，填好或删掉再发布').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await body().evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(0, 0))
    await page.keyboard.press('Tab')
    await page.keyboard.insertText('更换水泵')
    expect(await body().inputValue()).toContain('因更换水泵，3栋')
    await page.keyboard.press('Control+s')
    await page.getByText('已存草稿 TZ-').waitFor()
    await page.getByText(/预览　TZ-\d{4}-001/).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog', { name: '发布：关于3栋停水的通知' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/陈洁 发布于/).waitFor()
  })

  it('goes to paper in large letters and to the chat group as words', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    const shown = hostName === 'electron' ? preview.locator('canvas') : preview.getByText('（盖章处）')
    await shown.first().waitFor()
    const pdf = await console.host.paper()
    const words = textOf(pdf).replaceAll(/\s/g, '')
    expect(pagesOf(pdf, 'notice')).toEqual(['210 x 297'])
    expect(words).toContain('关于3栋停水的通知')
    expect(words).toContain('因更换水泵，3栋将于')
    expect(words).toContain('（盖章处）')
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+c')
    const message = page.getByRole('dialog', { name: '发到微信群' })
    expect(await message.locator('pre').innerText()).toMatch(/^【关于3栋停水的通知】\n\n尊敬的业主、住户：/)
    await page.keyboard.press('Escape')
    await message.waitFor({ state: 'hidden' })
  })

  it('tells whoever calls from there', async () => {
    const { page } = console
    await openFound(console, '3-2-501')
    await page.getByRole('region', { name: '已知停水停电' }).getByText(/3栋/).first().waitFor()
  })

  it('hangs somewhere with a photo, and is taken down', async () => {
    const { page } = console
    await goTo(console, '/disclosures/postings')
    await page.getByText('还没有张贴记录').waitFor()
    const form = page.getByRole('region', { name: '登记张贴' })
    await page.keyboard.press('Control+Enter')
    await form.getByText('请选通知或公示表').waitFor()
    await form.getByText('请写张贴地点').waitFor()
    await form.getByRole('combobox', { name: '通知或公示表' }).click()
    await page.getByRole('option', { name: /关于3栋停水的通知/ }).click()
    await form.getByLabel('张贴地点').fill('3栋大堂')
    await form.getByLabel('张贴日期').fill(dayFromNow(2))
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await form.getByText('张贴日期不能晚于今天').waitFor()
    await form.getByLabel('张贴日期').fill(dayFromNow(0))
    await page.keyboard.press('Enter')
    await bring(form.locator('form'), 'drop', [await picture(console, 'posted.png', 'image/png', [640, 480])])
    await form.getByRole('button', { name: '照片', exact: true }).waitFor()
    await page.keyboard.press('Control+Enter')
    await row('3栋大堂').waitFor()
    await row('3栋大堂').getByRole('button', { name: '3栋大堂 的照片' }).click()
    await page.getByRole('dialog').locator('img').waitFor()
    await page.keyboard.press('Escape')
    await row('3栋大堂').getByRole('button', { name: '撤下' }).click()
    await page.getByRole('dialog', { name: '撤下：3栋大堂' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已登记撤下').waitFor()
    await row('3栋大堂').getByText(/撤下$/).first().waitFor()
  })

  it('what is due is done by publishing, and open again when that is withdrawn', async () => {
    const { page } = console
    await goTo(console, '/disclosures/notices/new')
    await title().fill('年度工作计划')
    await body().fill('一、更换路灯。')
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: '发布：年度工作计划' })
    await dialog.getByText('重要工作计划').click()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/陈洁 发布于/).waitFor()
    await openTab('公示日历')
    await row('重要工作计划')
      .getByText(/TZ-\d{4}-002/)
      .waitFor()
    await openDesk(console)
    await expect.poll(() => queue().innerText()).toMatch(/0$/)
    await openTab('公示日历')
    await row('重要工作计划')
      .getByRole('link', { name: /TZ-\d{4}-002/ })
      .click()
    await page.getByRole('button', { name: '撤回' }).click()
    await page
      .getByRole('dialog', { name: /撤回通知/ })
      .getByLabel('撤回原因')
      .fill('计划未定')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已撤回：计划未定').waitFor()
    await openDesk(console)
    await expect.poll(() => queue().innerText()).toMatch(/1$/)
  })

  it('what was told in another way is entered by hand', async () => {
    const { page } = console
    await openTab('公示日历')
    await row('重要工作计划').getByRole('button', { name: '登记已公示' }).click()
    const dialog = page.getByRole('dialog', { name: '已公示：重要工作计划' })
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请选一份通知或公示表，或写明怎么公示的').waitFor()
    await dialog.getByLabel('怎么公示的').fill('大堂公示牌')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/已登记，下次到期/).waitFor()
    await openDesk(console)
    await expect.poll(() => queue().innerText()).toMatch(/0$/)
  })

  it('shows what a colleague saved of the same draft first, and goes on with either', async () => {
    const { page } = console
    await openTab('通知公告')
    await page.keyboard.press('Alt+n')
    await page.getByRole('combobox', { name: '模板' }).waitFor()
    await title().fill('乒乓球室开放时间')
    await body().fill('每天 9 点到 20 点。')
    await page.keyboard.press('Control+s')
    await page.getByText('已存草稿 TZ-').waitFor()
    await page.getByText(/预览　TZ-/).waitFor()
    const id = Number(/(\d+)$/.exec(new URL(page.url()).pathname)![1])
    const writeElsewhere = async (words: string) => {
      const now = await callElsewhere<NoticeRow>(console, '/notices/get', { id })
      await callElsewhere(console, '/notices/update', { ...now, body: words })
    }
    const conflict = page.getByRole('alert').filter({ hasText: '对方保存的' })
    await body().fill('每天 8 点到 20 点。')
    await writeElsewhere('每天 10 点到 20 点。')
    await page.keyboard.press('Control+s')
    await conflict.getByText('每天 10 点到 20 点。').waitFor()
    await conflict.getByText('每天 8 点到 20 点。').waitFor()
    await conflict.getByRole('button', { name: '改用对方的' }).click()
    await conflict.waitFor({ state: 'detached' })
    expect(await body().inputValue()).toBe('每天 10 点到 20 点。')
    // Also where it is published at once: nothing goes out that nobody has seen.
    await body().fill('每天 7 点到 20 点。')
    await writeElsewhere('每天 11 点到 20 点。')
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: '发布：乒乓球室开放时间' })
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await conflict.getByRole('button', { name: '保存我填的' }).click()
    await expect
      .poll(() => callElsewhere<NoticeRow>(console, '/notices/get', { id }))
      .toMatchObject({ state: 'draft', body: '每天 7 点到 20 点。' })
  })
})
