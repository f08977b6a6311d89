import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console, hostName } from './console.ts'
import { keepPicture } from './every-page.ts'
import { textOf } from './paper.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { goTo } from './steps.ts'

/** Two dwellings, a shop and a dwelling whose area nobody wrote down; somebody lives in the first. */
async function fourHouses(client: TestClient): Promise<void> {
  const { communityId } = await client.office.profile()
  const house = (building: string, room: string, fields: object) =>
    client.houses.create({ communityId, building, unit: '1', room, ...fields })
  const first = await house('7', '101', { areaHundredths: 8915, waterMeter: 'W-101' })
  await house('7', '201', { areaHundredths: 12_680 })
  await house('7', '301', {})
  await house('9', '102', { areaHundredths: 8622, kind: 'shop' })
  await client.residents.create({
    name: '王芳',
    phones: [{ phone: '13800135678' }],
    occupancy: { houseId: first.id, role: 'owner', since: '2019-10' },
  })
}

/** From the prices to what each house owes, with everything that can be typed wrongly on the way. */
describe('what is charged', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(fourHouses))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const row = (words: string) => console.page.getByRole('row').filter({ hasText: words })
  const dialog = (name: string | RegExp) => console.page.getByRole('dialog', { name })
  const open = async (path: string, name: string) => {
    await goTo(console, path)
    await console.page.getByRole('heading', { name, exact: true }).waitFor()
  }
  /** The words of a select lie over its field. */
  const pick = async (label: string, option: string) => {
    const { page } = console
    await page.getByRole('dialog').getByLabel(label, { exact: true }).click({ force: true })
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  /** The form for another standard of an item, once the focus has come to its first field. */
  async function newStandard(item: string) {
    await console.page.getByRole('button', { name: `新增标准：${item}` }).click()
    const form = dialog(`${item}：新增标准`)
    await form.locator('input:focus').waitFor()
    return form
  }
  /** Opens the charge of a room. */
  async function drawerOf(room: string) {
    await console.page.getByRole('button', { name: room, exact: true }).click()
    const drawer = dialog(new RegExp(`^${room} `))
    await drawer.getByRole('heading', { name: '减免记录' }).waitFor()
    return drawer
  }

  it('prices are written by kind of house, and what is no price is refused', async () => {
    const { page } = console
    await open('/fees/items', '收费项目')
    for (const [price, kind] of [
      ['2.80', '住宅'],
      ['6.50', '商铺'],
    ] as const) {
      const form = await newStandard('物业服务费')
      const field = form.getByLabel('单价（元）')
      for (const [wrong, why] of [
        ['二块八', '这里要写数字'],
        ['-2.8', '不能是负数'],
        ['2.80001', '最多 4 位小数'],
        ['99999999', '数字太大了'],
      ] as const) {
        await field.fill(wrong)
        await form.getByText(why).waitFor()
      }
      await field.fill(price)
      await pick('房屋类型', kind)
      await page.keyboard.press('Control+Enter')
      await form.waitFor({ state: 'hidden' })
    }
    await page.getByText('2.80 元/㎡·月').waitFor()
    await page.getByText('6.50 元/㎡·月').waitFor()
    // A second price for the same houses and months is refused at the field.
    const again = await newStandard('物业服务费')
    await again.getByLabel('单价（元）').fill('3')
    await pick('房屋类型', '住宅')
    await page.keyboard.press('Control+Enter')
    await again.getByText('同样的房屋在这段时间已有标准').waitFor()
    await again.getByRole('button', { name: '取消' }).click()
    await again.waitFor({ state: 'hidden' })
  })

  it('a month is made once, with the sums a clerk would work out', async () => {
    const { page } = console
    await open('/fees/charges', '应收')
    await page.keyboard.press('Alt+g')
    await page.getByRole('heading', { name: '生成应收' }).waitFor()
    // 2.80 × 89.15 = 249.62, 2.80 × 126.80 = 355.04, 6.50 × 86.22 = 560.43
    await row('物业服务费').getByText('1,165.09').waitFor()
    await page.getByText('没有登记面积 1 户').waitFor()
    await page.getByRole('link', { name: '7-1-301' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已生成 3 笔，共 ¥1,165.09').waitFor()
    await row('物业服务费').getByText('已有应收 3 户').waitFor()
    await page.getByRole('link', { name: '查看应收' }).click()
    await page.getByText('3 笔 · 3 户').waitFor()
    expect(await row('7-1-101').innerText()).toMatch(/王芳[\s\S]*2\.80 × 89\.15㎡[\s\S]*249\.62[\s\S]*未缴/)
    expect(await row('9-1-102').innerText()).toContain('560.43')
  })

  it('part of a charge is waived, never more than is open, and the waiver taken back', async () => {
    const { page } = console
    const drawer = await drawerOf('7-1-101')
    await drawer.getByRole('button', { name: '减免', exact: true }).click()
    const waive = dialog(/^减免：7-1-101/)
    await waive.waitFor()
    await waive.getByLabel('减免原因').fill('漏水期间减免')
    const amount = waive.getByLabel('减免金额（元）')
    await amount.fill('249.63')
    await waive.getByText('最多 ¥249.62').waitFor()
    await amount.fill('五十')
    await page.keyboard.press('Control+Enter')
    expect(await waive.isVisible()).toBe(true)
    await amount.fill('50')
    await page.keyboard.press('Control+Enter')
    await waive.waitFor({ state: 'hidden' })
    await drawer.getByText('漏水期间减免').waitFor()
    await drawer.getByText('¥199.62').first().waitFor()
    // With a waiver it cannot be struck out.
    await expect.poll(() => drawer.getByRole('button', { name: '作废' }).count()).toBe(0)
    await drawer.getByRole('button', { name: '撤回减免' }).click()
    const back = dialog('撤回减免 ¥50.00')
    await back.getByLabel('撤回原因').fill('录错了')
    await page.keyboard.press('Control+Enter')
    await back.waitFor({ state: 'hidden' })
    await drawer.getByText('已撤回：录错了').waitFor()
    await drawer.getByText('¥249.62').first().waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('what was paid cannot be struck out; what was not can, and leaves the sums', async () => {
    const { page } = console
    await drawerOf('7-1-101')
    await page.getByRole('link', { name: '去收款' }).click()
    await page.getByRole('heading', { name: '收款', exact: true }).waitFor()
    await page.getByText('249.62').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/SJ-\d{4}-000001/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await open('/fees/charges', '应收')
    await row('7-1-101').getByText('已清').waitFor()
    const paid = await drawerOf('7-1-101')
    await paid.getByText(/SJ-\d{4}-000001/).waitFor()
    await expect.poll(() => paid.getByRole('button', { name: '作废' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await paid.waitFor({ state: 'hidden' })
    const other = await drawerOf('7-1-201')
    await other.getByRole('button', { name: '作废' }).click()
    const why = dialog(/^作废应收：7-1-201/)
    await why.getByLabel('作废原因').fill('面积有误')
    await page.keyboard.press('Control+Enter')
    await why.waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
    await other.waitFor({ state: 'hidden' })
    await row('7-1-201').getByText('已作废').waitFor()
    await page.getByText('2 笔 · 2 户').waitFor()
    // 249.62 of 249.62 + 560.43
    await page.getByText('收缴率 30.82%').waitFor()
  })

  it('a deposit is added by hand, once', async () => {
    const { page } = console
    for (const attempt of ['first', 'second']) {
      await page.keyboard.press('Alt+n')
      const form = dialog('新增应收')
      await form.getByLabel('房号').waitFor()
      await expect.poll(() => form.getByLabel('房号').evaluate((field) => field.matches(':focus'))).toBe(true)
      await page.keyboard.insertText('7-1-101')
      await page.getByRole('option').filter({ hasText: '7-1-101' }).first().waitFor()
      await page.keyboard.press('Enter')
      await pick('收费项目', '装修押金')
      const amount = form.getByLabel('金额（元）')
      await amount.fill('-2000')
      await form.getByText('不能是负数').waitFor()
      await amount.fill('2000')
      await page.keyboard.press('Control+Enter')
      if (attempt === 'first') await form.waitFor({ state: 'hidden' })
      else {
        await expect.poll(() => form.locator('.is-error').count()).toBeGreaterThan(0)
        await form.getByRole('button', { name: '取消' }).click()
        await form.waitFor({ state: 'hidden' })
      }
    }
    await row('装修押金').getByText('2,000.00').first().waitFor()
  })

  it('a deposit paid at the counter is held until it goes back, and is owed no more', async () => {
    const { page } = console
    await goTo(console, '/payments/counter')
    // The counter still stands at the house that paid last.
    const goOn = page.locator('.receipt-done').getByRole('button', { name: '继续收这一户' })
    await goOn.click()
    const account = page.locator('.account')
    await account.getByRole('heading', { name: '7-1-101', exact: true }).waitFor()
    await expect.poll(() => page.getByLabel('收款金额（元）').inputValue()).toBe('2000.00')
    await page.keyboard.press('Control+Enter')
    await goOn.click()
    await account.getByText('在押押金').waitFor()
    await keepPicture(console, 'counter-deposit')
    await account.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '退押金：装修押金' }).click()
    const form = dialog('退押金：装修押金')
    await expect.poll(() => form.locator('input').first().inputValue()).toBe('2000.00')
    await form.locator('input').first().fill('2000.01')
    await form.getByLabel('原因').fill('验收合格')
    await page.keyboard.press('Control+Enter')
    await form.getByText('最多 2,000.00 元').first().waitFor()
    await keepPicture(console, 'deposit-back')
    await form.locator('input').first().fill('2000')
    await page.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'hidden' })
    await account.getByText('在押押金').waitFor({ state: 'detached' })
    await expect.poll(() => account.getByRole('row').filter({ hasText: '装修押金' }).count()).toBe(0)
  })

  it('meters are read down the sheet with Enter, and wrong readings stay at their row', async () => {
    const { page } = console
    await open('/fees/items', '收费项目')
    await (await newStandard('水费')).getByLabel('单价（元）').fill('4.30')
    await pick('房屋类型', '住宅')
    await page.keyboard.press('Control+Enter')
    await page.getByText('4.30 元/吨').waitFor()
    await open('/fees/meters', '抄表')
    await row('7-1-101').getByText('W-101').waitFor()
    const before = (room: string) => page.getByLabel(`${room} 上次读数`)
    const now = (room: string) => page.getByLabel(`${room} 本次读数`)
    await before('7-1-101').fill('100')
    await before('7-1-201').fill('50')
    await now('7-1-101').focus()
    await page.keyboard.insertText('112.5')
    await page.keyboard.press('Enter')
    expect(await now('7-1-201').evaluate((field) => field.matches(':focus'))).toBe(true)
    await page.keyboard.insertText('49')
    // 12.5 t × 4.30 = 53.75 yuan
    await row('7-1-101').getByText('53.75').waitFor()
    await row('7-1-201').getByText('比上次读数小').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('有 1 户要改').waitFor()
    await now('7-1-201').fill('五十')
    await row('7-1-201').getByText('这里要写数字').waitFor()
    await now('7-1-201').fill('50.35')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已保存 2 户').waitFor()
    await row('7-1-101').getByText('已保存').waitFor()
    await open('/fees/charges', '应收')
    // 0.35 t × 4.30 = 1.505 yuan, the half going up
    await row('水费').filter({ hasText: '7-1-201' }).getByText('1.51').first().waitFor()
  })

  it('the price board tells the standards first', async () => {
    const { page } = console
    await open('/registers/prices', '价格表')
    await page.getByRole('heading', { name: '物业收费标准' }).waitFor()
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    const inside = hostName === 'electron' ? preview.locator('canvas') : preview.getByText('物业收费标准')
    await inside.first().waitFor()
    const words = textOf(await console.host.paper()).replaceAll(' ', '')
    expect(words).toContain('物业收费标准')
    expect(words).toMatch(/物业服务费[\s\S]*2\.80/)
    await page.keyboard.press('Escape')
  })
})
