import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import { cellsOf, type Answer, type Cell } from '../../shared/modules/surveys/cells.ts'
import { Console } from './console.ts'
import { keepPicture } from './every-page.ts'
import { pagesOf, textOf } from './paper.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, goTo } from './steps.ts'

const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** Repair matters most and is poor, cleaning matters as much and is good, everything else is as usual. */
function said({ question, aspect }: Cell): Answer {
  const { theme, kind } = question
  if (kind === 'recommend') return 7
  if (kind === 'demographic') return 1
  if (aspect === 'satisfaction') return theme === 'repair' ? 2 : theme === 'cleaning' ? 5 : 4
  if (aspect === 'importance') return theme === 'repair' || theme === 'cleaning' ? 5 : 3
  return null
}

/**
 * Ten households, eight of which said the above; two complaints about cleaning, one about nothing in particular; one interview that
 * wishes something of repair. By hand, of a hundred:
 *
 * - repair: importance 100 of 100 → 30; shortfall 60 of 60 → 30; no complaint; one wish of one → 15; in all 75
 * - cleaning: importance 30; shortfall none; two complaints of two → 25; in all 55
 * - the rest: importance 60 of 100 → 18; shortfall 20 of 60 → 10; in all 28
 */
async function survey(client: TestClient) {
  const { communityId } = await client.office.profile()
  for (let room = 101; room <= 110; room++) {
    const home = { communityId, building: '3', unit: '1', room: String(room), state: 'occupied' as const }
    const { id: houseId } = await client.houses.create(home)
    await client.residents.create({
      name: `住户${room}`,
      occupancy: { houseId, role: 'owner', since: '2019-10' },
    })
  }
  const form = (await client.surveys.questionnaires.list({})).find(({ form }) => form === 'short')!
  const wave = await client.surveys.waves.create({
    ...{ name: '年度满意度调查', kind: 'yearly', versionId: form.versions[0]!.id, sampleWish: 10, seed: 11 },
    ...{ fromDay: dayFromNow(-10), untilDay: dayFromNow(10) },
  })
  await client.surveys.waves.draw({ id: wave.id, version: wave.version })
  const { questions } = await client.surveys.entry.station({ waveId: wave.id })
  for (let number = 1; number <= 8; number++) {
    const { id: entryId } = await client.surveys.entry.open({ waveId: wave.id, number: String(number) })
    for (const cell of cellsOf(questions)) {
      const answer = said(cell)
      if (answer !== null)
        await client.surveys.entry.mark({ entryId, cell: cell.index, answer, next: cell.index })
    }
    await client.surveys.entry.finish({ entryId })
  }
  const desk = await deskOf(client)
  for (const category of ['垃圾清理不及时', '垃圾桶异味', '其他投诉'])
    await client.tickets.register(registration(desk, { categoryId: desk.category(category) }))
  await client.voices.add({
    ...{ kind: 'interview', day: dayFromNow(-5), topic: '维修', requestKey: crypto.randomUUID() },
    points: [{ theme: 'repair', tone: 'wish', words: '周末也能上门' }],
  })
}

/** What owners need most: the order with its reasons, the ways to what was counted, what a manager decides, on paper. */
describe('the needs map', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(survey))
    await console.logIn(manager.login, manager.password)
  }, 120_000)
  afterAll(() => console?.close())

  const map = () => console.page.getByRole('table').nth(0)
  const lineOf = (theme: string) =>
    map()
      .getByRole('row')
      .filter({ has: console.page.getByRole('rowheader', { name: theme, exact: true }) })
  const matters = () => console.page.getByRole('region', { name: '问题清单' }).first()
  const drawer = () => console.page.getByRole('dialog').filter({ hasText: '优先级怎么来的' })

  it('stands in the section of surveys and orders the themes as counted by hand', async () => {
    const { page } = console
    await page.getByRole('link', { name: '调查', exact: true }).click()
    await page.getByRole('link', { name: '需求地图', exact: true }).click()
    await page.getByRole('heading', { name: '需求地图' }).waitFor()
    await lineOf('工程维修').waitFor()
    const rows = await map().getByRole('row').allInnerTexts()
    expect(rows[1]).toMatch(/^工程维修\s+!\s+痛点\s+75\.0/)
    expect(rows[2]).toMatch(/^清洁\s+机会点\s+55\.0/)
    expect((await lineOf('绿化').innerText()).split(/\s+/)).toContain('28.0')
    await page.getByText('另有 1 件没有对应的主题').waitFor()
    await page.getByText('重要程度：业主直接打分').waitFor()
    expect((await console.overflow())[0]).toBe(0)
    await keepPicture(console, 'needs')
  })

  it('says how a priority comes about, and leads to the complaints behind it', async () => {
    const { page } = console
    await page.getByRole('button', { name: '清洁的依据' }).click()
    await drawer().waitFor()
    const line = drawer().getByRole('row', { name: /^投诉/ })
    expect((await line.innerText()).split(/\s+/)).toEqual(['投诉', '2.0', '2.0', '25.0', '25.0'])
    await keepPicture(console, 'needs-evidence')
    await drawer().getByRole('link', { name: '投诉 垃圾桶异味' }).click()
    await page.getByRole('row').filter({ hasText: '垃圾桶异味' }).waitFor()
    await expect.poll(() => page.getByRole('row').filter({ hasText: '垃圾清理' }).count()).toBe(0)
    await page.goBack()
    await lineOf('清洁').waitFor()
  })

  it('a need is accepted as a matter, changed, and not accepted twice', async () => {
    const { page } = console
    await page.getByRole('button', { name: '采纳：工程维修' }).click()
    const dialog = page.getByRole('dialog', { name: '采纳：工程维修' })
    await dialog.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('写下要解决什么，60 字以内').waitFor()
    await dialog.getByLabel('要解决的问题').fill('周末维修没人')
    await dialog.getByLabel('期限').fill('2020-01-01')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('期限不能早于今天').waitFor()
    await dialog.getByLabel('期限').fill(dayFromNow(30))
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await matters().getByText('周末维修没人').waitFor()
    await lineOf('工程维修')
      .getByText(/XQ-\d{4}-001 已采纳/)
      .waitFor()
    await expect.poll(() => page.getByRole('button', { name: '采纳：工程维修' }).count()).toBe(0)
    await matters().getByRole('button', { name: '修改' }).click()
    const editing = page.getByRole('dialog', { name: /^修改 XQ/ })
    await editing.getByLabel('要解决的问题').fill('周末维修要有人值班')
    await page.keyboard.press('Control+Enter')
    await editing.waitFor({ state: 'hidden' })
    await matters().getByText('周末维修要有人值班').waitFor()
  })

  it('another is declined with a reason, and one is taken back', async () => {
    const { page } = console
    await page.getByRole('button', { name: '清洁的依据' }).click()
    await drawer().getByRole('button', { name: '不采纳' }).click()
    const dialog = page.getByRole('dialog', { name: '不采纳：清洁' })
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('写下理由，以后有据可查').waitFor()
    await dialog.getByLabel('理由').fill('已换保洁公司')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await matters().getByText('已换保洁公司').waitFor()
    await matters()
      .getByRole('row')
      .filter({ hasText: '已换保洁公司' })
      .getByRole('button', { name: '撤回' })
      .click()
    await page
      .getByRole('dialog', { name: /^撤回 XQ/ })
      .getByLabel('理由')
      .fill('记错了')
    await page.keyboard.press('Control+Enter')
    await matters().getByText('记错了').waitFor()
    await matters().getByText('已撤回', { exact: true }).waitFor()
  })

  it('a category is counted by the theme that the office says', async () => {
    const { page } = console
    await page.getByRole('button', { name: '投诉归到哪个主题' }).click()
    const dialog = page.getByRole('dialog', { name: '投诉归到哪个主题' })
    const field = dialog.getByRole('combobox', { name: '其他投诉归到的主题' })
    await field.click()
    await field.fill('绿化')
    await page.getByRole('option', { name: '绿化', exact: true }).click()
    await page.getByText('其他投诉：绿化').waitFor()
    await keepPicture(console, 'needs-categories')
    await dialog.getByRole('button', { name: '关闭', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('另有 1 件没有对应的主题').waitFor({ state: 'detached' })
    // One complaint of at most two: 18 + 10 + 12.5.
    await lineOf('绿化').getByText('40.5').waitFor()
  })

  it('goes to paper with its formula and what was decided', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    await page.getByRole('dialog').getByRole('button', { name: /^打印/ }).waitFor()
    const pdf = await console.host.paper()
    expect(pagesOf(pdf, 'needs-map').every((size) => size === '210 x 297')).toBe(true)
    const text = textOf(pdf)
    expect(text).toContain('需求地图')
    expect(text).toMatch(/1 工程维修 痛点 75\.0/)
    expect(text).toContain('重要程度 30.0 + 不满意程度 30.0 + 投诉 25.0 + 希望和批评 15.0')
    expect(text).toContain('周末维修要有人值班')
    expect(text).not.toContain('已换保洁公司')
    expect(text).not.toContain('NaN')
    await page.keyboard.press('Escape')
  })

  it('a clerk sees it and decides nothing', async () => {
    const { page } = console
    await changePerson(console, clerk)
    await goTo(console, '/surveys/needs')
    await lineOf('工程维修').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^采纳/ }).count()).toBe(0)
    await expect.poll(() => matters().getByRole('button').count()).toBe(0)
  })
})
