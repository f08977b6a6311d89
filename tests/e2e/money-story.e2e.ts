import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { importWorkbook } from './imported-office.ts'
import { inkOf, pagesOf, textOf } from './paper.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { applyChecked, changePerson, checkUploaded, fixture, goTo, uploadWorkbook } from './steps.ts'

const officer = { login: 'zhoumin', name: '周敏', password: '晴空一鹤排云上 2026' }

/**
 * What the two sheets of the workbook come to, computed apart from this program: a script in Python adds up the cells of
 * their XML (zipfile and xml.etree) in whole fen. 1,643,170.26 of 1,928,528.40 is 0.852033…
 */
const facts = {
  charges: 6100,
  receivable: '1,928,528.40',
  received: '1,643,170.26',
  rate: '85.20',
  /** As it is printed, to one decimal. */
  printedRate: '85.2 %',
  entries: 162,
  // By part: what it had, what came in, what went out, what is left.
  service: ['38,250.60', '1,615,128.58', '2,158,075.82', '504,696.64'],
  public: ['61,220.00', '193,540.77', '30,239.03', '224,521.74'],
}

/** The whole of it: money that was kept in Excel becomes a sheet on the board that nobody can change unseen. */
describe('money in the open', () => {
  let console: Console
  let code = ''
  let number = ''
  beforeAll(async () => {
    console = await Console.open(
      await preparedOffice(async (client) => {
        await client.accounts.createUser({ ...officer, roles: ['officer'] })
        await importWorkbook(client, '01-register.xlsx')
      }),
    )
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const sheet = () => console.page.getByRole('region', { name: '公示表内容' })
  const openSheets = () => goTo(console, '/disclosures/sheets')
  const paperText = async () => textOf(await console.host.paper())

  it('the charges come in from the first sheet of the workbook, none of them in question', async () => {
    const { page } = console
    await uploadWorkbook(console, fixture('04-money.xlsx'))
    await page.getByText('已对应 11 列，0 列不导入').waitFor()
    await checkUploaded(console)
    await applyChecked(console)
    await page.getByText(`新增 ${facts.charges} 行`).waitFor()
  })

  it('the books follow from its other sheet, which is known by its header', async () => {
    const { page } = console
    await page.getByRole('button', { name: '接着导入“收支台账”' }).click()
    await page.getByText('已对应 8 列，0 列不导入').waitFor()
    await checkUploaded(console)
    await applyChecked(console)
    await page.getByText(`新增 ${facts.entries} 行`).waitFor()
    await page.getByRole('button', { name: '看收支台账' }).click()
    await page.getByText('PZ00161').first().waitFor()
  })

  it('the collection rate is the one that a computation of its own gives', async () => {
    const { page } = console
    await goTo(console, '/fees/charges')
    const sums = page.getByRole('status').filter({ hasText: '收缴率' })
    await sums.getByText(`${facts.charges} 笔 · 610 户`).waitFor()
    for (const words of [facts.receivable, facts.received, `收缴率 ${facts.rate}%`])
      await sums.getByText(words).waitFor()
  })

  it('a draft takes its figures from the books, and asks who bears the deficit', async () => {
    const { page } = console
    await changePerson(console, officer)
    await openSheets()
    await page
      .getByRole('button', { name: /^新建公示表/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    for (const [field, month] of [
      ['从哪个月', '2025-01'],
      ['到哪个月', '2025-10'],
    ] as const) {
      await dialog.getByLabel(field).fill(month)
      await dialog.getByLabel(field).press('Enter')
    }
    await dialog.getByRole('button', { name: /^建立草稿/ }).click()
    await sheet().waitFor()
    number = /GS-\d{4}-\d+/.exec(await page.getByRole('heading', { level: 1 }).innerText())![0]
    const shown = await sheet().innerText()
    for (const words of [...facts.service, ...facts.public].slice(1))
      if (words !== facts.public[0]) expect(shown, words).toContain(words)
    const typed = (path: string) => sheet().locator(`[data-path="${path}"]`).inputValue()
    expect(await typed('parts.service.openingFen')).toBe(facts.service[0]!)
    expect(await typed('parts.public.openingFen')).toBe(facts.public[0]!)
    const field = (label: string) => sheet().getByLabel(label, { exact: true }).inputValue()
    expect(await field('应收（扣减免）')).toBe(facts.receivable)
    expect(await field('实收')).toBe(facts.received)
    expect(await field('收缴率（%）')).toBe(facts.rate)
  })

  it('what does not hold is told before it can be given to the review', async () => {
    const { page } = console
    await page.getByRole('button', { name: /^提交审核/ }).click()
    await page
      .getByText(/有亏空|亏空/)
      .first()
      .waitFor()
    await sheet().locator('[data-path="parts.service.closingNote"]').fill('由公司垫付')
    await page.getByRole('button', { name: /^提交审核/ }).click()
    await page.getByText('已提交，请有发布权限的同事审核').first().waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^审核并发布/ }).count()).toBe(0)
  })

  it('another person reviews and publishes it', async () => {
    const { page } = console
    await changePerson(console, manager)
    await openSheets()
    await page.getByText(number).first().click()
    await page.getByRole('button', { name: '审核并发布' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^发布/ }).click()
    const published = page.getByRole('region', { name: '发布情况' })
    await published.waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    code = /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(await published.innerText())![0]
  })

  it('goes to paper with every figure and its check code', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    await page.getByRole('dialog').getByRole('button', { name: /^打印/ }).waitFor()
    await expect.poll(paperText).toContain(code)
    const paper = await paperText()
    for (const words of [
      number,
      facts.receivable,
      facts.received,
      facts.printedRate,
      ...facts.service,
      ...facts.public,
      '由公司垫付',
      officer.name,
      manager.name,
    ])
      expect(paper, words).toContain(words)
    const pdf = await console.host.paper()
    expect(new Set(pagesOf(pdf, 'disclosure'))).toEqual(new Set(['210 x 297']))
    expect(inkOf(pdf)).toBeGreaterThan(0.01)
    await page.keyboard.press('Escape')
  })

  it('whoever brings the code of the notice is told that it is what the books have', async () => {
    const { page } = console
    await goTo(console, '/disclosures/verify')
    await page.locator('main input').first().fill(code.toLowerCase().replaceAll('-', ''))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '与库内一致' }).waitFor()
    await page.getByText(number).first().waitFor()
  })

  it('a revision is a sheet of its own that names the old one', async () => {
    const { page } = console
    await page.getByRole('link', { name: '打开这张表' }).click()
    await sheet().waitFor()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '更正这张表' }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('漏列一笔车位收入')
    await page.getByRole('button', { name: '建立更正草稿' }).click()
    await page.getByText('更正原因：漏列一笔车位收入').first().waitFor()
    const revision = await page.getByRole('heading', { level: 1 }).innerText()
    expect(revision).not.toContain(number)
    await page.getByRole('link', { name: number }).click()
    await page.getByText('已由这张表更正：').waitFor()
  })
})
