import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { keepPicture } from './every-page.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { fixture, goTo } from './steps.ts'
import { surveyByHand } from './survey-office.ts'

/** Open answers are coded by keys only; what was coded once is suggested, and said alike coded at once. */
describe('coding open answers', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(
      await preparedOffice(async (client) => {
        const waveId = await surveyByHand(client)
        const file = new File([readFileSync(fixture('05-survey.xlsx'))], '05.xlsx')
        await client.surveys.imports.apply({ waveId, file })
        // Their rooms are not on record here: a manager counts some of them all the same.
        for (let done = 0; done < 120; done++) {
          const { rows } = await client.surveys.responses.list({ waveId, used: false, page: 1, size: 1 })
          const { id, version } = rows[0]!
          await client.surveys.responses.decide({ id, version, decision: 'keep', reason: '按纸核对' })
        }
      }),
    )
    await console.logIn(manager.login, manager.password)
    await goTo(console, '/surveys/texts')
    await words().waitFor()
  })
  afterAll(() => console?.close())

  const words = () => console.page.locator('[data-text]')
  const left = async () => Number(/\d+/.exec(await console.page.locator('[data-left]').innerText())?.[0])
  const stage = () => console.page.getByRole('group', { name: /^当前回答/ })
  const given = (name: string) => stage().getByRole('button', { name: `去掉 ${name}` })

  it('starts at the keys: letters give a code, Enter saves and goes on', async () => {
    const { page } = console
    await expect.poll(() => stage().evaluate((node) => node === document.activeElement)).toBe(true)
    const before = await left()
    await page.keyboard.type('ba')
    await given('门岗保安好').waitFor()
    await page.keyboard.press('Backspace')
    await given('门岗保安好').waitFor({ state: 'detached' })
    await page.keyboard.type('bj')
    await given('保洁好').waitFor()
    await keepPicture(console, 'survey-coding')
    expect(await console.overflow()).toEqual([0, 0])
    await page.keyboard.press('Enter')
    await expect.poll(left).toBe(before - 1)
    await page.keyboard.press('ArrowUp')
    await given('保洁好').waitFor()
    await page.keyboard.press('ArrowDown')
  })

  it('takes a suggestion by its digit, and codes everything that says the same at once', async () => {
    const { page } = console
    const before = await left()
    await stage().getByRole('list', { name: '建议的编码' }).waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/条同样的回答已编码/).waitFor()
    await expect.poll(left).toBeLessThan(before - 5)
  })

  it('shakes at letters that begin no code, and saves nothing without one', async () => {
    const { page } = console
    const before = await left()
    const text = await words().innerText()
    await page.keyboard.type('vv')
    await page.keyboard.press('Enter')
    expect(await words().innerText()).toBe(text)
    expect(await left()).toBe(before)
    await page.keyboard.press('0')
    await expect.poll(left).toBe(before - 1)
  })

  it('counts by code and group, and a count leads to its answers, which may be quoted', async () => {
    const { page } = console
    await page.getByText('统计', { exact: true }).click()
    const look = page.getByRole('button', { name: /^查看“保洁好”的/ }).first()
    await look.waitFor()
    await page.getByRole('combobox', { name: '分组' }).press('Enter')
    await page.getByRole('option', { name: '年龄段' }).click()
    await page
      .getByRole('columnheader', { name: /60以上（n=\d+）/ })
      .first()
      .waitFor()
    await keepPicture(console, 'survey-coding-counts')
    await look.click()
    await given('保洁好').waitFor()
    await page.keyboard.press('*')
    await stage()
      .getByRole('button', { name: /^不引用/ })
      .waitFor()
  })

  it('has a code book that managers extend; letters that another begins with are refused', async () => {
    const { page } = console
    await page.getByText('编码表', { exact: true }).click()
    await page.getByRole('button', { name: '新增编码' }).waitFor()
    await keepPicture(console, 'survey-coding-book')
    await page.keyboard.press('Alt+n')
    const dialog = page.getByRole('dialog', { name: '新增编码' })
    const name = dialog.getByLabel('名称')
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    await name.fill('外卖车乱停')
    await dialog.getByLabel('字母').fill('dt')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('这些字母已被别的编码占用').waitFor()
    await dialog.getByLabel('字母').fill('wm')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('外卖车乱停').first().waitFor()
  })
})
