import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console, hostName } from './console.ts'
import { pagesOf, textOf } from './paper.ts'
import { peopleByHand } from './people-office.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { goTo, openDesk, pick } from './steps.ts'

const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const year = dayFromNow(0).slice(0, 4)

/** People, and a box in the hall that should have been opened two days ago. */
async function boxOverdue(client: TestClient) {
  await peopleByHand(client)
  await client.voices.boxes.create({ place: '3栋大堂', everyDays: 7, startsOn: dayFromNow(-2) })
}

/** What is heard beside the questionnaire: an interview, a visit by checklist, a box with slips, a rating in two keys. */
describe('other voices', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(boxOverdue))
    await console.logIn(manager.login, manager.password)
    await console.page.getByRole('link', { name: '调查', exact: true }).click()
    await console.page.getByRole('link', { name: '其他声音', exact: true }).click()
    await console.page.getByText('还没有记录').waitFor()
  })
  afterAll(() => console?.close())

  const row = (words: string) => console.page.getByRole('row').filter({ hasText: words })
  const drawer = (name: string | RegExp) => console.page.getByRole('dialog', { name })
  const tab = async (name: string) => {
    const { page } = console
    await page.getByRole('navigation', { name: '其他声音' }).getByRole('link', { name, exact: true }).click()
  }
  const focused = () =>
    console.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id,
    )

  it('a rating takes two keys', async () => {
    const { page } = console
    await page.keyboard.press('Alt+r')
    await page.getByRole('dialog', { name: '快速评价' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? '')).toContain('grade')
    await page.keyboard.press('4')
    await page.getByText(`已记 4 分（PJ-${year}-001）`).waitFor()
    await page.getByRole('dialog', { name: '快速评价' }).waitFor({ state: 'hidden' })
    await row(`PJ-${year}-001`).getByText('4 分').waitFor()
  })

  it('an interview is written by keys, and stands on the card of the house', async () => {
    const { page } = console
    await page.keyboard.press('Alt+n')
    const form = drawer('登记一条声音')
    await form.waitFor()
    await expect.poll(focused).toMatch(/whom$/)
    await page.keyboard.press('Control+Enter')
    await form.getByText('请写下内容，或加一个要点').waitFor()
    await form.getByRole('combobox', { name: '房号或姓名' }).fill('3-2-501')
    await form.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+p')
    await expect.poll(focused).toBe('要点 1')
    await page.keyboard.insertText('晚上七点以后取不到快递')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('要点 2')
    await page.keyboard.insertText('希望多一些长椅')
    await pick(console, '要点 2 的倾向', '批评')
    await pick(console, '第 2 条的主题', '设施维护')
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已保存 FT-${year}-001`).waitFor()
    await form.waitFor({ state: 'hidden' })
    await row(`FT-${year}-001`).getByText('3-2-501').waitFor()
    await console.find('3-2-501')
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: '往来' }).click()
    await page.getByText(`深度访谈 FT-${year}-001`).first().waitFor()
  })

  it('a visit is scored by digits, line after line', async () => {
    const { page } = console
    await goTo(console, '/surveys/voices')
    await page.getByRole('heading', { name: '其他声音', exact: true }).waitFor()
    await page.keyboard.press('Alt+n')
    const form = drawer('登记一条声音')
    await form.waitFor()
    await expect.poll(focused).toMatch(/whom$/)
    await page.keyboard.press('Alt+3')
    await form.getByRole('combobox', { name: '检查表' }).waitFor()
    await pick(console, '检查表', '柜台服务检查')
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type))
      .toBe('radio')
    for (const key of ['5', '4', '3', '-', '4', '.']) await page.keyboard.press(key)
    await form.getByText('已打 3 / 12 项，平均 4.33').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已保存 SG-${year}-001`).waitFor()
    await row(`SG-${year}-001`).getByText('平均 4.3 分').waitFor()
  })

  it('an overdue box is opened, its slips counted, and one of them becomes a ticket', async () => {
    const { page } = console
    await openDesk(console)
    await page.getByRole('link', { name: /意见箱：3栋大堂/ }).click()
    await row('3栋大堂').getByText('逾期未开').waitFor()
    await page.keyboard.press('F2')
    const form = drawer('登记一条声音')
    await form.waitFor()
    await form.getByLabel('意见条数').fill('0')
    await page.keyboard.press('Alt+p')
    await expect.poll(focused).toBe('要点 1')
    await page.keyboard.insertText('南门的路灯不亮')
    await page.keyboard.press('Control+Enter')
    await form.getByText('要点不能多于意见条数').waitFor()
    await form.getByLabel('意见条数').fill('3')
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已保存 KX-${year}-001`).waitFor()
    await form.waitFor({ state: 'hidden' })
    await row('3栋大堂').getByText('未到期').waitFor()
    await row('3栋大堂').getByRole('link', { name: '3栋大堂' }).click()
    await row(`KX-${year}-001`).click()
    const card = drawer(new RegExp(`KX-${year}-001`))
    await card.getByRole('button', { name: '转受理单' }).click()
    const dialog = drawer('转成受理单')
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请选类别').waitFor()
    await dialog.getByText('投诉', { exact: true }).click()
    await dialog.getByRole('combobox', { name: '类别' }).click({ force: true })
    await page.getByRole('option', { name: /照明设施损坏/ }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/已转为 TS-/).waitFor()
    await card.getByRole('link', { name: /^TS-/ }).waitFor()
    await dialog.waitFor({ state: 'hidden' })
  })

  it('goes to paper with its points and its ticket', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    const shown = hostName === 'electron' ? preview.locator('canvas') : preview.getByText('南门的路灯不亮')
    await shown.first().waitFor()
    const pdf = await console.host.paper()
    const words = textOf(pdf).replaceAll(/\s/g, '')
    expect(pagesOf(pdf, 'voice')).toEqual(['210 x 297'])
    expect(words).toContain(`意见箱KX-${year}-001`)
    expect(words).toContain('南门的路灯不亮')
    expect(words).toMatch(/TS-\d{8}-0001/)
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await drawer(new RegExp(`KX-${year}-001`)).waitFor({ state: 'hidden' })
  })

  it('is summed up, and every number leads to its list', async () => {
    const { page } = console
    await tab('汇总')
    const section = (name: string | RegExp) => page.getByRole('region', { name })
    const cells = (name: string | RegExp, line: string) =>
      section(name).getByRole('row').filter({ hasText: line }).first().getByRole('cell').allInnerTexts()
    await expect.poll(() => cells('听了多少', '快速评价')).toEqual(['1', '1'])
    expect(await cells(/^神秘顾客得分/, '同事互查 迅速反应')).toEqual(['1', '4.00'])
    expect(await cells('意见箱', '3栋大堂')).toEqual(['1', '3'])
    await section('说了什么：各主题的要点')
      .getByRole('row')
      .filter({ hasText: '设施维护' })
      .getByRole('link')
      .click()
    await page.getByText('共 1 条').waitFor()
    await row(`FT-${year}-001`).waitFor()
    await page.getByRole('button', { name: '重置' }).click()
    await page.getByText('共 4 条').waitFor()
  })

  it('what was wrong is struck out, with its reason', async () => {
    const { page } = console
    await row(`PJ-${year}-001`).click()
    const card = drawer(new RegExp(`快速评价.*PJ-${year}-001`))
    await card.getByRole('button', { name: '作废' }).click()
    const dialog = drawer(`作废 PJ-${year}-001`)
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请写原因').waitFor()
    await dialog.getByLabel('作废原因').fill('按错了')
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已作废 PJ-${year}-001`).waitFor()
    await card.waitFor({ state: 'hidden' })
    await row(`PJ-${year}-001`).click()
    await card.getByText('已作废：按错了').waitFor()
    await expect.poll(() => card.getByRole('button', { name: '修改' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
  })

  it('the lists are the office’s own to change', async () => {
    const { page } = console
    await tab('检查表')
    await page.getByRole('article', { name: '柜台服务检查' }).getByRole('button', { name: '修改' }).click()
    const dialog = drawer('修改检查表：柜台服务检查')
    await dialog.waitFor()
    const last = dialog.getByLabel('第 12 项', { exact: true })
    await last.click()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('第 13 项')
    await page.keyboard.insertText('叫号机能用')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已保存“柜台服务检查”').waitFor()
    await page.getByRole('article', { name: '柜台服务检查' }).getByText('13 项，用过 1 次').waitFor()
  })
})
