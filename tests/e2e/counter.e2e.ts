import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { peopleByHand } from './people-office.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { openDesk } from './steps.ts'

/** One matter told by two callers, asked after by the code on its slip, and the callers who are not on any register. */
describe('at the counter', () => {
  let console: Console
  const numbers = { first: '', second: '' }
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const words = () => console.page.getByRole('main').getByRole('form').locator('textarea').first()
  const sentence = () => console.page.locator('main .sentence')
  const number = () => console.page.getByRole('main').getByRole('heading', { level: 1 })

  /** Opens a complaint of somebody found by the box, up to its words. */
  async function complain(room: string, category: string) {
    const { page } = console
    await page.locator('#the-box').fill(room)
    await page.keyboard.press('F2')
    await page.locator('main [role=combobox]:focus').waitFor()
    await page.keyboard.type(category)
    await page.locator('main textarea:focus').waitFor()
  }
  /** Saves it and answers with its number. */
  async function save(): Promise<string> {
    const { page } = console
    await page.keyboard.press('Control+Enter')
    const toast = page.getByRole('alert').filter({ hasText: '已登记' }).last()
    await page.locator('#the-box:focus').waitFor()
    return /[A-Z]{2}-\d{8}-\d{4}/.exec(await toast.innerText())![0]
  }
  async function openTicket(which: string) {
    await console.find(which)
    await console.page.keyboard.press('Enter')
    await expect.poll(() => number().innerText()).toBe(which)
  }

  /** One step of the ticket that is open. */
  async function act(name: string, text: string) {
    const { page } = console
    const actions = page.getByRole('region', { name: '现在可以' })
    await actions.getByRole('radiogroup', { name: '现在可以' }).getByText(name, { exact: true }).click()
    await actions.locator('textarea').fill(text)
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已记：${name}`).first().waitFor()
  }

  it('a second caller of the same staircase joins the first by one key', async () => {
    const { page } = console
    await complain('32501', '22')
    await words().fill('厨房没有水，从早上开始')
    numbers.first = await save()
    await complain('32602', '22')
    const related = page.getByRole('region', { name: '可能相关' })
    await related.getByRole('radio').first().waitFor({ state: 'attached' })
    await related.getByText('同一单元').waitFor()
    await words().fill('我们家也停水了')
    await page.keyboard.press('Control+j')
    await related.getByText(`并入 ${numbers.first}`).waitFor()
    numbers.second = await save()
    expect(numbers.second).not.toBe(numbers.first)
  })

  it('both know what to say when the code on a slip is scanned', async () => {
    const { page } = console
    await page.keyboard.press('Alt+q')
    await page.locator('main input:focus').waitFor()
    // A scanner types without a pause and ends with Enter; the next code replaces the last.
    await page.keyboard.type(numbers.first)
    await page.keyboard.press('Enter')
    await expect
      .poll(() => sentence().allInnerTexts())
      .toEqual([
        expect.stringMatching(/^您今天\d\d:\d\d反映的水电供应不稳定，我们已经受理.*前(办结|答复您)。$/),
      ])
    await page.keyboard.type(numbers.second.toLowerCase())
    await page.keyboard.press('Enter')
    await expect
      .poll(() => sentence().allInnerTexts())
      .toEqual([expect.stringContaining(`和受理单 ${numbers.first} 是同一件事，合在一起处理`)])
  })

  it.each([
    ['the tail of a phone', '5678', 2],
    ['a room', '3-2-602', 1],
    ['the last digits of today’s number', '0001', 1],
  ])('is answered by %s too', async (_by, typed, count) => {
    await console.page.keyboard.press('Alt+q')
    await console.page.locator('main input:focus').fill(typed)
    await console.page.keyboard.press('Enter')
    await expect.poll(() => sentence().count()).toBe(count)
  })

  it('closing the first closes both, and tells so', async () => {
    const { page } = console
    await openTicket(numbers.first)
    await page.getByRole('main').getByText('并来的 1').waitFor()
    await page.getByRole('combobox', { name: /责任部门/ }).click({ force: true })
    await page.getByRole('option', { name: '工程部', exact: true }).click()
    await act('分派', '')
    await act('处理完成', '总阀已修好，全单元恢复供水')
    await act('结案', '')
    await page.getByRole('main').getByText('已结案').first().waitFor()
    await page.getByRole('main').getByRole('link', { name: numbers.second }).click()
    await expect.poll(() => number().innerText()).toBe(numbers.second)
    await page.getByText('随这一件办结').waitFor()
    await page.getByText('已结案').first().waitFor()
    await page.keyboard.press('Alt+q')
    await page.keyboard.type(numbers.second)
    await page.keyboard.press('Enter')
    await expect.poll(() => sentence().allInnerTexts()).toEqual([expect.stringContaining('全单元恢复供水')])
  })

  it('nobody’s name is kept of who wants to stay anonymous, but a place is asked for', async () => {
    const { page } = console
    await openDesk(console)
    await page.locator('#the-box:focus').waitFor()
    await page.keyboard.press('F2')
    await page.getByRole('region', { name: '来人' }).waitFor()
    await page.keyboard.press('Alt+n')
    const caller = page.getByRole('region', { name: '来人' })
    await caller.getByLabel('姓名', { exact: true }).fill('王芳')
    await caller.getByRole('radio', { name: '匿名' }).press('Space')
    await caller.getByText('只能凭单号来问').waitFor()
    const category = page.getByRole('combobox', { name: /类别/ })
    await category.focus()
    await page.keyboard.type('42')
    await words().fill('北门门禁坏了，谁都能进')
    await page.keyboard.press('Control+Enter')
    await caller.getByText('匿名的请写明地点').waitFor()
    await caller.getByLabel('地点', { exact: true }).fill('北门')
    const saved = await save()
    await openTicket(saved)
    await page.getByRole('main').getByText('北门', { exact: true }).first().waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('王芳')
  })

  it('a message of the owners’ group keeps which group it was', async () => {
    const { page } = console
    await complain('51302', '11')
    await words().fill('三号楼下垃圾桶满了两天没人收')
    await page.getByRole('button', { name: '更多', exact: true }).press('Enter')
    await page.getByRole('menuitem', { name: '业主群' }).press('Enter')
    await page.getByLabel('来自', { exact: true }).fill('三栋业主群')
    await openTicket(await save())
    await page.getByRole('main').getByText('业主群 三栋业主群').waitFor()
  })
})
