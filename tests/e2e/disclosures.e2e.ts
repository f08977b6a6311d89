import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf, newEntry } from '../../electron/core/testing/ledger.ts'
import type { TestClient } from '../../electron/core/testing/office.ts'
import type { Fund, LedgerLine, LedgerSide } from '../../shared/modules/ledger/terms.ts'
import type { Sheet } from '../../shared/modules/disclosures/contract.ts'
import { Console, hostName } from './console.ts'
import { callElsewhere, letPageForge } from './forged-call.ts'
import { madeFile } from './made-file.ts'
import { pagesOf, textOf } from './paper.ts'
import { peopleByHand } from './people-office.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { savedWorkbook } from './saved-workbook.ts'
import { changePerson } from './steps.ts'

const second = { login: 'liujianguo', name: '刘建国', password: '疑是银河落九天 2026' }

/** A year of a small estate. In yuan: held 1,000; in 8,000 and 500; out 6,000, 1,200 and 300; so 2,000 are left. */
const year: readonly [Fund, LedgerLine, LedgerSide, fen: number, day: string][] = [
  ['service', 'fee', 'in', 800_000, '2025-03-10'],
  ['service', 'other-income', 'in', 50_000, '2025-06-30'],
  ['service', 'staff', 'out', 600_000, '2025-04-15'],
  ['service', 'cleaning', 'out', 120_000, '2025-12-31'],
  ['service', 'tax', 'out', 30_000, '2025-09-09'],
  ['public', 'parking', 'in', 90_000, '2025-05-05'],
  ['public', 'parking', 'out', 10_000, '2025-05-06'],
]

async function aYearInTheBooks(client: TestClient): Promise<void> {
  await peopleByHand(client)
  await client.accounts.createUser({ ...second, roles: ['manager'] })
  await client.ledger.openings.set({ fund: 'service', version: null, day: '2024-12-31', amountFen: 100_000 })
  for (const [fund, line, side, amountFen, day] of year) {
    const accountId = await accountOf(client, fund, line)
    await client.ledger.entries.add(
      newEntry(accountId, { side, amountFen, day, words: '全年', party: '', voucher: '' }),
    )
  }
}

/** A sheet from the ledger to the board, to the counter, and corrected. */
describe('a disclosure sheet', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(aYearInTheBooks))
    await letPageForge(console)
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const cell = (label: string) => console.page.getByLabel(label, { exact: true })
  const checks = () => console.page.getByRole('region', { name: '核对', exact: true })
  const sheet = () => console.page.getByRole('region', { name: '公示表内容' })
  const row = (words: string) => sheet().getByRole('row').filter({ hasText: words })
  /** Types over what stands in a cell; the sheet counts with every key. */
  async function type(label: string, text: string) {
    await cell(label).focus()
    await console.page.keyboard.press('Control+a')
    await console.page.keyboard.insertText(text)
  }
  async function open(number: string) {
    const { page } = console
    await page.getByRole('link', { name: '公示', exact: true }).click()
    await page.getByRole('link', { name: number, exact: true }).click()
    await page.getByRole('heading', { name: `公示表 ${number}` }).waitFor()
  }
  /** What goes to paper of the preview that is open. */
  async function paper(sign: string, name: string) {
    const preview = console.page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText(sign)).first().waitFor()
    const pdf = await console.host.paper()
    const words = textOf(pdf)
    const sizes = new Set(pagesOf(pdf, name))
    await console.page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
    return { words, bare: words.replaceAll(/\s/g, ''), sizes }
  }
  /** The second person's last word. */
  async function publishOpened() {
    const { page } = console
    const dialog = page.getByRole('dialog', { name: '审核并发布' })
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('heading', { name: '校验码' }).waitFor()
  }
  let number = ''
  let code = ''

  it('is drafted out of the ledger', async () => {
    const { page } = console
    await page.getByRole('link', { name: '公示', exact: true }).click()
    await page.getByText('还没有公示表').waitFor()
    await page.keyboard.press('Alt+n')
    const dialog = page.getByRole('dialog', { name: '新建公示表' })
    await dialog.getByText('上年', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('heading', { name: /公示表 GS-/ }).waitFor()
    number = /GS-\d{4}-\d{3}/.exec(await page.getByRole('heading', { name: /公示表/ }).innerText())![0]
    await row('期初结余').first().waitFor()
    expect(await cell('期初结余 本期实际').inputValue()).toBe('1,000.00')
    expect(await row('收入合计').innerText()).toContain('8,500.00')
    expect(await row('支出合计').innerText()).toContain('7,500.00')
    expect(await row('期末结余（一＋二－三）').innerText()).toContain('2,000.00')
    expect(await row('期末结余（一＋二）').innerText()).toContain('800.00')
    await checks().getByText('✗ 0 处不符').waitFor()
  })

  it('counts while it is typed, and says what is wrong and what to do', async () => {
    const { page } = console
    await type('清洁卫生 本期实际', '1,300')
    await row('支出合计').getByText('7,600.00').waitFor()
    await row('期末结余（一＋二－三）').getByText('1,900.00').waitFor()
    await checks().getByText('✗ 1 处不符').waitFor()
    const problem = sheet().getByText(
      '“清洁卫生”写的是 1,300.00，账册里是 1,200.00，差 100.00。请改成账册的数，或先补记账册。',
    )
    await problem.waitFor()
    // Given to the reviewer as it is, it is not.
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByText('公示表还有 1 处没有通过核对。').waitFor()
    await expect.poll(() => cell('清洁卫生 本期实际').evaluate((field) => field.matches(':focus'))).toBe(true)
    await sheet().getByRole('button', { name: '用账上的数' }).click()
    await checks().getByText('✗ 0 处不符').waitFor()
    expect(await cell('清洁卫生 本期实际').inputValue()).toBe('1,200.00')
  })

  it('takes no text for an amount and keeps it where it was typed', async () => {
    const { page } = console
    await type('清洁卫生 本期预算', '约一千')
    await sheet().getByText('这不是金额，请写成 1280.50').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByRole('alert').filter({ hasText: '代码 INVALID_INPUT' }).waitFor()
    await type('清洁卫生 本期预算', '１２５０．５')
    await page.keyboard.press('Enter')
    // Enter goes down the column.
    await expect.poll(() => cell('绿化养护 本期预算').evaluate((field) => field.matches(':focus'))).toBe(true)
    expect(await cell('清洁卫生 本期预算').inputValue()).toBe('1,250.50')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => cell('清洁卫生 本期预算').evaluate((field) => field.matches(':focus'))).toBe(true)
  })

  it('has a line of the owners’ money only with their decision, and outlives the lock', async () => {
    const { page } = console
    const income = sheet().locator('[data-part=public]')
    await income.getByRole('button', { name: '加一行' }).click()
    await page.getByRole('menuitem', { name: '转入专项维修资金' }).click()
    await type('转入专项维修资金 成本', '500')
    await sheet().getByText('没有写谁决定的').waitFor()
    await page.keyboard.press('Alt+l')
    await page.getByLabel('密码', { exact: true }).fill(manager.password)
    await page.keyboard.press('Enter')
    await page.getByText('锁屏前填的内容还在').or(page.getByText('还没有保存')).first().waitFor()
    expect(await cell('转入专项维修资金 成本').inputValue()).toBe('500.00')
    await type('转入专项维修资金 去向', '业主大会决议 2025-02 号')
    await page.keyboard.press('Control+s')
    await page.getByText('已全部保存').waitFor()
    await checks().getByText('✗ 0 处不符').waitFor()
  })

  it('shows what somebody else saved first, and goes on with either', async () => {
    const { page } = console
    const id = Number(/(\d+)$/.exec(new URL(page.url()).pathname)![1])
    const noteElsewhere = async (note: string) => {
      const { version, content } = await callElsewhere<Sheet>(console, '/disclosures/get', { id })
      const lines = content.lines.map((line) => (line.name === '绿化养护' ? { ...line, note } : line))
      await callElsewhere(console, '/disclosures/save', { id, version, content: { ...content, lines } })
    }
    const conflict = page.getByRole('alert').filter({ hasText: '对方保存的' })
    await type('绿化养护 说明', '我写的')
    await noteElsewhere('同事写的')
    await page.keyboard.press('Control+s')
    await conflict.waitFor()
    expect((await conflict.getByRole('row').last().innerText()).split(/\s+/).slice(-2)).toEqual([
      '同事写的',
      '我写的',
    ])
    await conflict.getByRole('button', { name: '改用对方的' }).click()
    await conflict.waitFor({ state: 'detached' })
    await expect.poll(() => cell('绿化养护 说明').inputValue()).toBe('同事写的')
    await page.getByText('已全部保存').waitFor()
    await type('绿化养护 说明', '合同另签')
    await noteElsewhere('同事又写')
    await page.keyboard.press('Control+s')
    await conflict.getByRole('button', { name: '保存我填的' }).click()
    await page.getByText('已全部保存').waitFor()
    const { content } = await callElsewhere<Sheet>(console, '/disclosures/get', { id })
    expect(content.lines.find(({ name }) => name === '绿化养护')!.note).toBe('合同另签')
  })

  it('goes back to its author with what to change', async () => {
    const { page } = console
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByText('不能由您自己发布').waitFor()
    await changePerson(console, second)
    await open(number)
    await page.getByRole('button', { name: '退回修改' }).click()
    const dialog = page.getByRole('dialog', { name: `退回 ${number}` })
    await expect
      .poll(() => dialog.getByLabel('要改哪里').evaluate((field) => field.matches(':focus')))
      .toBe(true)
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请写明要改哪里').waitFor()
    await page.keyboard.insertText('税费要写说明')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await changePerson(console, manager)
    await open(number)
    await page.getByText('刘建国 退回：').waitFor()
    await page.getByText('税费要写说明').waitFor()
    await type('税费 说明', '全年')
    await page.keyboard.press('Control+s')
    await page.getByText('已全部保存').waitFor()
  })

  it('is not published by whoever prepared it', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const draft = await paper('草稿', 'disclosure-draft')
    expect(draft.bare).toContain('草稿，未发布，请勿张贴')
    expect(draft.bare).not.toContain('校验码')
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByText('这张表是您编制、修改或提交的，不能由您自己发布。').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '审核并发布' }).count()).toBe(0)
    await changePerson(console, second)
    await open(number)
    await page.getByRole('button', { name: '审核并发布' }).click()
    await publishOpened()
    code = /([0-9A-F]{4}-){2}[0-9A-F]{4}/.exec(
      await page.getByRole('region', { name: '发布情况' }).innerText(),
    )![0]
    await expect.poll(() => sheet().locator('input, textarea').count()).toBe(0)
  })

  it('goes to paper with everything an owner asks for', async () => {
    const { page } = console
    await page.keyboard.press('F9')
    const { words, bare, sizes } = await paper(code, 'disclosure')
    expect(sizes).toEqual(new Set(['210 x 297']))
    expect(bare).toContain('青龙园2025年1月—12月（包干制）')
    expect(bare).toContain('单位：元')
    expect(bare).toContain('科目本期预算本期实际上期增减额增减%占比说明')
    expect(bare).toMatch(/一期初结余1,000\.00/)
    expect(bare).toMatch(/二收入合计8,500\.00/)
    expect(bare).toMatch(/三支出合计1,250\.507,500\.00/)
    expect(bare).toContain('四期末结余（一＋二－三）2,000.00')
    expect(bare).toContain('公共收益（归业主共有）')
    expect(bare).toContain('停车900.00100.00800.00')
    expect(bare).toContain('业主大会决议2025-02号')
    expect(words).toContain(code)
    expect(bare).toContain('编制李静审核刘建国发布刘建国')
    expect(bare).toContain('物业服务企业（盖章处）')
    expect(bare).toContain('010-88880000')
    expect(bare).toContain('数据来源账册，其中1行手工填写、账册里没有')
    expect(bare).not.toContain('草稿')
  })

  it('goes to a chat group and to Excel', async () => {
    const { page } = console
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '发到群里的文字' }).click()
    const dialog = page.getByRole('dialog', { name: '发到群里的文字' })
    const text = await dialog.locator('pre').innerText()
    expect(text).toContain('二、收入合计 8,500.00 元')
    expect(text).toContain(`校验码：${code}`)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '导出 Excel（A4）' }).click()
    expect((await savedWorkbook(console)).text).toContain(code)
  })

  it('is verified at the counter by the code of its notice', async () => {
    const { page } = console
    await changePerson(console, clerk)
    await page.keyboard.press('F8')
    const field = page.getByLabel('校验码', { exact: true })
    await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true)
    await page.keyboard.insertText(code.toLowerCase().replaceAll('-', ' '))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '与库内一致' }).waitFor()
    await page
      .getByRole('region', { name: /发布时的内容/ })
      .getByText('8,500.00')
      .first()
      .waitFor()
    await field.fill('0000-0000-0000')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '查不到这个校验码' }).waitFor()
    await field.fill('7F3A')
    await page.keyboard.press('Enter')
    await page.getByText('校验码是 12 位数字和 A 到 F 的字母').waitFor()
    await page.getByRole('button', { name: '全部核对' }).click()
    await page.getByText('1 张已发布的公示表全部与库内一致').waitFor()
  })

  it('is asked about, and the question is answered', async () => {
    const { page } = console
    await open(number)
    await page.getByRole('button', { name: '登记异议或询问' }).click()
    const dialog = page.getByRole('dialog', { name: '登记异议或询问' })
    await expect.poll(() => dialog.getByLabel('内容').evaluate((field) => field.matches(':focus'))).toBe(true)
    await page.keyboard.insertText('停车的成本是什么？')
    await dialog.getByLabel('房号').fill('3-2-501')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('电话').fill('13800135678')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('停车的成本是什么？').waitFor()
    await changePerson(console, manager)
    await page.getByRole('link', { name: '公示', exact: true }).click()
    await page.getByRole('link', { name: '异议与答复', exact: true }).click()
    const asked = page.getByRole('row').filter({ hasText: '停车的成本是什么？' })
    await asked.getByText('待答复').waitFor()
    expect(await asked.innerText()).toContain('138****5678')
    await asked.getByRole('button', { name: '答复' }).click()
    const answer = page.getByRole('dialog', { name: '答复' })
    await expect
      .poll(() => answer.getByLabel('答复内容').evaluate((field) => field.matches(':focus')))
      .toBe(true)
    await answer.getByLabel('答复内容').fill('道闸保养 100.00 元')
    await page.keyboard.press('Control+Enter')
    await answer.waitFor({ state: 'hidden' })
    await asked.getByText('已答复').waitFor()
    await page.keyboard.press('F9')
    expect((await paper('制表人', 'objections')).bare).toContain('停车的成本是什么')
  })

  it('is corrected by a sheet that names it, and the old notice says so', async () => {
    const { page } = console
    await open(number)
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '更正这张表' }).click()
    await page
      .getByRole('dialog', { name: `更正 ${number}` })
      .getByLabel('原因')
      .fill('说明写错')
    await page.keyboard.press('Control+Enter')
    await page.getByText('更正原因：说明写错').waitFor()
    const next = /GS-\d{4}-\d{3}/.exec(await page.getByRole('heading', { name: /公示表/ }).innerText())![0]
    expect(next).not.toBe(number)
    await type('停车 去向', '道闸保养')
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByText('这张表是您编制、修改或提交的').waitFor()
    await changePerson(console, second)
    await open(next)
    await page.getByRole('button', { name: '审核并发布' }).click()
    await publishOpened()
    await page.keyboard.press('F8')
    await page.getByLabel('校验码', { exact: true }).fill(code)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '与库内一致' }).waitFor()
    await page.getByText('这张表后来已更正，现在有效的是').waitFor()
    await page.getByRole('link', { name: next, exact: true }).waitFor()
  })

  it('comes out of Excel with the sums it states, and is told where they are wrong', async () => {
    const { page } = console
    await changePerson(console, manager)
    await page.getByRole('link', { name: '公示', exact: true }).click()
    await page.getByRole('button', { name: '导入 Excel 表' }).click()
    const dialog = page.getByRole('dialog', { name: '导入做好的公示表' })
    const typed = (cleaning: string) =>
      [
        '物业服务费收支情况公示,,,,',
        '科目,本期预算,本期实际,上期,说明',
        '期初结余,,1000.00,,',
        '收入合计,,8500.00,,',
        '物业服务费收入,,8500.00,8000.00,',
        '支出合计,,7600.00,,',
        '管理服务人员费用,,6000.00,6200.00,',
        `清洁卫生,,${cleaning},,`,
        '期末结余,,2000.00,,',
        '本表经居委会看过,,,,',
      ].join('\n')
    const choose = (cleaning: string) =>
      dialog.locator('input[type=file]').setInputFiles(madeFile('公示.csv', typed(cleaning)))
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('请选一个 Excel 文件').waitFor()
    await choose('约一千五')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('第 8 行有一格不是金额').waitFor()
    await choose('1500.00')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('本表经居委会看过').waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('各行的数字没有与账册核对').waitFor()
    await sheet().getByText('原表写的支出合计是 7,600.00，各行相加是 7,500.00，差 100.00。').waitFor()
    expect(await row('收入合计').innerText()).toMatch(/8,500\.00\s+8,000\.00\s+500\.00\s+\+6\.3 %/)
    expect(await row('支出合计').first().innerText()).toMatch(/6,200\.00\s+1,300\.00\s+\+21\.0 %/)
    await sheet().getByRole('button', { name: '按各行合计' }).click()
    await checks().getByText('同一期间不能有两张').waitFor()
    expect(await row('期末结余（一＋二－三）').innerText()).toContain('2,000.00')
    await page.keyboard.press('Control+s')
    await page.getByText('已保存', { exact: true }).first().waitFor()
  })
})
