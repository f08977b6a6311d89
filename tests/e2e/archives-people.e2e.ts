import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { idNumber, peopleByHand } from './people-office.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { savedWorkbook } from './saved-workbook.ts'
import { changePerson, openArchives, openFound, openSystem } from './steps.ts'

/** What an office does with the people it knows, by its own screens. */
describe('the people of the archives', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const wangTwice = () =>
    console.page.getByRole('row').filter({ hasText: '王芳' }).filter({ hasText: '姓名和电话相同' })

  it('are suggested as one, compared side by side, merged as chosen, and parted again by the toast', async () => {
    const { page } = console
    await openArchives(console, '重复住户')
    await wangTwice().getByRole('link', { name: '并排对比' }).click()
    await page.getByText('1 处不同').waitFor()
    const kept = page.getByRole('columnheader').filter({ hasText: '保留这份' })
    expect(await kept.innerText()).toContain('3-2-501')
    await page.getByRole('radio', { name: '职业采用 会计' }).check()
    await page.keyboard.press('Control+Enter')
    const toast = page.getByRole('status').filter({ hasText: '已合并到 王芳' })
    await page.getByText('没有疑似重复的住户').waitFor()
    await toast.getByRole('button', { name: '撤销' }).click()
    await wangTwice().waitFor()
  })

  it('are one when merged again, with everything of both', async () => {
    const { page } = console
    await wangTwice().getByRole('link', { name: '并排对比' }).click()
    await page.getByRole('radio', { name: '职业采用 会计' }).check()
    await page.getByRole('button', { name: '合并成一份' }).click()
    await page.getByText('没有疑似重复的住户').waitFor()
    await console.find('王芳')
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '王芳' }).waitFor()
    const card = page.locator('main')
    for (const words of ['会计', '周末上午', '3-2-501', '3-2-602', '京N35678', '138****5678'])
      await card.getByText(words).first().waitFor()
    await expect.poll(() => card.getByText('小学教师').count()).toBe(0)
    await openArchives(console, '回收站与撤销')
    await page.getByRole('link', { name: '最近的合并与过户' }).click()
    const changes = page.getByRole('row').filter({ hasText: '合并住户' })
    await expect.poll(() => changes.count()).toBe(2)
    await changes.filter({ hasText: '已撤销' }).waitFor()
    await changes.getByRole('button', { name: /^撤销/ }).waitFor()
  })

  it('sell a house, which keeps its history, and the sale is taken back by key', async () => {
    const { page } = console
    await openFound(console, '5-1-302')
    await page.getByRole('button', { name: '过户' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: /查找新业主/ }).fill('郑晓雯')
    await dialog.getByRole('button', { name: '登记为新业主' }).click()
    await dialog.getByLabel('电话', { exact: true }).fill('139 2222 3333')
    await dialog.getByText(/5-1-302 的业主由 周建国 变为 郑晓雯/).waitFor()
    await dialog.getByText('周婷 同日搬离').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('5-1-302 已过户给 郑晓雯').waitFor()
    const card = page.locator('main')
    await card.getByRole('link', { name: '郑晓雯' }).waitFor()
    await card.getByText('曾住 2 人').click()
    const before = card.getByRole('listitem').filter({ hasText: '周建国' })
    await before.getByText(/2019-10 至 \d{4}-\d\d-\d\d/).waitFor()
    await page.keyboard.press('Control+z')
    await card.getByText('曾住 2 人').waitFor({ state: 'detached' })
    await card.getByRole('link', { name: '周建国' }).waitFor()
    await expect.poll(() => card.getByText('郑晓雯').count()).toBe(0)
  })

  it('go into the recycle bin when nobody needs them, and come back', async () => {
    const { page } = console
    const archive = async () => {
      await page.getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: '归档' }).click()
    }
    await openFound(console, '王芳')
    await archive()
    await page.getByText('王芳 还住在这里，或有没办完的受理').waitFor()
    await openFound(console, '何文静')
    await archive()
    await page.getByText('何文静 已归档，可在回收站找回').waitFor()
    await page.locator('#the-box').fill('何文静')
    await page.getByText('没有找到').first().waitFor()
    await page.keyboard.press('Escape')
    await openArchives(console, '回收站与撤销')
    const restore = page.getByRole('button', { name: '恢复 何文静' })
    await restore.click()
    await restore.waitFor({ state: 'detached' })
    await openFound(console, '何文静')
  })

  it('show a whole ID number for a reason only, and the audit knows who asked', async () => {
    const { page } = console
    await openFound(console, '王芳')
    await page.getByText('110***********3843').waitFor()
    await page.getByTitle('查看完整身份证号').click()
    const dialog = page.getByRole('dialog', { name: '查看完整身份证号' })
    expect(await dialog.getByRole('button', { name: '查看' }).isDisabled()).toBe(true)
    await dialog.getByLabel('为什么要看？').fill('核对过户证件')
    await page.keyboard.press('Enter')
    await page.getByText('110110 19720828 3843').waitFor()
    await openSystem(console, '操作记录')
    const entry = page.getByRole('row').filter({ hasText: '查看完整身份证号' })
    expect(await entry.innerText()).toContain(manager.name)
    expect(await entry.innerText()).toContain('原因：核对过户证件')
    expect(await page.locator('main').innerText()).not.toContain(idNumber)
  })

  it('are visited: one key, what was said and promised, and all of it on the timeline', async () => {
    const { page } = console
    const { keyboard } = page
    await openFound(console, '王芳')
    await keyboard.press('F6')
    await page.getByRole('dialog', { name: '记一次联系：王芳' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await keyboard.press('Alt+3')
    await keyboard.insertText('窗台渗水，雨天更明显')
    await keyboard.press('Alt+p')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await keyboard.insertText('请防水队上门查看')
    await keyboard.press('Control+Enter')
    const timeline = page.getByRole('list', { name: '时间线' })
    await timeline.getByRole('listitem').filter({ hasText: '走访' }).getByText('窗台渗水').waitFor()
    const promise = timeline.getByRole('listitem').filter({ hasText: '请防水队上门查看' })
    await promise.getByText('明天到期').waitFor()
    await page.getByRole('button', { name: '1 项承诺' }).waitFor()
  })

  it('are recorded from the list of contacts too: first who, then what', async () => {
    const { page } = console
    await openArchives(console, '联系记录')
    await page.getByRole('button', { name: '走访/联系' }).waitFor()
    await page.keyboard.press('F6')
    const asked = page.getByRole('dialog', { name: '和谁联系' })
    await asked.getByRole('combobox').fill('何文静')
    await asked.getByRole('option').filter({ hasText: '何文静' }).waitFor()
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name: '记一次联系：何文静' })
    await form.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.insertText('问停水安排，已说明')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('row').filter({ hasText: '问停水安排' }).getByText('何文静').waitFor()
  })

  it('are kept to what was promised them', async () => {
    const { page } = console
    await openArchives(console, '承诺簿')
    const promise = page.getByRole('row').filter({ hasText: '请防水队上门查看' })
    await page.getByRole('textbox', { name: '姓名、房号或内容' }).fill('没有答应过')
    await page.keyboard.press('Enter')
    await promise.waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: '姓名、房号或内容' }).fill('防水队')
    await page.keyboard.press('Enter')
    await promise.waitFor()
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page
      .getByRole('dialog', { name: '导出 1 条承诺' })
      .getByRole('button', { name: '导出', exact: true })
      .click()
    await page.getByText('已导出 1 行').waitFor()
    await page.keyboard.press('Escape')
    expect((await savedWorkbook(console)).records[0]).toMatchObject({
      答应了什么: '请防水队上门查看',
      对象: '王芳',
    })
    await promise.getByRole('button', { name: '已兑现' }).click()
    await promise.getByLabel('已兑现').fill('已做闭水试验')
    await page.keyboard.press('Enter')
    await promise.getByText('已做闭水试验').waitFor()
    await expect.poll(() => promise.getByRole('button', { name: '已兑现' }).count()).toBe(0)
    await openFound(console, '王芳')
    await page.getByRole('button', { name: '0 项承诺' }).waitFor()
  })

  it('are met with advice, while what lies behind it stays with those who may know', async () => {
    const { page } = console
    await openFound(console, '周建国')
    await page.getByText('纠纷未了').first().waitFor()
    await page.getByText('与物业打过官司').waitFor()
    await changePerson(console, clerk)
    await openFound(console, '周建国')
    const flags = page.getByRole('list', { name: '关怀与提醒' })
    await flags.getByText('先听完再答复').waitFor()
    expect(await flags.innerText()).toContain('需注意')
    await openFound(console, '5-1-302')
    await page.getByRole('button', { name: /需注意/ }).waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/纠纷|官司/)
  })
})
