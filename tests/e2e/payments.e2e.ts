import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { addMonths, lastDay } from '../../shared/modules/reports/month.ts'
import { Console, hostName } from './console.ts'
import { keepPicture } from './every-page.ts'
import { forgeCall, letPageForge } from './forged-call.ts'
import { pagesOf, textOf } from './paper.ts'
import { peopleByHand } from './people-office.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, CountedKeyboard, goTo, openFound } from './steps.ts'

const thisMonth = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
})
  .format(new Date())
  .slice(0, 7)
/** Three months that are over: what is owed for them is past its day. */
const months = [-3, -2, -1].map((back) => addMonths(thisMonth, back))
const closedMonth = addMonths(thisMonth, -5)
const year = thisMonth.slice(0, 4)

/** 300.00 a month for three months from each of three houses; the month before them is closed. */
async function owing(client: TestClient): Promise<void> {
  await peopleByHand(client)
  const items = await client.fees.items.list({})
  const item = items.find(({ kind }) => kind === 'service')
  if (!item) throw new Error('a new office has a service fee')
  const { rows } = await client.houses.list({})
  for (const { id: houseId } of rows)
    for (const month of months)
      await client.fees.charges.add({
        houseId,
        itemId: item.id,
        month,
        amountFen: 30_000,
        dueOn: lastDay(month),
      })
  await client.ledger.months.close({ month: closedMonth })
}

describe('money at the counter', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(owing))
    await letPageForge(console)
    await console.logIn(clerk.login, clerk.password)
  })
  afterAll(() => console?.close())

  const numbered = (prefix: string, count: number) => `${prefix}-${year}-${String(count).padStart(6, '0')}`
  const amount = () => console.page.getByLabel('收款金额（元）')
  const receipt = () => console.page.locator('.receipt-done')
  const account = () => console.page.locator('.account')
  const focused = (selector: string) =>
    expect
      .poll(() =>
        console.page
          .locator(selector)
          .first()
          .evaluate((field) => field.matches(':focus')),
      )
      .toBe(true)
  async function openCounter() {
    await console.page.getByRole('link', { name: '收费', exact: true }).click()
    await console.page.getByLabel('给哪一户收款').waitFor()
    await focused('.find input')
  }
  async function atHouse(room: string, keys: Pick<CountedKeyboard, 'press' | 'typeKeys'>) {
    await keys.typeKeys(room)
    await console.page.getByRole('option').filter({ hasText: room }).first().waitFor()
    await keys.press('Enter')
    await account().getByRole('heading', { name: room, exact: true }).waitFor()
    await focused('.amount input')
  }
  const hands = () => new CountedKeyboard(console)
  const taken = async (number: string) => receipt().getByText(number, { exact: true }).waitFor()
  async function paper(sign: string, name: string) {
    const preview = console.page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText(sign)).first().waitFor()
    await keepPicture(console, `preview-${name}`)
    const pdf = await console.host.paper()
    const words = textOf(pdf).replaceAll(' ', '')
    return { words, sizes: pagesOf(pdf, name) }
  }
  async function leavePaper() {
    await console.page.keyboard.press('Escape')
    await console.page.getByRole('region', { name: '打印内容' }).waitFor({ state: 'detached' })
  }
  /** Reverses the payment whose row stands among the last ones. */
  async function reverse(number: string) {
    const { page } = console
    await account().getByRole('button').filter({ hasText: number }).click()
    await page.getByRole('button', { name: '冲正', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `冲正 ${number}` })
    await focused('.el-dialog input')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请写原因').waitFor()
    await page.keyboard.insertText('收错了房号')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').filter({ visible: true }).waitFor({ state: 'hidden' })
  }

  it('everything a known room owes is taken in cash by ten keys', async () => {
    await openCounter()
    const keys = hands()
    await atHouse('3-2-501', keys)
    expect(await amount().inputValue()).toBe('900.00')
    await keepPicture(console, 'counter')
    await keys.press('Control+Enter')
    await taken(numbered('SJ', 1))
    expect(keys.count).toBeLessThanOrEqual(10)
    await account().getByText('没有待缴的费用').waitFor()
    await focused('.find input')
    await keepPicture(console, 'counter-done')
  })

  it('what is no amount is said at the field, and nothing is taken', async () => {
    const { page } = console
    await atHouse('5-1-302', hands())
    for (const [typed, words] of [
      ['三百', '这不是金额，请只写数字'],
      ['12a', '这不是金额，请只写数字'],
      ['-5', '金额不能是负数'],
      ['1.234', '金额最多两位小数'],
      ['99999999999', '金额太大'],
      ['', '请勾选要缴的费用，或输入金额'],
      ['0', '请勾选要缴的费用，或输入金额'],
    ] as const) {
      await amount().fill(typed)
      await page.keyboard.press('Control+Enter')
      await page.getByText(words).waitFor()
      await focused('.amount input')
    }
    await amount().fill('450')
    await page.getByLabel('收到现金（元）').fill('400')
    await page.keyboard.press('Control+Enter')
    await page.getByText('收到的现金少于收款金额').waitFor()
    await expect.poll(() => account().getByText(numbered('SJ', 2)).count()).toBe(0)
  })

  it('a part settles the oldest first, the change is told, and the receipt says it in capitals', async () => {
    const { page } = console
    await page.getByLabel('收到现金（元）').fill('500')
    await page.locator('.change .figure').getByText('¥50.00').waitFor()
    await page.keyboard.press('Control+Enter')
    await taken(numbered('SJ', 2))
    await receipt().getByText('¥50.00').waitFor()
    await expect.poll(() => account().locator('tbody tr').count()).toBe(2)
    await page.keyboard.press('F9')
    const { words, sizes } = await paper('肆佰伍拾元整', 'receipt')
    expect(sizes).toEqual(['148 x 210'])
    expect(words).toContain('收据')
    expect(words).toContain(numbered('SJ', 2))
    expect(words).toContain('人民币（大写）肆佰伍拾元整')
    expect(words).toContain('500.00/50.00')
    expect(words).toMatch(new RegExp(`物业服务费${months[0]!}300\\.00`))
    expect(words).toMatch(new RegExp(`物业服务费${months[1]!}150\\.00`))
    expect(words).not.toContain('补打')
    const onPaper = async () => textOf(await console.host.paper()).replaceAll(' ', '')
    await page.getByRole('dialog').getByRole('button', { name: /^打印/ }).click()
    await expect.poll(onPaper).toContain('补打')
    await page.getByText('80 毫米小票', { exact: true }).click()
    await expect
      .poll(async () =>
        pagesOf(await console.host.paper(), 'receipt-roll').map((size) => size.split(' x ')[0]),
      )
      .toEqual(['80'])
    expect(await onPaper()).toContain('肆佰伍拾元整')
    await leavePaper()
  })

  it('rows are chosen by Space, a method by its digit, and what is over is kept in advance', async () => {
    const { page } = console
    await atHouse('3-2-602', hands())
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    expect(await amount().inputValue()).toBe('')
    await amount().fill('500')
    await page.getByText('¥500.00 记为预存').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('2')
    await page.getByLabel('流水号').fill('4200001')
    await page.keyboard.press('Control+Enter')
    await taken(numbered('SJ', 3))
    await receipt().getByText('微信').waitFor()
    await account().locator('.facts').getByText('¥500.00').waitFor()
  })

  it('money in advance settles charges, and reversing all of it returns to zero', async () => {
    const { page } = console
    await receipt().getByRole('button', { name: '继续收这一户' }).click()
    await account().getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '用预存抵扣' }).click()
    const dialog = page.getByRole('dialog', { name: '用预存抵扣：3-2-602' })
    await focused('.el-dialog input')
    await page.keyboard.insertText('500.01')
    await dialog.getByText('最多可抵扣 ¥500.00').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('350')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await account().locator('.facts').getByText('¥150.00').waitFor()
    await reverse(numbered('DK', 1))
    await account().locator('.facts').getByText('¥500.00').waitFor()
    await reverse(numbered('SJ', 3))
    const figures = () => account().locator('.facts dd').allInnerTexts()
    await expect
      .poll(async () => (await figures()).join(' ').replaceAll(/\s+/g, ' '))
      .toBe('— ¥900.00 ! ¥900.00 ¥0.00')
  })

  it('nothing is taken beyond what is open, nor in a month that is closed', async () => {
    const { page } = console
    const listed = JSON.parse(
      await forgeCall(console, '/fees/charges/list', { text: '5-1-302', state: 'open' }),
    )
    const [charge] = (listed.json ?? listed.p?.b?.json).rows
    const refused = await forgeCall(console, '/fees/payments/take', {
      houseId: charge.houseId,
      payer: '周建国',
      method: 'cash',
      lines: [{ chargeId: charge.id, amountFen: 30_001 }],
      requestKey: 'a forged payment',
    })
    expect(refused).toContain('AMOUNT_BEYOND')
    expect(refused).toContain('300.00')

    await page.locator('.pay-form summary').click()
    await page.getByLabel('收款日期').fill(`${closedMonth}-10`)
    await page.keyboard.press('Enter')
    await page.getByLabel('备注').focus()
    await page.keyboard.press('Control+Enter')
    await page.getByText(new RegExp(`${closedMonth}.*已经结账`)).waitFor()
    await keepPicture(console, 'counter-closed-month')
    await expect.poll(() => account().getByText(numbered('SJ', 4)).count()).toBe(0)
  })

  it('the cards lead to the counter', async () => {
    const { page } = console
    await openFound(console, '5-1-302')
    await page.locator('.fee-line').getByText('已到期未缴 2 个月 ¥450.00').waitFor()
    await keepPicture(console, 'house-card-fees')
    await page.keyboard.press('Alt+m')
    await account().getByRole('heading', { name: '5-1-302', exact: true }).waitFor()
    await focused('.amount input')
    await openFound(console, '周婷')
    await page.locator('.fee-line').getByText('5-1-302 费用').waitFor()
    await goTo(console, '/register?kind=complaint&house=1')
    await page
      .locator('.caller-card')
      .getByText(/物业费已缴至/)
      .waitFor()
  })

  it('who is spoken to about arrears is kept with the promise, and letters are polite', async () => {
    const { page } = console
    await page.getByRole('link', { name: '收费', exact: true }).click()
    await page.getByRole('link', { name: '欠费', exact: true }).click()
    const row = page.getByRole('row').filter({ hasText: '3-2-602' })
    await row.getByRole('button', { name: '记联系' }).click()
    const dialog = page.getByRole('dialog', { name: /^联系记录：3-2-602/ })
    await focused('.el-dialog textarea')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请写说了什么').waitFor()
    await page.keyboard.insertText('出差，下周回来缴')
    await dialog.getByText('对方答应了缴费日期').click()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await row.getByText(/出差，下周回来缴/).waitFor()
    await row.getByText(/缴清费用/).waitFor()
    await keepPicture(console, 'arrears')
  })

  it('a manager sees who has not closed the day, and could do it for them', async () => {
    const { page } = console
    await changePerson(console, manager)
    await goTo(console, '/payments/closings')
    const others = page.getByRole('region', { name: '同事未日结的收款' })
    await others.getByText('4 笔，共 ¥1,350.00，其中现金 ¥1,350.00').waitFor()
    await others.getByRole('button', { name: `代${clerk.name}日结` }).click()
    const dialog = page.getByRole('dialog', { name: `代${clerk.name}日结` })
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.insertText('1340')
    await dialog.getByText('少 ¥10.00').waitFor()
    await keepPicture(console, 'closing-for-other')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('现金有差额，请写说明').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await changePerson(console, clerk)
    await openCounter()
  })

  it('the day is closed with the cash counted', async () => {
    const { page } = console
    await page.getByRole('link', { name: '日结', exact: true }).click()
    const form = page.getByRole('region', { name: '本次待结' })
    // 900.00 and 450.00 in cash; the payment by WeChat came back.
    await form.getByText('¥1,350.00').first().waitFor()
    await keepPicture(console, 'closing')
    await form.getByLabel('清点现金（元）').fill('1340')
    await form.getByText('少 ¥10.00').waitFor()
    await page.keyboard.press('Control+Enter')
    await form.getByText('现金有差额，请写说明').waitFor()
    await form.getByLabel('差额说明').fill('找零时少收十元')
    await page.keyboard.press('Control+Enter')
    const drawer = page.getByRole('dialog').filter({ hasText: 'RJ-' })
    await drawer.getByText('−¥10.00').waitFor()
    await keepPicture(console, 'closing-done')
    await drawer.getByRole('button', { name: '打印日结单' }).click()
    const { words, sizes } = await paper('壹仟叁佰伍拾元整', 'daily-closing')
    expect(sizes).toEqual(['210 x 297'])
    expect(words).toContain('收款日结单')
    expect(words).toContain('找零时少收十元')
    await leavePaper()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    await form.getByText('上次日结之后，您还没有经手收款。').waitFor()
  })

  it('a manager refunds no more than the advance, reprints, and prints letters and accounts', async () => {
    const { page } = console
    await changePerson(console, manager)
    await openCounter()
    await atHouse('3-2-501', hands())
    await amount().fill('80')
    await page.keyboard.press('Control+Shift+Enter')
    expect((await paper('捌拾元整', 'receipt-advance')).words).toContain('预存')
    await leavePaper()
    await receipt().getByRole('button', { name: '继续收这一户' }).click()
    await account().getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '退预存' }).click()
    const dialog = page.getByRole('dialog', { name: '退预存：3-2-501' })
    await focused('.el-dialog input')
    await page.keyboard.insertText('80.01')
    await dialog.getByLabel('原因').fill('搬走')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('最多 80.00 元').first().waitFor()
    await keepPicture(console, 'refund-beyond')
    await dialog.getByLabel('退款金额（元）').fill('80')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })

    await account().getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '缴费明细' }).click()
    await page.getByRole('dialog', { name: '3-2-501 缴费明细' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[aria-modal=true]'))
    await page.keyboard.press('Control+Enter')
    const { words } = await paper(numbered('SJ', 1), 'house-account')
    expect(words).toContain('3-2-501缴费明细')
    expect(words).toContain(numbered('TK', 1))
    await leavePaper()

    await page.getByRole('link', { name: '收款记录', exact: true }).click()
    await page
      .getByRole('row')
      .filter({ hasText: numbered('SJ', 3) })
      .waitFor()
    await keepPicture(console, 'payments')
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const exporting = page.getByRole('dialog', { name: '导出收款记录（共 8 条）' })
    await exporting.getByRole('button', { name: '导出', exact: true }).click()
    await exporting.getByText('已导出 8 行').waitFor()
    await exporting.getByRole('button', { name: '关闭', exact: true }).last().click()
    await exporting.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '票号检查' }).click()
    await page.getByRole('dialog').getByText('连续无缺').first().waitFor()
    await expect.poll(() => page.getByRole('dialog').getByText('连续无缺').count()).toBe(4)
    await page.keyboard.press('Escape')
    await page
      .getByRole('row')
      .filter({ hasText: numbered('SJ', 2) })
      .getByRole('button')
      .click()
    await page.getByRole('button', { name: '打印收据' }).click()
    expect((await paper('肆佰伍拾元整', 'receipt-again')).words).toContain('补打')
    await leavePaper()
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: '欠费', exact: true }).click()
    await page.getByRole('row').filter({ hasText: '3-2-602' }).waitFor()
    await page.getByRole('button', { name: '打印提示函（全部）' }).click()
    const letters = await paper('450.00', 'arrears-letters')
    expect(letters.sizes).toEqual(['210 x 297', '210 x 297'])
    expect(letters.words).toContain('缴费提示函')
    expect(letters.words).not.toMatch(/[停断限][水电气暖]|法院|起诉|滞纳金/)
    await leavePaper()
  })
})
