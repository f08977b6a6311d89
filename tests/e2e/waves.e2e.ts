import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console, hostName } from './console.ts'
import { pagesOf, textOf } from './paper.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { openDesk } from './steps.ts'

/** Twelve households in one building, eight in another. */
async function twoBuildings(client: TestClient) {
  const { communityId } = await client.office.profile()
  for (const [building, doors] of [
    ['3', 12],
    ['5', 8],
  ] as const)
    for (let door = 1; door <= doors; door++) {
      const room = String(100 * Math.ceil(door / 4) + ((door - 1) % 4) + 1)
      const home = { communityId, building, unit: '1', room, state: 'occupied' as const }
      const { id: houseId } = await client.houses.create(home)
      await client.residents.create({
        name: `住户${building}${room}`,
        occupancy: { houseId, role: 'owner', since: '2019-10' },
      })
    }
}

/** The November survey: planned with reasons, drawn, printed, handed out, back or refused, closed. */
describe('a wave of the survey', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(twoBuildings))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const row = (number: string) => console.page.getByRole('row').filter({ hasText: number })
  const active = () => console.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const openList = async () => {
    await console.page.getByRole('link', { name: '调查', exact: true }).click()
    await console.page.getByRole('heading', { name: '调查批次', exact: true }).waitFor()
  }
  const wide = async () => expect((await console.overflow())[0]).toBe(0)

  it('is called for by the desk and planned; every step of the number of papers is shown', async () => {
    const { page } = console
    await openList()
    await page.getByText('还没有调查批次').waitFor()
    await page.keyboard.press('Alt+n')
    await page.getByText('抽样框 20 户').waitFor()
    // n = 384.15 ÷ (1 + 383.15 ÷ 20) = 19.05
    await page.getByText('需要有效答卷 20 份').waitFor()
    await page.getByText('每户都发').waitFor()
    await page.getByLabel('直接指定发放份数').fill('10')
    await page.keyboard.press('Tab')
    await page.getByText('直接指定 10 份；按计算是 20 份').waitFor()
    await page.getByText('备用 2 份').waitFor()
    // With this seed WJ0011 is a reserve of building 5 and WJ0012 one of building 3.
    await page.getByLabel('随机种子').fill('2026')
    await wide()
    await page.getByLabel('结束日期').fill('2000-01-01')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await page.getByText('结束日期不能早于开始日期').waitFor()
    await page.getByLabel('结束日期').fill('2099-12-31')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /年度调查$/ }).waitFor()
  })

  it('is drawn once, with its seed on record, and covers both buildings', async () => {
    const { page } = console
    await page.keyboard.press('Alt+d')
    const dialog = page.getByRole('dialog', { name: /^抽样：/ })
    await dialog.getByText('从 20 户中随机抽 10 户发放，另抽 2 户备用').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已抽样，可以打印和发放问卷').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText(/随机种子 2026。用同一种子/).waitFor()
    const strata = page.getByRole('row')
    await strata.filter({ hasText: '3栋' }).getByText('6', { exact: true }).first().waitFor()
    await strata.filter({ hasText: '5栋' }).getByText('4', { exact: true }).first().waitFor()
    await wide()
  })

  it('papers go to an interviewer in one step', async () => {
    const { page } = console
    await page.keyboard.press('Alt+p')
    await row('WJ0012').waitFor()
    await row('WJ0012').getByText('备用中').waitFor()
    await page.keyboard.press('Alt+a')
    const dialog = page.getByRole('dialog', { name: '分给访问员' })
    await dialog.waitFor()
    await expect.poll(active).toBe('访问员')
    await page.keyboard.insertText('陈洁')
    await page.getByRole('option', { name: '陈洁', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByText('10 份交给陈洁').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await row('WJ0001').getByText('已发放').waitFor()
    await wide()
  })

  it('what comes back is written down by its number and Enter, one after another', async () => {
    const { page } = console
    await page.keyboard.press('Alt+n')
    await expect.poll(active).toBe('问卷编号，或扫码')
    for (const number of ['1', 'wj0002', '99']) {
      await page.keyboard.type(number)
      await page.keyboard.press('Enter')
      if (number === '1') await page.getByText(/WJ0001　3-1-\d+　已回收/).waitFor()
      if (number === 'wj0002') await page.getByText(/WJ0002　/).waitFor()
    }
    await page.getByText('没有编号为 99 的问卷').waitFor()
    await row('WJ0002').getByText('已回收').waitFor()
  })

  it('who refused is replaced by the next in reserve of the same building', async () => {
    const { page } = console
    const bar = page.getByRole('region', { name: '登记发放与回收' })
    await bar.getByText('拒访', { exact: true }).click()
    await bar.getByLabel('问卷编号，或扫码').fill('3')
    await page.keyboard.press('Enter')
    await row('WJ0003').getByRole('button', { name: '换备用' }).click()
    await page.getByText('WJ0003 换成了 WJ0012').waitFor()
    await row('WJ0012').getByText('备用，替换 WJ0003').waitFor()
    await row('WJ0003').getByText('已换 WJ0012').waitFor()
  })

  it('a replacement made by mistake is taken back at once, and a paper comes back to nobody', async () => {
    const { page } = console
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText('WJ0012 不再替换 WJ0003，回到备用').waitFor()
    await row('WJ0012').getByText('备用中').waitFor()
    await row('WJ0003').getByRole('button', { name: '换备用' }).click()
    await row('WJ0012').getByText('备用，替换 WJ0003').waitFor()
    await row('WJ0005').getByRole('button', { name: 'WJ0005' }).click()
    const dialog = page.getByRole('dialog', { name: '问卷 WJ0005' })
    await dialog.getByRole('button', { name: '收回' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await row('WJ0005').getByText('待发放').waitFor()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await row('WJ0005').getByText('已发放').waitFor()
  })

  it('a paper is looked at and corrected', async () => {
    const { page } = console
    await row('WJ0002').getByRole('button', { name: 'WJ0002' }).click()
    const dialog = page.getByRole('dialog', { name: '问卷 WJ0002' })
    await dialog.getByText('多次无人').click()
    await dialog.getByLabel('备注').fill('三次敲门没人')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await row('WJ0002').getByText('多次无人').waitFor()
    await row('WJ0002').getByText('三次敲门没人').waitFor()
  })

  it('the papers are printed with their numbers, those of a range alone', async () => {
    const { page } = console
    await page.keyboard.press('Alt+p')
    const dialog = page.getByRole('dialog', { name: '打印问卷' })
    await dialog.getByLabel('从编号').fill('第一份')
    await page.keyboard.press('Enter')
    await dialog.getByText('不是问卷编号').waitFor()
    await dialog.getByLabel('从编号').fill('11')
    await dialog.getByLabel('到编号').fill('WJ0011')
    await page.keyboard.press('Enter')
    const preview = page.getByRole('region', { name: '打印内容' })
    const shown = hostName === 'electron' ? preview.locator('canvas') : preview.getByText('WJ0011').first()
    await shown.first().waitFor()
    const pdf = await console.host.paper()
    expect(new Set(pagesOf(pdf, 'wave-papers'))).toEqual(new Set(['210 x 297']))
    const words = textOf(pdf)
    expect(words).toContain('WJ0011')
    expect(words).not.toContain('WJ0010')
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'hidden' })
  })

  it('both gauges say how far it is, on the card and at the desk; it is closed and reopened', async () => {
    const { page } = console
    await openList()
    const wave = page.getByRole('link', { name: /年度调查/ })
    await wave.getByText('9 / 10').waitFor()
    await wave.getByText('1 / 10').waitFor()
    await wide()
    await openDesk(console)
    await page.getByText('已发 9/10，已回收 1').click()
    await page.getByRole('heading', { name: /^问卷发放：/ }).waitFor()
    // Somebody begins a paper and goes home.
    await page.keyboard.press('F7')
    await page.getByLabel('问卷编号', { exact: true }).fill('4')
    await page.keyboard.press('Enter')
    await page.locator('.station-number').getByText('WJ0004').waitFor()
    await page.keyboard.press('4')
    await page.keyboard.press('Escape')
    await page.getByText('停在第 2 格').waitFor()
    await openList()
    await wave.click()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '结束调查' }).click()
    const closing = page.getByRole('dialog', { name: /^结束：/ })
    const begun = closing.getByRole('listitem').filter({ hasText: 'WJ0004' })
    await begun.getByText(/^已录 1\/\d+/).waitFor()
    await begun.getByRole('button', { name: '放弃', exact: true }).click()
    await begun.getByRole('button', { name: '真的放弃' }).click()
    await begun.waitFor({ state: 'hidden' })
    // Until then the menu that closes still has the keys.
    await page.waitForFunction(() => document.activeElement?.closest('[aria-modal=true]'))
    await page.keyboard.press('Control+Enter')
    await page.getByText('调查已结束', { exact: true }).waitFor()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '重新打开' }).click()
    await page
      .getByRole('dialog', { name: /^重新打开：/ })
      .getByLabel('原因')
      .fill('还有问卷没录')
    await page.keyboard.press('Control+Enter')
    await page.getByText('可以继续录入了').waitFor()
  })
})
