import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { importWorkbook } from './imported-office.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { applyChecked, fixture, openArchives, openSystem, uploadWorkbook } from './steps.ts'

/** Words of the ledger that the office uses otherwise, and what each means there. */
const meanings: [text: string, entry: string][] = [
  ['治安问题', '安全管理 / 治安与盗窃'],
  ['态度冷漠', '服务态度 / 冷漠'],
  ['秩序部', '秩序维护部'],
  ['客服部', '客户服务部'],
]

/** Three years of complaints kept in Excel, imported over the register of the same office. */
describe('a ledger kept elsewhere', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice((client) => importWorkbook(client, '01-register.xlsx')))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  it('is recognised with all its columns', async () => {
    const { page } = console
    await uploadWorkbook(console, fixture('03-ledger.xlsx'))
    await page.getByText('投诉受理台账').first().waitFor()
    await page.getByText('已对应 23 列，0 列不导入').waitFor()
  })

  it('asks which of the office’s categories, departments and people its words mean', async () => {
    const { page } = console
    await page.getByRole('button', { name: '下一步：值' }).click()
    // 李静 and 陈洁 work here already.
    await page.getByText('还有 10 个说法没有选').waitFor()
    for (const [text, entry] of meanings)
      await page.getByLabel(`${text}：意思是`).selectOption({ label: entry })
    for (const people of ['受理人', '责任人'])
      await page
        .locator('section.value-table')
        .filter({ has: page.getByRole('heading', { name: people, exact: true }) })
        .getByRole('button', { name: '都新增' })
        .click()
    await page.getByRole('button', { name: '下一步：检查' }).click()
    await page.getByRole('radiogroup', { name: '按结果筛选' }).getByText('3540').first().waitFor()
  })

  it('comes into the list with every row', async () => {
    const { page } = console
    await applyChecked(console)
    await page.getByText('新增 3540 行').waitFor()
    await page.getByRole('button', { name: '看受理列表' }).click()
    await page.getByText('共 3540 条').waitFor()
  })

  it('is found by its own number and tells what came of it', async () => {
    const { page } = console
    await console.find('TS20230101001')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'TS20230101001' }).waitFor()
    const facts = page.getByRole('region', { name: '登记内容' })
    for (const words of ['设施设备 / 水电供应不稳定', 'APP', '愤怒', manager.name, '工程部 吴刚'])
      await facts.getByText(words, { exact: true }).waitFor()
    const recorded = page.getByRole('region', { name: '原台账记录' })
    for (const words of ['联系厂家维修', '处理较快', '制度', '内部', '是', '4'])
      await recorded.getByText(words, { exact: true }).waitFor()
    await page.getByText('2-2-301').first().waitFor()
    await page.getByText('186****5422').waitFor()
  })

  it('stands under the names that were chosen for its words', async () => {
    const { page } = console
    await console.find('TS20230105004')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'TS20230105004' }).waitFor()
    const facts = page.getByRole('region', { name: '登记内容' })
    await facts.getByText('服务态度 / 冷漠').waitFor()
    await facts.getByText('客户服务部 孙丽').waitFor()
  })

  it('is taken back as a whole, with the people it brought', async () => {
    const { page } = console
    await openArchives(console, '导入')
    await page.getByRole('button', { name: '撤销导入 03-ledger.xlsx' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
    await page.getByText('已撤销，档案恢复到导入前的样子').first().waitFor({ timeout: 60_000 })
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: '受理', exact: true }).click()
    await page.getByText('还没有受理单').waitFor()
    await openSystem(console, '字典')
    await page.getByRole('button', { name: /^员工/ }).click()
    await page.getByText(clerk.name).first().waitFor()
    await expect.poll(() => page.locator('main').getByText('孙丽').count()).toBe(0)
  })
})
