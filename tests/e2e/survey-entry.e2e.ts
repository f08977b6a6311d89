import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { keepPace } from './pace.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, CountedKeyboard, goTo, openDesk } from './steps.ts'
import { surveyByHand } from './survey-office.ts'

/** The number pad of a quick clerk: 12,000 keys an hour are usual in an entry hall, a front desk does a good half. */
const keysAMinute = 120
const papers = 20

/** Papers come back: typed by keys only, some by two people, one of them read otherwise. */
describe('the entry station', () => {
  let console: Console
  let firstFree = 0
  beforeAll(async () => {
    console = await Console.open(
      await preparedOffice(async (client) => {
        const waveId = await surveyByHand(client, { free: papers + 10, second: 10_000 })
        const { rows } = await client.surveys.waves.papers.list({ waveId, role: 'free', page: 1, size: 50 })
        firstFree = Math.min(...rows.map(({ number }) => Number(number.slice(2))))
      }),
    )
    await console.logIn(clerk.login, clerk.password)
  })
  afterAll(() => console?.close())

  const field = () => console.page.getByLabel('问卷编号', { exact: true })
  const focused = () => console.page.evaluate(() => document.activeElement?.id)
  const place = (at: number) => console.page.getByText(new RegExp(`^第 ${at} 格，共 \\d+ 格$`))
  const asked = async () =>
    Number(/共 (\d+) 格/.exec(await console.page.getByText(/^第 \d+ 格，共 \d+ 格$/).innerText())?.[1])
  const kindNow = () =>
    console.page
      .locator('.cell-stage')
      .evaluate((stage) =>
        stage.querySelector('textarea')
          ? 'open'
          : stage.querySelectorAll('.digits li').length === 11
            ? 'recommend'
            : stage.querySelector('.digits')
              ? 'scale'
              : 'option',
      )
  const reach = async (number: number) => {
    await console.page
      .getByText(`WJ${String(number).padStart(4, '0')}`, { exact: true })
      .first()
      .waitFor()
    await place(1).waitFor()
  }
  /** Types an open paper to its end; `read` says what this clerk reads in a place. */
  async function typePaper(
    keys: CountedKeyboard,
    total: number,
    kinds: string[],
    read: (at: number) => string,
  ) {
    for (let at = 1; at <= total; at++) {
      kinds[at] ??= await kindNow()
      await keys.press(kinds[at] === 'open' ? 'Enter' : kinds[at] === 'recommend' ? '9' : read(at))
      if (kinds[at + 1] === undefined && at < total) await place(at + 1).waitFor()
    }
    await console.page.getByRole('button', { name: '录完' }).waitFor()
    await keys.press('Enter')
    await console.page.getByText('已录，').waitFor({ timeout: 90_000 })
    await expect.poll(focused).toBe('paper-number')
  }
  const usual = (at: number) => (at % 3 === 0 ? '3' : '4')
  /** Options of a person never have more than these. */
  const kinds: string[] = []
  let total = 0

  it('F7 opens it from anywhere, at the field of the number', async () => {
    await keepPace(console.page)
    await openDesk(console)
    await console.page.keyboard.press('F7')
    await field().waitFor()
    await expect.poll(focused).toBe('paper-number')
  })

  it('knows no number that was never given out', async () => {
    const { page } = console
    await page.keyboard.type('9999')
    await page.keyboard.press('Enter')
    await page.getByText('这次调查没有这个编号').waitFor()
  })

  it('says at once which key cannot be, goes back, leaves blank, and takes two digits where there are', async () => {
    const { page } = console
    await field().fill(String(firstFree))
    await page.keyboard.press('Enter')
    await reach(firstFree)
    total = await asked()
    const stage = page.locator('.asked')
    await page.keyboard.press('7')
    await expect.poll(() => stage.getAttribute('class')).toContain('shake-1')
    await page.keyboard.press('8')
    await expect.poll(() => stage.getAttribute('class')).toContain('shake-0')
    await page.getByText('这一格只能按 0 到 5').waitFor({ state: 'attached' })
    await place(1).waitFor()
    await page.keyboard.press('5')
    await page.keyboard.press('.')
    await place(3).waitFor()
    await page.keyboard.press('-')
    await page.keyboard.press('2')
    await place(3).waitFor()
    for (let at = 3; at <= total; at++) {
      await place(at).waitFor()
      kinds[at] = await kindNow()
      if (kinds[at] === 'recommend') {
        await page.keyboard.press('1')
        await page.keyboard.press('0')
      } else await page.keyboard.press(kinds[at] === 'open' ? 'Enter' : usual(at))
    }
    kinds[1] = kinds[2] = 'scale'
    await page.getByText(`答了 ${total - 3} 格，共 ${total} 格，空白 3 格`).waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.getByText('抽中双录').waitFor()
  })

  it('types words with an input method: Enter belongs to it until the words stand', async () => {
    const { page } = console
    await field().fill(String(firstFree + 1))
    await page.keyboard.press('Enter')
    await reach(firstFree + 1)
    const open = kinds.indexOf('open')
    for (let at = 1; at < open; at++) {
      await page.keyboard.press(kinds[at] === 'recommend' ? '8' : usual(at))
      await place(at + 1).waitFor()
    }
    const area = page.locator('.cell-stage textarea')
    await expect.poll(() => area.evaluate((element) => element === document.activeElement)).toBe(true)
    await area.evaluate((element) => {
      element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
      )
    })
    await place(open).waitFor()
    await page.keyboard.insertText('保洁阿姨勤快')
    await page.keyboard.press('Enter')
    await place(open + 1).waitFor()
    await page.getByText('保洁阿姨勤快').waitFor()
  })

  it('put aside or cut off by a crash, it goes on where it was', async () => {
    const { page } = console
    const open = kinds.indexOf('open')
    await page.keyboard.press('Escape')
    await page
      .getByText(`停在第 ${open + 2} 格`)
      .or(page.getByText(`停在第 ${open + 1} 格`))
      .waitFor()
    await page.keyboard.press('Enter')
    await place(open + 1).waitFor()
    await console.crash()
    await keepPace(console.page)
    await console.logIn(clerk.login, clerk.password)
    await console.page.keyboard.press('F7')
    await console.page.getByText(`停在第 ${open + 1} 格`).waitFor()
    await console.page.keyboard.press('Enter')
    await place(open + 1).waitFor()
    await console.page.getByText('保洁阿姨勤快').waitFor()
    for (let at = open + 1; at <= total; at++) {
      await place(at).waitFor()
      // What an input method makes of the key for "nothing written" goes on as that key does.
      if (kinds[at] === 'open') await console.page.keyboard.insertText('。')
      else await console.page.keyboard.press(usual(at))
    }
    await console.page.keyboard.press('Enter')
    await console.page.getByText('已录，计入').waitFor()
  })

  it(`types ${papers} by keys, three a minute and more`, async () => {
    const keys = new CountedKeyboard(console)
    for (let paper = 2; paper < papers + 2; paper++) {
      await keepPace(console.page)
      await keys.typeKeys(String(firstFree + paper))
      await keys.press('Enter')
      await reach(firstFree + paper)
      await typePaper(keys, total, kinds, (at) => (at === paper ? '5' : usual(at)))
    }
    expect(keysAMinute / (keys.count / papers)).toBeGreaterThanOrEqual(2)
    expect(keys.count / papers).toBeLessThanOrEqual(total + 5)
    await console.page.getByText(`我今天录了 ${papers + 2} 份`).waitFor()
  }, 300_000)

  it('a number typed already is not typed again, but another paper of it can be', async () => {
    const { page } = console
    await field().fill(String(firstFree))
    await page.keyboard.press('Enter')
    await page.getByText('已经录过').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('同号第 2 张').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '放弃', exact: true }).click()
    await page.getByRole('button', { name: '真的放弃' }).click()
    await page.getByText('录到一半的').waitFor({ state: 'hidden' })
  })

  it('two clerks do not type one paper: the second is told who has it', async () => {
    const { page } = console
    const shared = firstFree + papers + 4
    await field().fill(String(shared))
    await page.keyboard.press('Enter')
    await reach(shared)
    await page.keyboard.press('4')
    await place(2).waitFor()
    await changePerson(console, manager)
    await page.keyboard.press('F7')
    await field().fill(String(shared))
    await page.keyboard.press('Enter')
    await page.getByText('陈洁 正在录这一份').waitFor()
  })

  it('another clerk types two a second time; what differs is settled by the paper', async () => {
    const { page } = console
    await page.getByText(/^等您第二次录入：\d+ 份$/).waitFor()
    const keys = new CountedKeyboard(console)
    const closed = kinds.filter((kind) => kind !== undefined && kind !== 'open').length
    const order = kinds.flatMap((kind, at) => (kind === 'open' || at === 0 ? [] : [at]))
    for (const [index, paper] of [2, 3].entries()) {
      await keepPace(page)
      await field().fill(String(firstFree + paper))
      await page.keyboard.press('Enter')
      await page.getByText('第二次录入', { exact: true }).waitFor()
      await page.getByText(`第 1 格，共 ${closed} 格`).waitFor()
      for (const [step, at] of order.entries()) {
        const first = kinds[at] === 'recommend' ? '9' : at === paper ? '5' : usual(at)
        await keys.press(index === 1 && step < 2 ? '1' : first)
      }
      await page.getByRole('button', { name: '录完' }).waitFor()
      await keys.press('Enter')
      await page.getByText(index === 0 ? '与第一次录入完全一致' : '与第一次录入有 2 处不同').waitFor()
    }
    await page.getByRole('link', { name: /与第一次录入有 2 处不同/ }).click()
    const number = `WJ${String(firstFree + 3).padStart(4, '0')}`
    await page.getByRole('row').filter({ hasText: number }).click()
    const drawer = page.getByRole('dialog', { name: number })
    await drawer.getByText('两次录入有 2 处不同').waitFor()
    await drawer.getByText('第一次：陈洁').waitFor()
    await drawer.getByText('第二次：李静').waitFor()
    await drawer.getByText('第一次对', { exact: true }).first().click()
    await page.keyboard.press('Control+Enter')
    await drawer.getByText('还有 1 处没有选').waitFor()
    await drawer.getByText('第二次对', { exact: true }).nth(1).click()
    await page.keyboard.press('Control+Enter')
    await drawer.getByText(/✓\s*已核对/).waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  }, 180_000)

  it('tells each clerk’s error rate, and what does not count and why', async () => {
    const { page } = console
    await page.getByRole('button', { name: '录入质量' }).click()
    const dialog = page.getByRole('dialog', { name: '录入质量' })
    await dialog.getByText('已双录 2 份').waitFor()
    const row = (name: string) => dialog.getByRole('row').filter({ hasText: name })
    const compared = kinds.filter((kind) => kind !== undefined && kind !== 'open').length
    const rate = `${((1 / (compared * 2)) * 100).toFixed(2)}%`
    for (const name of ['陈洁', '李静']) expect(await row(name).innerText()).toContain(rate)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('a manager corrects an answer, leaves a response out with a reason, and takes it back', async () => {
    const { page } = console
    const number = `WJ${String(firstFree + 4).padStart(4, '0')}`
    await goTo(console, '/surveys/responses')
    const clear = page.getByRole('button', { name: '重置' })
    await clear.click()
    await page.getByRole('row').filter({ hasText: number }).click()
    const drawer = page.getByRole('dialog', { name: number })
    await drawer
      .getByRole('button', { name: /^更正：1\./ })
      .first()
      .click()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: '5', exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await drawer.getByText('请写明为什么更正').waitFor()
    await page.keyboard.insertText('看错了一行')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已更正，标记已重新计算').waitFor()
    await drawer.getByRole('button', { name: '剔除' }).click()
    await page.getByRole('dialog', { name: `剔除 ${number}` }).waitFor()
    await page.getByLabel('理由').fill('员工家属代填')
    await page.keyboard.press('Control+Enter')
    await drawer.getByText('不计入').waitFor()
    await drawer.getByText('人工剔除：员工家属代填').waitFor()
    await drawer.getByRole('button', { name: '恢复按规则' }).click()
    await drawer.getByText(/✓\s*计入/).waitFor()
    await page.keyboard.press('Escape')
  })
})
