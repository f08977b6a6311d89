import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMonths, monthOf } from '../../shared/modules/reports/month.ts'
import { Console, hostName } from './console.ts'
import { keepPicture } from './every-page.ts'
import { ledgerOffice } from './ledger-office.ts'
import { pagesOf, textOf } from './paper.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, goTo } from './steps.ts'

/** Income and expense as whoever keeps the books does them: by the keyboard, and nothing is ever rubbed out. */
describe('the ledger', () => {
  let console: Console
  let month = ''
  let before = ''
  beforeAll(async () => {
    const place = await preparedOffice(async (client) => {
      const { today } = await client.system.status()
      month = monthOf(today)
      before = addMonths(month, -1)
      await ledgerOffice(client)
    })
    console = await Console.open(place)
    await console.logIn(manager.login, manager.password)
    await goTo(console, '/fees/ledger')
    await console.page.getByRole('heading', { name: '收支台账', exact: true }).waitFor()
  })
  afterAll(() => console?.close())

  const row = (words: string) => console.page.getByRole('row').filter({ hasText: words })
  const field = (name: string) => console.page.locator('.entry-form').getByLabel(name, { exact: true })
  const focused = (name: string) =>
    expect.poll(() => field(name).evaluate((element) => element.matches(':focus'))).toBe(true)
  /** The account by what is typed; the focus goes on to the amount by itself. */
  async function account(typed: string) {
    const { page } = console
    await page.keyboard.type(typed)
    await page.getByRole('option').filter({ visible: true }).first().waitFor()
    await page.keyboard.press('Enter')
  }
  /** From the amount on: Enter goes from field to field. */
  async function fill(...words: string[]) {
    const { page } = console
    for (const [index, word] of words.entries()) {
      if (index > 0) await page.keyboard.press('Enter')
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(word)
    }
  }

  it('takes an entry by the keyboard alone, and is ready for the next of the same day', async () => {
    const { page } = console
    await page.keyboard.press('Alt+n')
    await focused('日期')
    await fill(`${before}-08`)
    await page.keyboard.press('Enter')
    await account('qjws')
    await focused('金额（元）')
    await fill('2,551.38', '清洁卫生月结', '洁美保洁', 'PZ-900')
    await page.keyboard.press('Control+Enter')
    await row('清洁卫生月结').waitFor()
    expect(await row('清洁卫生月结').innerText()).toMatch(
      /清洁卫生[\s\S]*洁美保洁[\s\S]*2,551\.38[\s\S]*PZ-900/,
    )
    await focused('科目')
    expect(await field('日期').inputValue()).toBe(`${before}-08`)
    // By digits: 201 is the first account of public income, which has both sides.
    await account('201')
    await page.getByRole('radio', { name: '收入' }).press('Space')
    await page.keyboard.press('Enter')
    await focused('金额（元）')
    await fill('１４４９４．２８', '停车收入月结')
    await page.keyboard.press('Control+Enter')
    await row('停车收入月结').getByText('14,494.28').waitFor()
  })

  it.each([
    ['一千二', '这不是金额，请只写数字'],
    ['-5', '不写负数；记错了用红冲'],
    ['0', '金额要大于 0'],
    ['1.005', '最多两位小数'],
    ['99999999999', '金额太大了，请核对'],
  ])('refuses the amount %s and says why', async (typed, told) => {
    const { page } = console
    const count = await page.getByRole('row').count()
    await field('金额（元）').fill(typed)
    await page.keyboard.press('Control+Enter')
    await page.getByText(told).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(count)
    await field('金额（元）').fill('')
  })

  it('keeps a major repair out of the costs of the service, and offers where it belongs', async () => {
    const { page } = console
    await field('科目').focus()
    await account('维护')
    await focused('金额（元）')
    await fill('86,000', '2号电梯大修', '诚安机电')
    await page.keyboard.press('Control+Enter')
    await page.getByText('按规定走专项维修资金').waitFor()
    await keepPicture(console, 'ledger-maintenance')
    await page.getByRole('button', { name: '改记到专项维修资金' }).click()
    await page.keyboard.press('Control+Enter')
    await row('2号电梯大修').getByText('维修和更新改造').waitFor()
  })

  it('asks before a voucher is entered twice', async () => {
    const { page } = console
    const again = async () => {
      await field('科目').focus()
      await account('105')
      await focused('金额（元）')
      await fill('2551.38', '清洁卫生再来一次', '', 'PZ-900')
      await page.keyboard.press('Control+Enter')
    }
    await again()
    await page.getByText(`凭证 PZ-900 在 ${before}-08 已经记过`).waitFor()
    await expect.poll(() => row('清洁卫生再来一次').count()).toBe(0)
    await page.getByRole('button', { name: '仍然记这一笔' }).click()
    await row('清洁卫生再来一次').waitFor()
  })

  it('takes an entry back by its opposite, and keeps both', async () => {
    const { page } = console
    await row('清洁卫生再来一次').locator('.row-link').press('Enter')
    const drawer = page.getByRole('dialog', { name: /第 \d+ 号记录/ })
    await drawer.getByRole('button', { name: '红冲' }).click()
    const dialog = page.getByRole('dialog', { name: /红冲第 \d+ 号：清洁卫生再来一次/ })
    await expect
      .poll(() => dialog.getByLabel('为什么红冲').evaluate((one) => one.matches(':focus')))
      .toBe(true)
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请写明原因').waitFor()
    await page.keyboard.insertText('重复入账')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await drawer.getByText(/已被第 \d+ 号红冲/).waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    await expect.poll(() => row('清洁卫生再来一次').count()).toBe(2)
    await row('清洁卫生再来一次').getByText('−2,551.38').waitFor()
    await row('清洁卫生再来一次').getByText('已红冲').waitFor()
    await keepPicture(console, 'ledger-list')
  })

  it('goes to paper with its sums', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText('清洁卫生月结'))
      .first()
      .waitFor()
    const pdf = await console.host.paper()
    expect(pagesOf(pdf, 'ledger')[0]).toBe('297 x 210')
    expect(textOf(pdf)).toMatch(/14,494\.28/)
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
  })

  it('adds up by fund and by month, and every figure leads to its entries', async () => {
    const { page } = console
    await goTo(console, `/fees/summary?year=${before.slice(0, 4)}&fund=public`)
    await page.getByRole('heading', { name: '收支汇总', exact: true }).waitFor()
    await page.getByRole('link', { name: /停车 收入 合计：/ }).waitFor()
    await keepPicture(console, 'ledger-summary')
    await page
      .getByRole('link', { name: `停车 收入 ${Number(before.slice(5))} 月：14,494.28 元，查看明细` })
      .click()
    await page.getByRole('heading', { name: '收支台账', exact: true }).waitFor()
    await row('停车收入月结').waitFor()
    await expect.poll(() => page.getByText('收入 14,494.28').count()).toBe(1)
    await page.goBack()
    await page.getByRole('heading', { name: '收支汇总', exact: true }).waitFor()
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText('14,494.28'))
      .first()
      .waitFor()
    const pdf = await console.host.paper()
    expect(pagesOf(pdf, 'ledger-summary')[0]).toBe('297 x 210')
    expect(textOf(pdf).replaceAll(' ', '')).toContain('公共收益')
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
  })

  it('closes a month for good: what is of it is refused, with the reason', async () => {
    const { page } = console
    await goTo(console, '/fees/months')
    await page.getByRole('heading', { name: '结账', exact: true }).waitFor()
    for (let left = true; left;) {
      const close = page.getByRole('main').getByRole('button', { name: '结账', exact: true })
      await close.click()
      const dialog = page.getByRole('dialog', { name: /^结账：/ })
      const name = (await dialog.getAttribute('aria-label')) ?? (await dialog.innerText())
      await page.keyboard.press('Control+Enter')
      await dialog.waitFor({ state: 'hidden' })
      left = !name.includes(before)
    }
    await row(before).getByText('李静 于').waitFor()
    await keepPicture(console, 'ledger-months')
    await goTo(console, '/fees/ledger')
    await page.getByRole('heading', { name: '收支台账', exact: true }).waitFor()
    await page.getByRole('button', { name: '重置' }).click()
    await page.keyboard.press('Alt+n')
    await fill(`${before}-20`)
    await page.keyboard.press('Enter')
    await account('bgf')
    await focused('金额（元）')
    await fill('100', '补记办公费')
    await page.keyboard.press('Control+Enter')
    await page.getByText(`${before} 已经结账`).waitFor()
    await expect.poll(() => row('补记办公费').count()).toBe(0)
    await field('日期').fill(`${month}-01`)
    await page.keyboard.press('Control+Enter')
    await row('补记办公费').waitFor()
  })

  it('has an electronic invoice as its voucher, which is saved and never opened here', async () => {
    const { page } = console
    await row('补记办公费').locator('.row-link').press('Enter')
    const drawer = page.getByRole('dialog', { name: /第 \d+ 号记录/ })
    const invoice = '%PDF-1.7 an electronic invoice'
    await drawer.locator('input[type=file]').setInputFiles({
      ...{ name: '发票.pdf', mimeType: 'application/pdf', buffer: Buffer.from(invoice) },
    })
    await drawer.getByRole('button', { name: /PDF，1 KB$/ }).click()
    const viewer = page.getByRole('dialog', { name: /1 \/ 1/ })
    await keepPicture(console, 'voucher-pdf')
    await expect.poll(() => viewer.locator('img, iframe, object, embed').count()).toBe(0)
    await viewer.getByRole('button', { name: '保存 PDF' }).click()
    await expect.poll(() => console.savedPath('.pdf')).not.toBeNull()
    expect(readFileSync(console.savedPath('.pdf')!, 'utf8')).toBe(invoice)
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('is seen and not kept by a clerk', async () => {
    const { page } = console
    await changePerson(console, clerk)
    await goTo(console, '/fees/ledger')
    await row('补记办公费').waitFor()
    await expect.poll(() => page.locator('.entry-form').count()).toBe(0)
    await row('补记办公费').locator('.row-link').press('Enter')
    const drawer = page.getByRole('dialog', { name: /第 \d+ 号记录/ })
    await drawer.getByRole('button', { name: /PDF，1 KB$/ }).waitFor()
    await expect.poll(() => drawer.getByRole('button', { name: '红冲' }).count()).toBe(0)
  })
})
