import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { checkUploaded, fixture, importUploaded, openArchives, uploadWorkbook } from './steps.ts'

/** Houses and people by hand and by the hundred, and everything taken back again. */
describe('the archives', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice())
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  it('get a building’s floors and doors without Excel', async () => {
    const { page } = console
    await openArchives(console, '房屋')
    await page.getByRole('button', { name: '批量生成' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('楼栋').fill('20栋')
    await dialog.getByLabel('单元').fill('1-2')
    await dialog.getByLabel('到几层').fill('6')
    await dialog.getByLabel('每层几户').fill('2')
    await dialog.getByLabel('跳过的楼层').fill('4')
    await dialog.getByText('生成 20 户').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('新建 20 户，已有 0 户').waitFor()
    await page.getByText('共 20 条').waitFor()
  })

  it('take in a person nobody knows from inside a registration', async () => {
    const { page } = console
    await page.keyboard.press('F2')
    await page.getByRole('heading', { name: '投诉' }).waitFor()
    const picker = page.getByRole('combobox', { name: '搜索是谁' })
    await picker.fill('21-1-101')
    await page.locator('main').getByRole('button', { name: '登记新住户' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('姓名').fill('上官云珠')
    await drawer.getByLabel('电话').first().fill('138 0013 5678')
    await page.keyboard.press('Control+Enter')
    await page.getByText('上官云珠').first().waitFor()
    await page.getByText('21-1-101').first().waitFor()
    await page.getByRole('combobox', { name: '类别' }).fill('41')
    await page.keyboard.insertText('楼下夜里没有保安')
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/TS-\d{8}-0001/)
      .first()
      .waitFor()
    await console.find('sgyz')
    await expect.poll(() => page.getByRole('option').first().innerText()).toContain('21-1-101')
    await page.keyboard.press('Escape')
  })

  it('take in a whole register, and its CSV twin changes nothing', async () => {
    const { page } = console
    await uploadWorkbook(console, fixture('01-register.xlsx'))
    await importUploaded(console)
    await uploadWorkbook(console, fixture('01b-register-gb18030.csv'))
    await checkUploaded(console)
    await page.getByText('这份表和档案完全一致').waitFor()
    expect(await console.overflow()).toEqual([0, 0])
    await openArchives(console, '房屋')
    await page.getByText('共 631 条').waitFor()
  })

  it('give an import back as a whole and keep what was there before', async () => {
    const { page } = console
    await openArchives(console, '导入')
    await page
      .getByRole('row')
      .filter({ hasText: '01-register.xlsx' })
      .getByRole('button', { name: '撤销导入' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
    await page.getByText('已撤销，档案恢复到导入前的样子').first().waitFor()
    await page.keyboard.press('Escape')
    await openArchives(console, '房屋')
    await page.getByText('共 21 条').waitFor()
  })
})
