import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console, hostName } from './console.ts'
import { importWorkbook } from './imported-office.ts'
import { pagesOf, textOf } from './paper.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { savedWorkbook } from './saved-workbook.ts'
import { changePerson, openArchives, pick } from './steps.ts'

/** The tenants of the register, and one more with a remark that a careless export would turn into a formula. */
const tenants = 66
const formula = '=HYPERLINK("http://x","点我")'

async function registerAndOneMore(client: TestClient): Promise<void> {
  await importWorkbook(client, '01-register.xlsx')
  const { communityId } = await client.office.profile()
  const house = await client.houses.create({ communityId, building: '30', room: '101' })
  await client.residents.create({
    name: '阿尔泰',
    notes: formula,
    phones: [{ phone: '13800135678' }],
    occupancy: { houseId: house.id, role: 'tenant' },
  })
}

describe('a list', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(registerAndOneMore))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const headers = () => console.page.locator('main').getByRole('columnheader').allInnerTexts()
  const usual = ['姓名', '房号与身份', '电话', '群体', '标签', '关怀', '备注', '未结单']
  const mine = ['姓名', '电话', '性别', '房号与身份', '群体', '标签', '关怀', '未结单']

  it('is arranged by its reader: columns, their order, the height of rows, and a filter by name', async () => {
    const { page } = console
    await openArchives(console, '住户')
    await page.getByText('共 676 条').waitFor()
    await expect.poll(headers).toEqual(usual)
    await page.getByRole('button', { name: '列设置' }).click()
    const settings = page.getByRole('dialog', { name: '列设置' })
    await settings.getByRole('checkbox', { name: '性别' }).check()
    await settings.getByRole('checkbox', { name: '备注' }).uncheck()
    await settings.getByRole('button', { name: '电话 往前移' }).click()
    await settings.getByRole('button', { name: '电话 往前移' }).click()
    await settings.getByText('紧凑').click()
    await expect.poll(headers).toEqual(mine)
    await page.keyboard.press('Escape')
    await pick(console, '身份', '租户')
    await page.getByText(`共 ${tenants} 条`).waitFor()
    await page.getByRole('button', { name: '常用筛选' }).click()
    await page.getByRole('dialog', { name: '常用筛选' }).getByLabel('名称').fill('看租户')
    await page.keyboard.press('Enter')
    await page.getByText('已保存“看租户”').waitFor()
  })

  it('is as usual for a colleague, and as it was arranged for the one who comes back', async () => {
    const { page } = console
    await changePerson(console, clerk)
    await openArchives(console, '住户')
    await page.getByText('共 676 条').waitFor()
    await expect.poll(headers).toEqual(usual)
    await page.getByRole('button', { name: '导出' }).click()
    const dialog = page.getByRole('dialog', { name: '导出 676 位住户' })
    await dialog.getByText('电话隐去中间几位').waitFor()
    await expect.poll(() => dialog.getByText('完整电话').count()).toBe(0)
    await dialog.getByRole('button', { name: '取消' }).click()
    await changePerson(console, manager)
    await openArchives(console, '住户')
    const saved = page.getByRole('button', { name: '看租户', exact: true })
    await saved.waitFor()
    await expect.poll(headers).toEqual(mine)
    await page.getByRole('button', { name: '重置' }).click()
    await page.getByText('共 676 条').waitFor()
    await page.getByRole('button', { name: '常用筛选' }).click()
    await saved.click()
    await page.getByText(`共 ${tenants} 条`).waitFor()
  })

  it('leaves as a workbook of chosen columns, with phones masked and everything typed a mere text', async () => {
    const { page } = console
    await page.getByRole('button', { name: '导出' }).click()
    const dialog = page.getByRole('dialog', { name: `导出 ${tenants} 位住户` })
    const tick = (column: string) => dialog.getByRole('checkbox', { name: column, exact: true })
    for (const column of ['性别', '客户群体', '未结受理单']) await tick(column).uncheck()
    await tick('出生年份').check()
    await dialog.getByRole('button', { name: '电话 往前移', exact: true }).click()
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await dialog.getByText(`已导出 ${tenants} 行`).waitFor()
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    const { headers: columns, records, stored, text } = await savedWorkbook(console)
    expect(columns).toEqual(['姓名', '房号', '电话', '与房屋关系', '出生年份', '备注'])
    const people = records.slice(0, tenants)
    expect(new Set(people.map((person) => person['与房屋关系']))).toEqual(new Set(['租户']))
    for (const { 电话: phone } of people) expect(phone).toMatch(/^(1\d\d\*{4}\d{4} ?)+$/)
    const row = people.findIndex(({ 姓名: name }) => name === '阿尔泰')
    expect(people[row]).toMatchObject({ 房号: '30-101', 电话: '138****5678', 备注: formula })
    expect(stored(row, '备注').value).toBe(formula)
    expect(stored(row, '电话').format).toBe('@')
    const born = people.findIndex(({ 出生年份: year }) => year !== null)
    expect(stored(born, '出生年份').value).toBeTypeOf('number')
    expect(text).toContain(`导出人：${manager.name}`)
    expect(text).toContain('电话和证件号码已隐去中间几位')
  })

  it('leaves with whole phones only for a reason, which stays with the workbook', async () => {
    const { page } = console
    await page.getByRole('button', { name: '导出' }).click()
    const dialog = page.getByRole('dialog', { name: `导出 ${tenants} 位住户` })
    // The columns chosen last are offered again.
    expect(await dialog.getByRole('checkbox', { name: '出生年份' }).isChecked()).toBe(true)
    await dialog.getByText('完整电话', { exact: true }).click()
    const start = dialog.getByRole('button', { name: '导出', exact: true })
    expect(await start.isDisabled()).toBe(true)
    await dialog.getByLabel('为什么需要完整电话？').fill('停水逐户通知')
    await start.click()
    await dialog.getByText(`已导出 ${tenants} 行`).waitFor()
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    const { records, text, stored } = await savedWorkbook(console)
    const row = records.findIndex(({ 姓名: name }) => name === '阿尔泰')
    expect(stored(row, '电话')).toEqual({ value: '13800135678', format: '@' })
    expect(text).toContain('停水逐户通知')
  })

  it('goes to paper with the office above, pages counted, and a line to sign', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText('制表人'))
      .first()
      .waitFor()
    const pdf = await console.host.paper()
    const sheets = pagesOf(pdf, 'list')
    expect(sheets.length).toBeGreaterThan(1)
    expect(new Set(sheets)).toEqual(new Set(['297 x 210']))
    const pages = textOf(pdf).split('\f').slice(0, sheets.length)
    for (const [index, words] of pages.entries()) {
      expect(words).toContain('青龙园客户服务中心')
      expect(words).toContain('姓名')
      expect(words.replaceAll(' ', '')).toContain(`第${index + 1}/${sheets.length}页`)
      expect(words.includes('制表人')).toBe(index === sheets.length - 1)
    }
    const whole = pages.join('')
    expect(whole).toContain('身份：租户')
    expect(whole).toContain(`共 ${tenants} 条`)
    expect(whole).toContain('审核人')
    expect(whole).toContain('138****5678')
    expect(whole).not.toContain('13800135678')
    await page.keyboard.press('Escape')
  })
})
