import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console } from './console.ts'
import { madeFile } from './made-file.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { savedWorkbook } from './saved-workbook.ts'
import {
  applyChecked,
  checkUploaded,
  fixture,
  importUploaded,
  openArchives,
  openFound,
  uploadWorkbook,
} from './steps.ts'

/** Somebody the office knew before any workbook came. */
async function oneHouse(client: TestClient): Promise<void> {
  const { communityId } = await client.office.profile()
  const house = await client.houses.create({ communityId, building: '30', room: '101' })
  await client.residents.create({ name: '阿尔泰', occupancy: { houseId: house.id, role: 'owner' } })
}

/** How often each reason stands beside a cell of the register made by hand; two rows have two of them. */
const problems: [reason: string, cells: number][] = [
  ['没有电话号码', 4],
  ['有不止一个号码，都收下了', 4],
  ['有号码位数不够，没有导入', 10],
  ['有号码位数太多，没有导入', 2],
  ['证件号被 Excel 存成数字', 4],
  ['证件号校验位不对', 5],
]

describe('a register made by hand', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(oneHouse))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const outcomes = () => console.page.getByRole('radiogroup', { name: '按结果筛选' }).innerText()
  const counted = async () => (await outcomes()).replaceAll(/\s+/g, ' ')
  /** A checked row by the number Excel shows beside it. */
  const row = (number: number) =>
    console.page
      .getByRole('row')
      .filter({ has: console.page.getByRole('rowheader', { name: String(number), exact: true }) })
  const only = (what: string) => console.page.getByText(what, { exact: true }).click()

  it('is read below its title rows; another row can be the header by a click', async () => {
    const { page } = console
    await uploadWorkbook(console, fixture('02-register-handmade.xlsx'))
    await page.getByText('表头：第 4 行').waitFor()
    await page.getByText('已对应 9 列').waitFor()
    await page.getByRole('button', { name: '把第 2 行作为表头' }).click()
    await page.getByText('表头：第 2 行').waitFor()
    await page.getByText('还缺：房号').waitFor()
    await page.getByRole('button', { name: '把第 4 行作为表头' }).click()
    await page.getByText('已对应 9 列').waitFor()
  })

  it('asks what words mean that the office does not use', async () => {
    const { page } = console
    await page.getByLabel('K 列（备 注）对应').selectOption({ label: '标签' })
    await page.getByRole('button', { name: '下一步：值' }).click()
    await page.getByText('还有 7 个说法没有选').waitFor()
    await page.getByLabel('电梯旁：意思是').selectOption({ label: '新增“电梯旁”' })
    await page.getByText('还有 6 个说法没有选').waitFor()
    await page.getByRole('button', { name: '都作文字保留' }).click()
    await page.getByRole('button', { name: '下一步：检查' }).click()
  })

  it('is counted and its cells are named at Excel’s own rows: 262 rows, 260 houses, two rows twice', async () => {
    const { page } = console
    await expect.poll(counted).toBe('全部 262 新增 260 变更 0 一致 2 有误 0')
    await only('只看重复的（2）')
    await row(66).getByText('与第 65 行重复').waitFor()
    await row(158).getByText('与第 157 行重复').waitFor()
    await only('只看有问题的（28）')
    await row(48)
      .getByText(/证件号被 Excel 存成数字/)
      .waitFor()
    for (const [reason, cells] of problems)
      expect([reason, await page.locator('main').getByText(reason).count()]).toEqual([reason, cells])
    await row(60).getByText('没有电话号码').waitFor()
    await row(177)
      .getByText(/校验位不对/)
      .waitFor()
  })

  it('gives its problems back as a workbook, to correct and import again', async () => {
    const { page } = console
    await page.getByRole('button', { name: '导出有问题的行' }).click()
    const { headers, records } = await savedWorkbook(console)
    expect([headers[0], headers[4], headers.at(-1)]).toEqual(['序号', '户主', '错误原因'])
    // Two numbers in a cell are taken as they are: nothing to correct.
    expect(records).toHaveLength(25)
    const lost = records.find(({ 序号: number }) => number === '44')
    expect(lost).toMatchObject({ 身份证号: null })
    expect(lost?.['错误原因']).toMatch(/身份证号：.*末几位已丢失/)
  })

  it('waits until its second names are decided, one by one and all the others at once', async () => {
    const { page } = console
    await only('只看要决定的（10）')
    expect(await page.getByRole('button', { name: '下一步：导入' }).isDisabled()).toBe(true)
    await row(16).getByText('“李思玉”作为共有人一起导入？').waitFor()
    await row(16).getByRole('button', { name: '作为共有人' }).click()
    await page.getByText('还有 9 处要决定').waitFor()
    await row(17).getByRole('button', { name: '不导入' }).click()
    await page.getByText('还有 8 处要决定').waitFor()
    await page.getByRole('button', { name: '第二姓名全部作为共有人' }).click()
    await page.getByText('处要决定').waitFor({ state: 'detached' })
  })

  it('is in the archives as it was decided', async () => {
    const { page } = console
    await applyChecked(console)
    // The keyboard goes on where the result is told.
    const reached = () => page.evaluate(() => document.activeElement?.textContent?.trim())
    await expect.poll(reached).toContain('已写入档案')
    await page.getByRole('button', { name: '导出有问题的行' }).waitFor()
    await page.getByRole('button', { name: '看房屋列表' }).click()
    await page.getByText('共 261 条').waitFor()
    await openFound(console, '李思玉')
    await page.getByText('共有人').first().waitFor()
    await openFound(console, '彭丽佳')
    await page.getByText('电梯旁').first().waitFor()
    await page.locator('#the-box').fill('郝秀兰')
    await page.getByText('没有找到').first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('is taken back as a whole; what was there before stays', async () => {
    const { page } = console
    await openArchives(console, '导入')
    await page.getByRole('button', { name: '撤销导入 02-register-handmade.xlsx' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
    await page.getByText('已撤销，档案恢复到导入前的样子').first().waitFor()
    await page.keyboard.press('Escape')
    await openArchives(console, '房屋')
    await page.getByText('共 1 条').waitFor()
    await openFound(console, '阿尔泰')
  })

  it('makes no new house over a register that is already there, and shows what differs, old → new', async () => {
    const { page } = console
    await openArchives(console, '导入')
    await page.getByRole('button', { name: '忘记列名和说法的对应' }).click()
    await page.getByRole('menuitem', { name: '房屋业主名册' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByText('已忘记，下次重新猜').waitFor()
    await uploadWorkbook(console, fixture('01-register.xlsx'))
    await importUploaded(console)
    await uploadWorkbook(console, fixture('02-register-handmade.xlsx'))
    await checkUploaded(console)
    await expect.poll(counted).toMatch(/^全部 262 新增 0 变更 \d+ 一致 \d+ 有误 0$/)
    await row(5).locator('del', { hasText: '2023-01-14' }).waitFor()
    await row(5).locator('ins', { hasText: '2023-04-07' }).waitFor()
  })

  it('overwrites only what somebody decided', async () => {
    const { page } = console
    await row(5).getByRole('button', { name: '用表里的' }).click()
    await row(5).getByTitle('改主意').waitFor()
    await row(7).getByRole('button', { name: '保留现有' }).click()
    await row(7).getByTitle('改主意').waitFor()
    await page.getByRole('button', { name: '差异全部保留现有的' }).click()
    await page.getByRole('button', { name: '第二姓名全部不导入' }).click()
    await page.getByText('处要决定').waitFor({ state: 'detached' })
    expect(await row(5).getByTitle('改主意').innerText()).toBe('用表里的')
    await applyChecked(console)
    await openFound(console, '1-1-101')
    await page.getByText('2023-04-07 起').waitFor()
    await openFound(console, '1-1-201')
    await page.getByText('2019-11-29 起').waitFor()
    await openArchives(console, '房屋')
    await page.getByText('共 611 条').waitFor()
  })

  it('that was left half-way is taken up again after the core was killed, with what was decided', async () => {
    const { page } = console
    const rows = ['楼栋,单元,房号,姓名,电话', '1,1,101,夏佳娜,13900001111', '1,1,102,孟国梓,13900002222']
    await uploadWorkbook(console, madeFile('补充.csv', rows.join('\n')))
    await checkUploaded(console)
    await row(2)
      .getByText(/档案里这户已有“夏佳娜”（.*177\*{4}8517.*），是同一个人吗？/)
      .waitFor()
    await row(2).getByRole('button', { name: '是同一人，加上新电话' }).click()
    await page.getByText('还有 1 处要决定').waitFor()
    await console.host.killCore()
    await console.logIn(manager.login, manager.password)
    await openArchives(console, '导入')
    await console.page.getByRole('button', { name: '继续 补充.csv' }).click()
    await console.page.getByText('还有 1 处要决定').waitFor()
    await row(3).getByRole('button', { name: '是另一个人' }).click()
    await console.page.getByText('处要决定').waitFor({ state: 'detached' })
    await applyChecked(console)
    await openFound(console, '1-1-101')
    await console.page.getByText('139****1111').waitFor()
    await console.page.getByText('住户 1 人').waitFor()
    await openFound(console, '1-1-102')
    await console.page.getByText('住户 2 人').waitFor()
  })
})
