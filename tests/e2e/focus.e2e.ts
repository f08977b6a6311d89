import { afterAll, beforeAll, expect, it } from 'vitest'
import { Console } from './console.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { aFullCounter } from './full-counter.ts'
import { leaveFor } from './steps.ts'

let console: Console
beforeAll(async () => {
  console = await Console.open(await preparedOffice(aFullCounter))
  await console.logIn(manager.login, manager.password)
})
afterAll(() => console.close())

const go = (path: string) => leaveFor(console, path)
const layer = '[aria-modal="true"]:visible, .panel[role="dialog"]:visible, [role="menu"]:visible'
/** What the keyboard is at, in a few words; `page` where it is lost. */
const at = () =>
  console.page.evaluate(() => {
    const { activeElement: active } = document
    if (!active || active === document.body) return 'page'
    return active.getAttribute('aria-label') ?? active.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  })

/** Pages and what opens something on them: buttons, by how their names begin. */
const openers: [path: string, ...names: string[]][] = [
  ['/tickets/2', '打印回执', '作废'],
  ['/houses', '列设置', '导出', '批量生成', '新增房屋', '常用筛选'],
  ['/houses/1', '修改', '走访/联系', '更多', '过户', '添加住户'],
  ['/residents', '列设置', '导出', '登记新住户'],
  ['/residents/1', '修改', '更多', '修改“独居老人”', '添加电话', '添加房屋', '搬离'],
  ['/contacts', '走访/联系', '导出'],
  ['/outages', '登记停水停电'],
  ['/blank-slips', '作废 TS'],
  ['/registers/keys', '列设置'],
  ['/registers/parcels', '领取'],
  ['/registers/directory', '新增'],
  ['/reports/month', '打印'],
  ['/payments/list', '票号检查', 'SJ-'],
  ['/payments/arrears', '列设置', '记联系'],
  ['/fees/charges', '新增应收', '1-1-101'],
  ['/fees/items', '新增项目', '新增标准', '调价'],
  ['/fees/months', '结账', '取消结账'],
  ['/fees/accounts', '新增科目', '设定'],
  ['/disclosures/sheets', '导入 Excel 表', '新建公示表'],
  ['/disclosures/sheets/1', '打印', '登记异议或询问'],
  ['/disclosures/objections', '登记异议或询问', '答复', '作废'],
  ['/disclosures/notices/1', '打印', '复制文字', '撤回'],
  ['/disclosures/postings', '撤下', '作废'],
  ['/disclosures/calendar', '新增事项', '登记已公示', '经过', '修改'],
  ['/disclosures/templates', '新增模板'],
  ['/promises', '导出'],
  ['/imports', '忘记列名和说法的对应', '放弃'],
  ['/dictionaries', '新增', '加下级'],
  ['/office', '新增小区', '修改 青龙园'],
  ['/users', '新增人员', '修改 陈洁', '重设密码 陈洁'],
]

it.each(openers)('what is opened on %s gives the keyboard back to what opened it', async (path, ...names) => {
  const { page } = console
  await go(path)
  for (const name of names) {
    const opener = page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
    await opener.waitFor()
    await expect.poll(() => opener.isEnabled()).toBe(true)
    await opener.focus()
    const focused = () => opener.evaluate((element) => element === document.activeElement)
    await page.keyboard.press('Enter')
    await page.locator(layer).first().waitFor()
    await expect.poll(focused, { message: name }).toBe(false)
    await page.keyboard.press('Escape')
    await page.locator(layer).first().waitFor({ state: 'hidden' })
    await expect.poll(focused, { message: name }).toBe(true)
  }
})

it('what a menu opens gives it back to the menu’s button', async () => {
  const { page } = console
  await go('/residents/1')
  const more = page.getByRole('main').getByRole('button', { name: '更多' })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /合并/ }).click()
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(at).toBe('更多')
})

it('a dialog that saves gives it back too', async () => {
  const { page } = console
  await go('/residents/1')
  await page.getByRole('button', { name: '添加电话' }).press('Enter')
  await page.getByRole('dialog').getByLabel('电话', { exact: true }).fill('13600001234')
  await page.keyboard.press('Control+Enter')
  await page.getByText('136****1234').waitFor()
  await expect.poll(at).toBe('添加电话')
})

it('a row that goes leaves it with the next, and the last of them on the page', async () => {
  const { page } = console
  await go('/residents/1')
  await page.getByRole('button', { name: '删除电话 136****1234' }).press('Enter')
  await page.getByText('136****1234').first().waitFor({ state: 'detached' })
  await expect.poll(at).not.toBe('page')
  await go('/bin')
  await page.getByRole('button', { name: /^恢复 99-101/ }).press('Enter')
  await page.getByText('99-101').first().waitFor({ state: 'hidden' })
  await expect.poll(at).not.toBe('page')
})

it('a merge leaves it on the page it leads to', async () => {
  const { page } = console
  await go('/duplicates/1/2')
  await page.locator('main input[type=radio]:focus').waitFor()
  await go('/duplicates')
  const pair = page.getByRole('row').filter({ hasText: '夏佳娜' }).first()
  await pair.getByRole('link').first().press('Enter')
  await page.locator('main input[type=radio]:focus').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: '重复住户' }).waitFor()
  await expect.poll(at).not.toBe('page')
})

it('a select takes by Enter the first choice that typing leaves, and keeps it while nothing is typed', async () => {
  const { page } = console
  await go('/tickets')
  const field = page.getByRole('combobox', { name: '类别', exact: true })
  const shown = () => page.locator('.el-select', { has: field }).innerText()
  const open = () => expect.poll(() => field.getAttribute('aria-expanded')).toBe('true')
  const shut = () => expect.poll(() => field.getAttribute('aria-expanded')).toBe('false')
  const first = page.locator('.el-select-dropdown__item:visible').first()
  await field.focus()
  await page.keyboard.type('绿化')
  await expect.poll(() => first.innerText()).toContain('绿化')
  await expect.poll(() => first.getAttribute('class')).toContain('is-hovering')
  const chosen = await first.innerText()
  await page.keyboard.press('Enter')
  await shut()
  await expect.poll(shown).toBe(chosen)
  // Another one by its words, though the first stays chosen until Enter.
  await page.keyboard.type('消防')
  await expect.poll(() => first.innerText()).toContain('消防')
  await page.keyboard.press('Enter')
  await shut()
  await expect.poll(shown).toContain('消防')
  const kept = await shown()
  await page.keyboard.press('Enter')
  await open()
  await page.keyboard.press('Enter')
  await shut()
  expect(await shown()).toBe(kept)
  // What fits nothing takes nothing.
  await page.keyboard.type('没有这一类')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect.poll(shown).toBe(kept)
})
