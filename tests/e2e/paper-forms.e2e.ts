import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console } from './console.ts'
import { pagesOf, textOf } from './paper.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { openDesk, openSystem } from './steps.ts'

let number = ''

/** A repair that is handed over, by somebody without a house, so that no register is needed. */
async function aRepair(client: TestClient): Promise<void> {
  const desk = await deskOf(client)
  const repair = await client.tickets.register(
    registration(desk, {
      kind: 'repair',
      categoryId: desk.category('户内漏水'),
      callerName: '王芳',
      callerPhone: '13800135678',
      place: '地下车库 B 区',
      words: '水管漏水，请打 13900139000 找看车的人',
      entry: 'call-first',
    }),
  )
  await client.tickets.assign({ ...repair, departmentId: desk.department('工程部') })
  number = repair.number
}

/** Every form as it goes to paper: its size, what stands on it, and that it is recorded. */
describe('the forms', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(aRepair))
    await console.logIn(manager.login, manager.password)
    await console.find(number)
    await console.page.keyboard.press('Enter')
    await console.page.getByRole('heading', { name: number }).waitFor()
  })
  afterAll(() => console?.close())

  const dialog = () => console.page.getByRole('dialog').last()
  const choose = (group: string, name: string) =>
    console.page.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click()
  const print = () => dialog().getByRole('button', { name: /^打印/ }).click()
  const text = async () => textOf(await console.host.paper())
  const sizes = async (name: string) => pagesOf(await console.host.paper(), name)

  it('of a repair are chosen by F9: the work sheet comes in four copies with the phone masked', async () => {
    await console.page.keyboard.press('F9')
    await console.page.getByRole('button', { name: '受理回执' }).waitFor()
    await console.page.keyboard.press('ArrowDown')
    await console.page.keyboard.press('Enter')
    await dialog().getByText(`派工单 ${number}`).waitFor()
    await expect.poll(text).toContain('报修派工单')
    const sheet = await text()
    for (const words of [
      number,
      '王芳',
      '138****5678',
      '先打电话',
      '工程部',
      '维修内容',
      '用料名称',
      '保修',
      '维修人签字',
    ])
      expect(sheet, words).toContain(words)
    expect(sheet).not.toContain('13800135678')
    expect(await sizes('work-sheet')).toEqual(Array(4).fill('210 x 297'))
    await choose('纸张', 'A5')
    await expect.poll(() => sizes('work-sheet-a5')).toEqual(Array(4).fill('148 x 210'))
  })

  it('show the whole phone for a reason, and one copy where only one is wanted', async () => {
    const { page } = console
    await dialog().getByRole('button', { name: /查看/ }).click()
    await page.getByLabel('为什么要看？').fill('维修上门联系')
    await page.keyboard.press('Enter')
    await expect.poll(text).toContain('138 0013 5678')
    // The reason's dialog gives the focus back when it is gone.
    await page.getByLabel('为什么要看？').waitFor({ state: 'hidden' })
    await page.getByRole('combobox', { name: '打印哪几联' }).click({ force: true })
    await page.getByRole('option', { name: '住户联' }).click()
    await expect.poll(() => sizes('work-sheet-one')).toEqual(['148 x 210'])
  })

  it('say from the second time on that they are printed again', async () => {
    expect(await text()).not.toContain('补打')
    await print()
    await expect.poll(text).toContain('补打')
  })

  it('fit a roll, as long as what stands on it, and the paper is remembered', async () => {
    await choose('打印哪一种', '受理回执')
    await expect.poll(text).toContain('报修受理回执')
    await choose('纸张', '80 毫米小票')
    await expect.poll(() => sizes('slip-roll')).toEqual([expect.stringMatching(/^80 x (1\d\d|2[0-4]\d)$/)])
    await choose('纸张', 'A4')
    await expect.poll(() => sizes('slip-a4')).toEqual(['210 x 297'])
    expect((await text()).match(/报修受理回执/g)).toHaveLength(2)
    await choose('纸张', '80 毫米小票')
    await print()
    await console.page.keyboard.press('Escape')
    // The dialog gives the focus back when it is gone; the menu takes it after that.
    await dialog().waitFor({ state: 'hidden' })
    await console.page.keyboard.press('F9')
    await console.page.locator('.forms button:focus').waitFor()
    await console.page.keyboard.press('Enter')
    await dialog().getByText(`回执 ${number}`).waitFor()
    await expect.poll(() => sizes('slip-again')).toEqual([expect.stringMatching(/^80 x /)])
    await console.page.keyboard.press('Escape')
  })

  it('go to a chat group as a text without name, phone and door', async () => {
    const { page } = console
    await page.getByRole('button', { name: '复制到群' }).click()
    const message = dialog().locator('pre')
    await expect.poll(() => message.innerText()).toContain(`【报修】${number}`)
    expect(await message.innerText()).not.toMatch(/王芳|13800135678|13900139000/)
    await dialog().getByLabel('带上房号、姓名和电话，原因').fill('发给维修班派单')
    await page.keyboard.press('Enter')
    await expect.poll(() => message.innerText()).toContain('138 0013 5678')
    await page.keyboard.press('Escape')
  })

  it('are reserved blank before a power cut, two on a sheet, and struck out with a reason', async () => {
    const { page } = console
    await openDesk(console)
    await page.getByRole('link', { name: '空白单', exact: true }).click()
    await page.getByRole('spinbutton', { name: '份数' }).fill('3')
    await page.getByRole('button', { name: /预留并打印/ }).click()
    await expect.poll(text).toContain('投诉受理单（手写）')
    const slips = await text()
    const numbers = [...new Set(slips.match(/TS-\d{8}-\d{4}/g))]
    expect(numbers).toHaveLength(3)
    expect(await sizes('blank-slips')).toEqual(['210 x 297', '210 x 297'])
    await print()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: `作废 ${numbers[2]}` }).click()
    await page.getByLabel('作废原因').fill('写坏了')
    await page.keyboard.press('Enter')
    await page
      .getByText(/已作废 1$/)
      .first()
      .waitFor()
    await page
      .getByText(/未补录 2$/)
      .first()
      .waitFor()
  })

  it('bear the title and the notes that the office gives them', async () => {
    const { page } = console
    await openSystem(console, '办公室')
    await page.getByRole('button', { name: '修改 打印记录' }).click()
    await dialog().getByLabel('标题', { exact: true }).fill('用纸登记')
    await dialog().getByLabel('底部提示').fill('每月交主任核对')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('row').filter({ hasText: '用纸登记' }).waitFor()
  })

  it('stand in the print log, which is a form itself', async () => {
    const { page } = console
    await openSystem(console, '打印记录')
    const row = (words: string) => page.getByRole('row').filter({ hasText: words })
    await row('派工单').filter({ hasText: number }).filter({ hasText: '第 1 次' }).waitFor()
    await row('受理回执').filter({ hasText: number }).filter({ hasText: '80 毫米小票' }).waitFor()
    await row('空白受理单').filter({ hasText: '李静' }).waitFor()
    expect(await page.locator('main').innerText()).not.toContain('王芳')
    await page.keyboard.press('F9')
    await expect.poll(text).toContain('用纸登记')
    expect(await text()).toContain('每月交主任核对')
    await choose('纸张', 'A5')
    await expect.poll(() => sizes('print-log-a5')).toEqual(['148 x 210'])
  })
})
