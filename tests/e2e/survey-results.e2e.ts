import { readFileSync, rmSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console } from './console.ts'
import { keepPicture } from './every-page.ts'
import { importWorkbook } from './imported-office.ts'
import { inkOf, pagesOf, textOf } from './paper.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, fixture, goTo, pick } from './steps.ts'

/**
 * Of the workbook 05, counted apart from this program by a script in Python (zipfile and xml.etree over the cells of its XML):
 * 412 rows, out go WJ0041, WJ0201 and WJ0334 (one number in all ratings), WJ0078 (9 of 38 blank) and the second WJ0250. Of the
 * 407 left: overall 287 - 1 = 286 of 407 say 4 or 5, 401 say 3 or more, mean 1574 / 407; security 277 of 400 say 4 or 5.
 */
const facts = {
  base: '计入 407 份（录入 412 份，未计入 5 份）',
  mean: '3.87',
  score: '77.3',
  scoreMinusOne: '71.7',
  rate: '70.3%',
  rateWithBasic: '98.5%',
  nps: '-15.5',
  safetyVerySatisfied: 104,
}

/** Two years of the same answers, the books of 2025, and a third wave of one household and one paper beside the sample. */
async function surveys(client: TestClient): Promise<void> {
  await importWorkbook(client, '01-register.xlsx')
  await importWorkbook(client, '04-money.xlsx')
  const forms = await client.surveys.questionnaires.list({})
  const versionId = forms.find(({ form }) => form === 'short')!.versions[0]!.id
  let followsId: number | null = null
  const begin = async (name: string, kind: 'yearly' | 'half-year', month: string) => {
    const { id, version } = await client.surveys.waves.create({
      name,
      kind,
      versionId,
      followsId,
      fromDay: `${month}-01`,
      untilDay: `${month}-28`,
      seed: 7,
    })
    await client.surveys.waves.draw({ id, version })
    followsId = id
    return id
  }
  const one = await begin('2024年半年调查', 'half-year', '2024-05')
  const free = await client.surveys.waves.papers.addFree({ waveId: one, count: 1 })
  for (const number of ['1', free.first]) {
    const entry = await client.surveys.entry.open({ waveId: one, number })
    await client.surveys.entry.mark({ entryId: entry.id, cell: 0, answer: 5, next: 1 })
    const { responseId: id } = await client.surveys.entry.finish({ entryId: entry.id })
    // Nearly all of it is blank.
    const { version } = await client.surveys.responses.get({ id })
    await client.surveys.responses.decide({ id, version, decision: 'keep', reason: '只答了一题也算' })
  }
  for (const year of [2024, 2025]) {
    const waveId = await begin(`${year}年满意度调查`, 'yearly', `${year}-11`)
    const file = new File([readFileSync(fixture('05-survey.xlsx'))], '05-满意度问卷.xlsx')
    await client.surveys.imports.apply({ waveId, file })
  }
}

describe('results of a survey', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(surveys))
    await console.logIn(manager.login, manager.password)
    await console.page.setViewportSize({ width: 1366, height: 768 })
  }, 240_000)
  afterAll(() => console?.close())

  const parts = [
    '概况',
    '主题',
    '题目',
    '驱动因素',
    '四象限',
    '差距',
    '群体',
    '两次对比',
    '投诉户',
    '收缴率',
    '方法',
  ]
  const part = (name: string) =>
    console.page.getByRole('radiogroup', { name: '看哪一部分' }).getByText(name, { exact: true }).click()
  const section = (name: string) =>
    console.page.locator('main').getByRole('region', { name, exact: true }).first()
  const lineOf = (of: string, name: string) =>
    section(of)
      .getByRole('row')
      .filter({ has: console.page.getByRole('rowheader', { name, exact: true }) })
      .first()
  const open = async () => {
    await goTo(console, '/surveys/results')
    await console.page.getByText(facts.base).waitFor()
  }

  it('are the numbers that a computation of its own gives, each with what it rests on', async () => {
    const { page } = console
    await page.getByRole('link', { name: '调查', exact: true }).click()
    await page.getByRole('link', { name: '结果', exact: true }).click()
    await page.getByText(facts.base).waitFor()
    const whole = section('总体结果')
    for (const words of [facts.mean, facts.score, facts.rate, facts.nps])
      await whole.getByText(words).first().waitFor()
    expect(await whole.innerText()).toContain('n = 407')
    await keepPicture(console, 'results')
  })

  it('are formed anew with 基本满意 and by the other conversion, and the address keeps it', async () => {
    const { page } = console
    const whole = section('总体结果')
    await page.getByText('基本满意计入满意率').click()
    await whole.getByText(facts.rateWithBasic).waitFor()
    await page.getByText('(均值−1)÷4×100', { exact: true }).click()
    await whole.getByText(facts.scoreMinusOne).waitFor()
    await part('方法')
    await page.getByText('3 分（基本满意）计为满意').waitFor()
    await page.getByText('百分制：(均值−1)÷4×100。').waitFor()
    expect(page.url()).toContain('conversion=minus-1')
    await open()
    await whole.getByText(facts.rate).waitFor()
  })

  it('open the list behind a number, which has as many as the number says', async () => {
    const { page } = console
    await part('题目')
    await lineOf('答案分布', '小区的安全管理（门岗、巡逻、门禁、监控）')
      .getByRole('link', { name: `${facts.safetyVerySatisfied}，打开答卷` })
      .click()
    await page.waitForURL(/surveys\/responses/)
    await page
      .getByText(new RegExp(`共 ${facts.safetyVerySatisfied} `))
      .first()
      .waitFor()
    await page.getByText(/「小区的安全管理（门岗、巡逻、门禁、监控）」、满意、答案 5/).waitFor()
    await page.goBack()
    await section('答案分布').waitFor()
  })

  it('say which themes drive the whole, and how sure that is', async () => {
    const { page } = console
    await part('驱动因素')
    await page.getByText(/^可靠的驱动因素：迅速反应、态度、清洁/).waitFor()
    const first = await section('驱动因素').getByRole('rowheader').first().innerText()
    expect(first).toBe('迅速反应')
    expect(await lineOf('驱动因素', '安全').innerText()).toContain('不确定')
    await page.getByText('依据 288 份各项都答全的答卷').waitFor()
  })

  it('hide groups of fewer than five and say why', async () => {
    const { page } = console
    await part('群体')
    await page.getByText('校正后各组不同的主题：设施维护、有形性。').waitFor()
    await page.getByRole('radiogroup', { name: '按什么分组' }).getByText('职业', { exact: true }).click()
    const hidden = lineOf('群体差异', '总体满意').getByText('<5', { exact: true })
    await hidden.waitFor()
    expect(await hidden.getAttribute('title')).toBe('只有 3 份，不足 5 份，为免认出个人不显示')
    await page.getByText('“<5”：不足 5 份').waitFor()
  })

  it('compare the same households: who answered the same has not changed', async () => {
    const { page } = console
    await part('两次对比')
    await page.getByText(/上次 407 份、本次 407 份/).waitFor()
    expect(await lineOf('两次调查对比', '总体满意').innerText()).toMatch(/3\.87[\s\S]*3\.87[\s\S]*0\.00/)
  })

  it('stand beside what was collected, by building, and call nothing a cause', async () => {
    const { page } = console
    await part('收缴率')
    await page.getByText('不说明因果').waitFor()
    await page.getByText('12 栋之间的等级相关').waitFor()
  })

  it('have every part in one window, nothing serious for axe, and no number that is none', async () => {
    const { page } = console
    for (const name of parts) {
      await part(name)
      await page.locator('main .card').first().waitFor()
      expect(await console.overflow(), name).toEqual([0, 0])
      expect(await page.locator('main').innerText(), name).not.toMatch(/NaN|undefined|Infinity/)
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
      const { violations } = await axe.analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(
        serious.map(({ id, nodes }) => `${name} ${id}: ${nodes.map((node) => node.html).join(' ')}`),
      ).toEqual([])
      await keepPicture(console, `results-${name}`)
    }
  })

  it('are put into words by the manager', async () => {
    const { page } = console
    await page.getByRole('button', { name: '报告文字' }).click()
    const dialog = page.getByRole('dialog', { name: '报告中的文字' })
    await dialog.getByLabel('结论').fill('总体平稳，设施维护最低，老年住户尤其不满意。')
    await dialog.getByLabel('改进措施').fill('一季度内更换三台电梯的按钮。')
    await dialog.getByLabel('编制人').fill('周敏')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('报告文字已保存').waitFor()
    await page.getByRole('button', { name: '报告文字' }).click()
    expect(await dialog.getByLabel('编制人').inputValue()).toBe('周敏')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('go to paper as a report: cover, words, pictures, tables, method', async () => {
    const { page } = console
    await part('概况')
    await expect.poll(() => page.getByRole('button', { name: /^打印报告/ }).isEnabled()).toBe(true)
    await page.keyboard.press('F9')
    await page.getByRole('dialog').getByRole('button', { name: /^打印/ }).waitFor({ timeout: 60_000 })
    await expect.poll(async () => textOf(await console.host.paper()), { timeout: 60_000 }).toContain('附录')
    const pdf = await console.host.paper()
    expect(new Set(pagesOf(pdf, 'survey-report'))).toEqual(new Set(['210 x 297']))
    expect(inkOf(pdf)).toBeGreaterThan(0.003)
    const text = textOf(pdf)
    const [cover, second] = text.split('\f')
    expect(cover).toContain('2025年满意度调查')
    expect(cover).toContain('编制：周敏')
    expect(cover).not.toContain('总体平稳')
    expect(second).toContain('总体平稳，设施维护最低')
    for (const words of [
      '二、抽样与回收',
      '四、各主题满意率',
      '五、什么影响总体满意',
      '一季度内更换三台电梯的按钮。',
      '随机部分的种子是 7',
      '可靠的驱动因素：迅速反应、态度、清洁',
      '抽样按楼栋分',
      facts.rate,
      '<5',
    ])
      expect(text, words).toContain(words)
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('leave as a workbook with a sheet for every table', async () => {
    const { page } = console
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^导出|^开始/ })
      .click()
    await expect.poll(() => console.savedPath('.xlsx'), { timeout: 30_000 }).not.toBeNull()
    const path = console.savedPath('.xlsx')!
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    rmSync(path)
    const names = book.worksheets.map(({ name }) => name)
    for (const name of [
      '说明',
      '发放与回收',
      '各主题',
      '驱动因素',
      '年龄段 均值',
      '两次调查对比',
      '满意与收缴率',
    ])
      expect(names).toContain(name)
    const safety = book.getWorksheet('各主题')!.getRow(4)
    expect([safety.getCell(1).value, safety.getCell(2).value]).toEqual(['安全', 400])
    // 277 ÷ 400, with the decimals that are shown.
    expect(safety.getCell(9).value).toBeCloseTo(0.693, 10)
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('of one single household say that it is too few, and show nothing of it', async () => {
    const { page } = console
    await pick(console, '调查批次', '2024年半年调查')
    await page.getByText(/录入 2 份/).waitFor()
    await page.getByText('自由卷 1 份没有算').waitFor()
    await page.getByText('自由卷计入', { exact: true }).click()
    await page.getByText('其中自由卷 1 份').waitFor()
    expect(page.url()).toContain('beside=1')
    expect(await console.overflow()).toEqual([0, 0])
    await keepPicture(console, 'results-beside')
    await part('方法')
    await page.getByText('样本外的自由卷 1 份也计入').waitFor()
    await page.getByText('规则要剔除、人工决定仍然计入 2 份：空白过多 2。').waitFor()
    await page.getByText('自由卷计入', { exact: true }).click()
    await page.getByText('样本外的自由卷 1 份不计入。').waitFor()
    for (const name of parts) {
      await part(name)
      await page.locator('main .card').first().waitFor()
      expect(await page.locator('main').innerText(), name).not.toMatch(/NaN|undefined|Infinity|null/)
    }
  })

  it('are read by a clerk, who writes no report', async () => {
    const { page } = console
    await changePerson(console, clerk)
    await open()
    await expect.poll(() => page.getByRole('button', { name: '报告文字' }).count()).toBe(0)
    await page.getByRole('button', { name: /^打印报告/ }).waitFor()
  })
})
