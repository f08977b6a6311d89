import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console, hostName } from './console.ts'
import { peopleByHand } from './people-office.ts'
import { clerk, preparedOffice } from './prepared-office.ts'
import { CountedKeyboard, goTo } from './steps.ts'

/** Every kind of matter registered without a mouse, with its keys counted. What is said is not counted. */
describe('a registration by keys alone', () => {
  let console: Console
  let keys: CountedKeyboard
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand))
    await console.logIn(clerk.login, clerk.password)
  })
  afterAll(() => console?.close())

  const at = (selector: string) => console.page.locator(`${selector}:focus`).waitFor()
  const category = 'main [role=combobox]'

  /** From the box: the room and the key of the kind. */
  async function begin(room: string, key: string) {
    await at('#the-box')
    keys = new CountedKeyboard(console)
    await keys.typeKeys(room)
    await keys.press(key)
    await at(category)
  }
  /** A kind without a key of its own: back to the kinds, along them, and to the category again. */
  async function chooseKind(name: string, ...arrows: string[]) {
    const { page } = console
    for (const field of ['main button', 'main [role=radiogroup] input', 'main .kind-picker input']) {
      await keys.press('Shift+Tab')
      await at(field)
    }
    for (const arrow of arrows) await keys.press(arrow)
    await page.getByRole('radio', { name, exact: true, checked: true }).waitFor({ state: 'attached' })
    for (const field of ['main [role=radiogroup] input', 'main button', category]) {
      await keys.press('Tab')
      await at(field)
    }
  }
  async function sayWords(words: string) {
    await at('main textarea')
    await keys.say(words)
  }
  async function saved(kind: string, number: RegExp, goal: number) {
    await keys.press('Control+Enter')
    await console.page.getByText('已登记').filter({ hasText: number }).waitFor()
    await at('#the-box')
    process.stdout.write(`keys beside the words, ${kind} (${hostName}): ${keys.count}, goal ${goal}\n`)
    expect(keys.count).toBeLessThanOrEqual(goal)
  }

  it('of a complaint', async () => {
    await begin('32501', 'F2')
    await keys.typeKeys('22')
    await sayWords('卫生间天花板漏水，滴到洗衣机上')
    await saved('complaint', /TS-\d{8}-0001/, 14)
  })

  it('of a repair, with the room it is in and the leave to go in', async () => {
    await begin('32501', 'F3')
    await keys.typeKeys('12')
    await at('main input[id$=-place]')
    await keys.say('主卧卫生间')
    await keys.press('Enter')
    await sayWords('水龙头关不紧')
    await keys.press('Tab')
    await at('main [role=radiogroup] input')
    await keys.press('Space')
    await console.page
      .getByRole('radiogroup', { name: '入户' })
      .getByRole('radio', { checked: true })
      .waitFor({ state: 'attached' })
    await saved('repair', /BX-\d{8}-0001/, 16)
  })

  it('of an inquiry, answered on the spot and closed', async () => {
    const { page } = console
    await begin('32602', 'F4')
    await keys.typeKeys('11')
    await sayWords('物业费现在可以交吗？')
    await keys.press('Alt+s')
    const answer = page.getByLabel('当场答复')
    await expect.poll(() => answer.evaluate((field) => field === document.activeElement)).toBe(true)
    await keys.say('可以，前台和公众号都能交。')
    await saved('inquiry', /ZX-\d{8}-0001/, 14)
  })

  it('of a suggestion', async () => {
    await begin('32602', 'F4')
    await chooseKind('建议', 'ArrowRight')
    await keys.typeKeys('5')
    await sayWords('北门的非机动车棚再加一排充电口')
    await saved('suggestion', /JY-\d{8}-0001/, 22)
  })

  it('of a call for help', async () => {
    await begin('51302', 'F4')
    await chooseKind('求助', 'ArrowRight', 'ArrowRight')
    await keys.typeKeys('6')
    await at('main input[id$=-place]')
    await keys.say('单元门口')
    await keys.press('Enter')
    await sayWords('轮椅上不来，请人帮忙抬一下')
    await saved('help', /QZ-\d{8}-0001/, 24)
  })

  it('of praise', async () => {
    await begin('51302', 'F2')
    await chooseKind('表扬', 'ArrowLeft')
    await keys.typeKeys('4')
    await sayWords('夜班保安扶老人上楼')
    await saved('praise', /BY-\d{8}-0001/, 22)
  })

  it('leaves six tickets, of which the answered one is closed', async () => {
    const { page } = console
    await goTo(console, '/tickets')
    await page.getByText('共 6 条').waitFor()
    await page.getByRole('row').filter({ hasText: 'ZX-' }).getByText('已结案').waitFor()
    await expect.poll(() => page.getByRole('row').filter({ hasText: '已结案' }).count()).toBe(1)
  })
})
