import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console, hostName } from './console.ts'
import { pagesOf, textOf } from './paper.ts'
import { manager } from './prepared-office.ts'
import { savedWorkbook } from './saved-workbook.ts'
import {
  CountedKeyboard,
  fixture,
  importUploaded,
  openDesk,
  uploadWorkbook,
  walkThroughFirstRun,
} from './steps.ts'

/** One walk-in from the first run to the printed slip and the restart, as a clerk meets it. */
describe('the first walk-in', () => {
  let console: Console
  let number = ''
  beforeAll(async () => {
    console = await Console.open()
  })
  afterAll(() => console?.close())

  it('starts with an office and its register: 675 rows, every column matched', async () => {
    await walkThroughFirstRun(console)
    await uploadWorkbook(console, fixture('01-register.xlsx'))
    await console.page.getByText('已对应 22 列').waitFor()
    await importUploaded(console)
    await console.page.getByText('新增 675 行').first().waitFor()
  })

  it.each([
    ['a room', '7-1-302', '房号'],
    ['a phone tail', '6258517', '尾号'],
    ['a name', '夏佳娜', '姓名'],
    ['pinyin', 'xiajiana', '拼音'],
    ['initials', 'xjn', '首字母'],
  ])('finds a person by %s and says why', async (_kind, typed, reason) => {
    await console.find(typed)
    const first = console.page.getByRole('option').first()
    await expect.poll(() => first.innerText()).toContain(reason)
    await expect.poll(() => first.innerText()).toContain(typed === '7-1-302' ? '7-1-302' : '夏佳娜')
    await console.page.keyboard.press('Escape')
  })

  it('registers a complaint without a mouse, in at most fourteen keys beside the words', async () => {
    const { page } = console
    await openDesk(console)
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('the-box')
    const keys = new CountedKeyboard(console)
    await keys.typeKeys('11101')
    await keys.press('F2')
    await page.getByText('夏佳娜').first().waitFor()
    // The box is a combobox as well, and its list shows the name until the form is there.
    const category = page.getByRole('form', { name: '投诉' }).getByRole('combobox')
    await expect.poll(() => category.evaluate((field) => field === document.activeElement)).toBe(true)
    await keys.typeKeys('22')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await keys.say('卫生间天花板漏水，从昨晚开始，滴到洗衣机上。')
    await page.getByText('您反映1栋1单元101').first().waitFor()
    await keys.press('Control+Shift+Enter')
    await page
      .getByRole('dialog')
      .getByText(/回执 TS-\d{8}-0001/)
      .waitFor()
    process.stdout.write(`keys beside the words (${hostName}): ${keys.count}, goal 14\n`)
    expect(keys.count).toBeLessThanOrEqual(14)
  })

  it('prints its slip on A5 with number, promised times and signature lines', async () => {
    const { page } = console
    const preview = page.getByRole('region', { name: '打印内容' })
    // The desktop shows the PDF itself, a browser the sheet that it will print.
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText('投诉受理回执'))
      .first()
      .waitFor()
    const pdf = await console.host.paper()
    const text = textOf(pdf)
    number = /TS-\d{8}-0001/.exec(text)?.[0] ?? ''
    expect(number).not.toBe('')
    for (const words of [
      '青龙园客户服务中心',
      '投诉受理回执',
      '1栋1单元101',
      '夏女士',
      '卫生间天花板漏水',
      '答复您',
      '业主签字',
      '受理人签字',
    ])
      expect(text, words).toContain(words)
    expect(text).not.toContain('17766258517')
    expect(text).toContain('177****8517')
    expect(text).not.toContain('补打')
    expect(pagesOf(pdf, 'slip')).toEqual(['148 x 210'])
    await page.getByRole('dialog').getByRole('button', { name: /打印/ }).click()
    await page.keyboard.press('Escape')
  })

  it('is on the desk, in the list, on the card, and marked when printed again', async () => {
    const { page } = console
    await openDesk(console)
    const recent = page.getByRole('list', { name: '刚才' }).getByRole('listitem')
    await recent.filter({ hasText: '登记' }).filter({ hasText: '卫生间天花板漏水' }).waitFor()
    await page.getByRole('link', { name: '受理', exact: true }).click()
    await page.getByRole('row').filter({ hasText: number }).waitFor()
    await console.find('1-1-101')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '1-1-101' }).waitFor()
    await page.getByRole('tab', { name: '受理记录' }).click()
    await page.getByRole('link', { name: /水电供应不稳定/ }).click()
    await page.getByRole('heading', { name: number }).waitFor()
    await page.getByText('卫生间天花板漏水').first().waitFor()
    await page.keyboard.press('F9')
    await page.getByRole('dialog').getByText(`回执 ${number}`).waitFor()
    await expect.poll(async () => textOf(await console.host.paper())).toContain('补打')
    await page.keyboard.press('Escape')
  })

  it('is in the audit with its number and without a personal word', async () => {
    const { page } = console
    await page.getByRole('link', { name: '系统', exact: true }).click()
    await page.getByRole('link', { name: '操作记录', exact: true }).click()
    const row = page.getByRole('row').filter({ hasText: number }).filter({ hasText: '登记' })
    await row.first().waitFor()
    expect(await page.locator('main').innerText()).not.toContain('夏佳娜')
  })

  it('leaves as a workbook with phones as masked text, and reads the same', async () => {
    const { page } = console
    await page.getByRole('link', { name: '受理', exact: true }).click()
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /导出/ }).click()
    const { records } = await savedWorkbook(console)
    expect(records[0]).toMatchObject({
      单号: number,
      房号: '1-1-101',
      电话: '177****8517',
      内容: '卫生间天花板漏水，从昨晚开始，滴到洗衣机上。',
    })
  })

  it('is still there after the core was killed', async () => {
    await console.host.killCore()
    await console.logIn(manager.login, manager.password)
    await console.find(number)
    await console.page.keyboard.press('Enter')
    await console.page.getByText('卫生间天花板漏水').first().waitFor()
  })
})
