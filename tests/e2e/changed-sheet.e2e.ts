import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { accountOf, newEntry } from '../../electron/core/testing/ledger.ts'
import type { TestClient } from '../../electron/core/testing/office.ts'
import type { LedgerLine, LedgerSide } from '../../shared/modules/ledger/terms.ts'
import { Console, hostName } from './console.ts'
import { keepPicture } from './every-page.ts'
import { textOf } from './paper.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { goTo } from './steps.ts'

const second = { login: 'liujianguo', name: '刘建国', password: '疑是银河落九天 2026' }

/** In yuan, of the first year: held 1,000, in 8,000, out 6,000; so 3,000 are left. */
async function twoYearsOut(client: TestClient): Promise<void> {
  await client.accounts.createUser({ ...second, roles: ['manager'] })
  await client.ledger.openings.set({ fund: 'service', version: null, day: '2023-12-31', amountFen: 100_000 })
  const write = async (line: LedgerLine, side: LedgerSide, amountFen: number) =>
    client.ledger.entries.add(
      newEntry(await accountOf(client, 'service', line), {
        ...{ side, amountFen, day: '2024-05-05', words: '全年', party: '', voucher: '' },
      }),
    )
  await write('fee', 'in', 800_000)
  await write('staff', 'out', 600_000)
  const today = (await client.system.status()).today
  const publish = async (sheet: { id: number; version: number }) => {
    const submitted = await client.disclosures.submit({ id: sheet.id, version: sheet.version })
    await client.accounts.login(second)
    await client.disclosures.publish({ ...submitted, id: sheet.id, postedFrom: today, postedUntil: today })
    await client.accounts.login(manager)
  }
  const asked = { parts: ['service' as const], mode: 'lump-sum' as const }
  const first = await client.disclosures.create({ ...asked, fromMonth: '2024-01', untilMonth: '2024-12' })
  await publish(first)
  await publish(await client.disclosures.create({ ...asked, fromMonth: '2025-01', untilMonth: '2025-12' }))
  // 500.00 of cleaning were forgotten: the first year leaves 2,500.00, and the second begins with 3,000.00 on paper.
  const revision = await client.disclosures.revise({ id: first.id, reason: '漏列清洁费' })
  await write('cleaning', 'out', 50_000)
  const fresh = await client.disclosures.refresh({ id: revision.id, version: revision.version })
  await publish({ id: revision.id, version: fresh.version })
}

/** What another program does to the file while this one is at work: the triggers are no obstacle to it. */
function change(folder: string, sql: string): void {
  const database = new Database(join(folder, 'guanjia.db'))
  const triggers = database
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'disclosure%'`)
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(sql)
  for (const trigger of triggers) database.exec(trigger.sql)
  database.close()
}

/** What is on the board cannot be changed unseen, neither by a correction before it nor past the program. */
describe('a published sheet that something was done to', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(twoYearsOut))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const sheet = () => console.page.getByRole('region', { name: '公示表内容' })
  const codeShown = async () =>
    /([0-9A-F]{4}-){2}[0-9A-F]{4}/.exec(
      await console.page.getByRole('region', { name: '发布情况' }).innerText(),
    )![0]
  /** What goes to paper of the sheet that is open, without spaces. */
  async function paper(sign: string) {
    const { page } = console
    await page.keyboard.press('F9')
    const preview = page.getByRole('region', { name: '打印内容' })
    await (hostName === 'electron' ? preview.locator('canvas') : preview.getByText(sign)).first().waitFor()
    const words = textOf(await console.host.paper()).replaceAll(/\s/g, '')
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
    return words
  }

  it('is named where a correction of the one before contradicts it', async () => {
    const { page } = console
    await goTo(console, '/disclosures/verify')
    await page.getByRole('button', { name: '全部核对' }).click()
    await page.getByText('3 张已发布的公示表全部与库内一致').waitFor()
    await page.getByRole('heading', { name: '1 处期初与上一张表的期末不接' }).waitFor()
    await page.getByText(/期初结余是 3,000\.00，上一张表 GS-\d{4}-003 期末是 2,500\.00，差 500\.00/).waitFor()
    await keepPicture(console, 'unchained')
    await goTo(console, '/disclosures/sheets/2')
    await page.getByRole('heading', { name: '与前后的表不接' }).waitFor()
    expect(await paper('盖章处')).toContain('数据来源账册')
  })

  it('shows where its rows were changed, and goes to paper as it was published', async () => {
    const { page } = console
    change(
      console.place.folder,
      `UPDATE disclosure_lines SET out_fen = 1 WHERE disclosure_id = 3 AND line = 'staff'`,
    )
    await goTo(console, '/disclosures/sheets/3')
    const banner = page.getByRole('alert').filter({ hasText: '与发布时不一致' })
    await banner.getByRole('row').filter({ hasText: '6,000.00' }).getByText('0.01').waitFor()
    await page.getByText(/后面的表 GS-\d{4}-002 期初是 3,000\.00/).waitFor()
    await keepPicture(console, 'touched')
    await sheet().getByText('6,000.00').first().waitFor()
    const code = await codeShown()
    const words = await paper(code)
    expect(words).toContain('6,000.00')
    expect(words).not.toContain('0.01')
    // On every page, and in the box at the end.
    const pages = Number(/第1\/(\d+)页/.exec(words)![1])
    expect(words.split(code)).toHaveLength(1 + pages + 1)
  })

  it('bears no code on paper where its frozen copy is no longer what was hashed', async () => {
    const { page } = console
    change(
      console.place.folder,
      `UPDATE disclosures SET frozen = replace(frozen, '600000', '500000') WHERE id = 1`,
    )
    await goTo(console, '/disclosures/sheets/1')
    await page.getByText('发布时固定的内容已不可靠').waitFor()
    await page.getByRole('columnheader', { name: '留存的副本' }).waitFor()
    await expect.poll(() => page.getByText('与前后的表不接').count()).toBe(0)
    await keepPicture(console, 'unsound')
    const words = await paper('请勿张贴')
    expect(words).toContain('与发布时的内容不符，请勿张贴')
    expect(words).not.toContain('校验码')
  })
})
