import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console, hostName } from './console.ts'
import { pagesOf, textOf } from './paper.ts'
import { peopleByHand } from './people-office.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson } from './steps.ts'

/** Each register of the front desk once, with the keyboard alone. */
describe('the registers', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand))
    await console.logIn(clerk.login, clerk.password)
  })
  afterAll(() => console?.close())

  const openRegister = async (name: string) => {
    const { page } = console
    await page.getByRole('link', { name: '登记簿', exact: true }).click()
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { name, exact: true }).waitFor()
  }
  /** Types into one field after another; Enter goes on. The first is where Alt+N or the last save put the focus. */
  async function fill(...fields: string[]) {
    const { page } = console
    for (const [index, field] of fields.entries()) {
      if (index > 0) await page.keyboard.press('Enter')
      await page.keyboard.insertText(field)
    }
  }
  /** Types a room and takes the first row of what is found; the focus goes on by itself. */
  async function place(room: string) {
    const { page } = console
    await page.keyboard.insertText(room)
    await page.getByRole('option').filter({ hasText: room }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
  }
  const row = (words: string) => console.page.getByRole('row').filter({ hasText: words })
  const undo = () => console.page.locator('.undo-toast').filter({ hasText: '撤销' })
  /** What goes to paper of the preview that is open. */
  async function paper(sign: string, name: string) {
    const preview = console.page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText(sign)).first().waitFor()
    const pdf = await console.host.paper()
    const words = textOf(pdf)
    const sizes = new Set(pagesOf(pdf, name))
    await console.page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
    return { words, sizes }
  }

  it('parcels are scanned in, and handed over together', async () => {
    const { page } = console
    await openRegister('快递')
    await page.keyboard.press('Alt+n')
    await place('3-2-501')
    // The recipient is known by then: on to the phone, the carrier, the shelf, the count and the scanner.
    await fill('', '', 'sf', 'B3', '', 'SF1234567890123')
    await page.keyboard.press('Enter')
    await row('SF1234567890123').waitFor()
    // The form is ready for the next, with the same carrier and shelf.
    await place('3-2-501')
    await fill('', '', '', '', '', 'SF9876543210987')
    await page.keyboard.press('Enter')
    await row('SF9876543210987').waitFor()
    expect(await row('SF9876543210987').innerText()).toMatch(/王芳[\s\S]*138\*{4}5678[\s\S]*顺丰[\s\S]*B3/)
    // The same number twice is a slip of the scanner.
    await place('3-2-501')
    await fill('', '', '', '', '', 'SF9876543210987')
    await page.keyboard.press('Enter')
    await page.getByText('这个运单号已登记，还没领取').waitFor()

    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog', { name: '领取快递：3-2-501' })
    await dialog.getByText('领取 2 单').waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await row('王芳 领取').first().waitFor()
    await expect.poll(() => row('王芳 领取').count()).toBe(2)
    await undo().waitFor()

    await page.keyboard.press('F9')
    const { words, sizes } = await paper('制表人', 'parcels')
    expect(sizes).toEqual(new Set(['297 x 210']))
    expect(words.replaceAll(' ', '')).toContain('快递代收登记表')
    expect(words).toContain('138****5678')
    expect(words).not.toContain('13800135678')
  })

  it('a key is taken in, lent, taken back and told on the card of its house', async () => {
    const { page } = console
    await openRegister('钥匙')
    await page.keyboard.press('Alt+n')
    await place('5-1-302')
    await fill('A-12', '2', '周建国', '', '钥匙柜', '出国半年')
    await page.keyboard.press('Control+Enter')
    await row('A-12').getByText('在库').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog', { name: '借出钥匙 A-12 5-1-302' })
    await dialog.waitFor()
    await expect
      .poll(() => dialog.getByLabel('借用人').evaluate((field) => field.matches(':focus')))
      .toBe(true)
    await fill('工程部赵师傅', '', '查漏水')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await row('A-12').getByRole('button', { name: '收回' }).waitFor()
    await row('工程部赵师傅').waitFor()
    await page.keyboard.press('F8')
    await row('A-12').getByText('在库').waitFor()
    await page.keyboard.press('Control+z')
    await row('A-12').getByRole('button', { name: '收回' }).waitFor()
    await page.keyboard.press('F9')
    expect((await paper('制表人', 'keys')).words.replaceAll(' ', '')).toContain('钥匙托管登记表')
    await console.find('5-1-302')
    await page.keyboard.press('Enter')
    await page.getByText('2 把').first().waitFor()
  })

  it('a visitor comes and leaves by one key, and no ID number is taken', async () => {
    const { page } = console
    await openRegister('访客')
    await page.keyboard.press('Alt+n')
    await fill('陈建国', '13700137000', '')
    await place('3-2-501')
    await fill('', '身份证 110110197208283843')
    await page.keyboard.press('Control+Enter')
    await page.getByText('这里不登记身份证号').waitFor()
    await page.getByLabel('来访事由').fill('看望老人')
    await page.keyboard.press('Control+Enter')
    await row('陈建国').getByText('在访').waitFor()
    await page.getByText('在访 1').waitFor()
    await page.keyboard.press('F8')
    await page.getByText('在访 0').waitFor()
    await row('陈建国')
      .getByText(/离开 今天/)
      .waitFor()
    await page.keyboard.press('F9')
    expect((await paper('制表人', 'visitors')).words.replaceAll(' ', '')).toContain('访客登记表')
  })

  it('a pass is issued, goes to paper at once, and its things leave', async () => {
    const { page } = console
    await openRegister('物品放行')
    await page.keyboard.press('Alt+n')
    await place('3-2-501')
    await page.getByLabel('物品，一行一件').focus()
    await page.keyboard.insertText('冰箱 1 台\n沙发 2 件')
    await page.keyboard.press('Control+Enter')
    const { words, sizes } = await paper('放行物品', 'item-pass')
    expect(sizes).toEqual(new Set(['148 x 210']))
    const number = /FX-\d{8}-001/.exec(words)?.[0] ?? ''
    expect(words).toContain('沙发 2 件')
    expect(words).toContain('门岗签字')
    await row(number).waitFor()
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog', { name: `放行 ${number}` })
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请写门岗姓名').waitFor()
    await page.keyboard.insertText('周强')
    await page.keyboard.press('Control+Enter')
    await row(number)
      .getByText(/周强 放行/)
      .waitFor()
  })

  it('a service is asked for and done by somebody of the directory', async () => {
    const { page } = console
    await openRegister('服务资源')
    await page.keyboard.press('Alt+n')
    const adding = page.getByRole('dialog', { name: '新增服务资源' })
    await expect.poll(() => adding.getByLabel('名称').evaluate((field) => field.matches(':focus'))).toBe(true)
    await fill('净万家保洁', '', '010-8888 1234')
    await page.keyboard.press('Control+Enter')
    await adding.waitFor({ state: 'hidden' })
    await row('净万家保洁').getByText('010-88881234').waitFor()
    await page.keyboard.press('F9')
    expect((await paper('制表人', 'directory')).words.replaceAll(' ', '')).toContain('服务资源名录')

    await openRegister('便民服务')
    await page.keyboard.press('Alt+n')
    await place('3-2-501')
    await fill('', '', '', '擦玻璃 3 扇')
    await page.keyboard.press('Control+Enter')
    await row('擦玻璃').getByText('待办').waitFor()
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog', { name: '完成：家政 3-2-501' })
    await expect
      .poll(() => dialog.getByLabel('服务商').evaluate((field) => field.matches(':focus')))
      .toBe(true)
    await fill('净万家保洁', '1,234.5')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await row('擦玻璃').getByText('已完成 5 分').waitFor()
    await row('¥1,234.50').waitFor()
    await page.keyboard.press('F9')
    expect((await paper('制表人', 'services')).words.replaceAll(' ', '')).toContain('便民服务登记表')
  })

  it('the price board is written by the office and goes to the wall', async () => {
    const { page } = console
    await changePerson(console, manager)
    await openRegister('价格表')
    await page.keyboard.press('Alt+n')
    await fill('家政', '日常保洁', '40', '每小时')
    await page.keyboard.press('Control+Enter')
    await page.getByText('¥40.00').waitFor()
    // The section stays for the next line; without a price it wants words.
    await fill('', '深度保洁', '')
    await page.keyboard.press('Control+Enter')
    await page.getByText('请写价格；面议的请写说明').waitFor()
    await page.getByLabel('说明').fill('按面积')
    await page.keyboard.press('Control+Enter')
    await page.getByText('面议', { exact: true }).waitFor()
    await page.keyboard.press('F9')
    const { words, sizes } = await paper('深度保洁', 'price-board')
    expect(sizes).toEqual(new Set(['210 x 297']))
    expect(words).toMatch(/日常保洁 ¥40\.00 每小时/)
    expect(words).toContain('按面积')
  })
})
