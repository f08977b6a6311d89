import { join } from 'node:path'
import type { Console } from './console.ts'
import { manager } from './prepared-office.ts'

export const fixture = (name: string): string =>
  join(import.meta.dirname, '..', 'fixtures', 'workbooks', name)

/** The wizard as a person walks through it, up to the desk. Answers with the recovery code. */
export async function walkThroughFirstRun({ page }: Console): Promise<string> {
  await page.getByLabel('客户服务中心名称').fill('青龙园客户服务中心')
  await page.getByLabel('小区名称').fill('青龙园')
  await page.keyboard.press('Enter')
  await page.getByLabel('姓名').fill(manager.name)
  await page.getByLabel('登录名').fill(manager.login)
  await page.getByLabel('密码', { exact: true }).fill('太短')
  await page.getByLabel('再输一次密码').fill('太短')
  await page.keyboard.press('Enter')
  await page.getByText('密码至少要 8 个字').waitFor()
  await page.getByLabel('密码', { exact: true }).fill(manager.password)
  await page.getByLabel('再输一次密码').fill(manager.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '请抄下恢复码' }).waitFor()
  const groups = await page.getByRole('group', { name: '恢复码' }).locator('span').allInnerTexts()
  await page.getByText('我已抄下，并放在安全的地方').click()
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.locator('#the-box').waitFor()
  return groups.join('-')
}

/** From anywhere to the start page, by the rail: its own tabs have a link of the same name. */
export async function openDesk({ page }: Console): Promise<void> {
  await page
    .getByRole('navigation', { name: '主菜单' })
    .getByRole('link', { name: '前台', exact: true })
    .click()
}

/**
 * To a page by its path, as a link of the program leads there: an address typed in the desktop would end the session.
 */
export async function goTo({ page }: Console, path: string): Promise<void> {
  await page.evaluate((target) => {
    history.pushState({ ...history.state, current: target }, '', target)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, path)
}

/**
 * To a page, until the one before it is gone: what is typed or opened then is its own. From card to card the page stays.
 */
export async function leaveFor(console: Console, path: string): Promise<void> {
  const { page } = console
  const left = await page.evaluateHandle(
    (target) => {
      const kind = (address: string) => address.replaceAll(/\d+/g, '#')
      return kind(location.pathname) === kind(target) ? null : document.querySelector('main .content > *')
    },
    path.replace(/\?.*/, ''),
  )
  await goTo(console, path)
  await page.waitForFunction((element) => !element?.isConnected, left)
}

/** From anywhere to a page of the archives. */
export async function openArchives({ page }: Console, tab: string): Promise<void> {
  await page.getByRole('link', { name: '档案', exact: true }).click()
  await page.getByRole('link', { name: tab, exact: true }).click()
}

/** From anywhere to a page of the office's own settings. */
export async function openSystem({ page }: Console, tab: string): Promise<void> {
  await page.getByRole('link', { name: '系统', exact: true }).click()
  await page.getByRole('link', { name: tab, exact: true }).click()
}

/** Opens the card of a room or a person by the one box. */
export async function openFound(console: Console, words: string): Promise<void> {
  const { page } = console
  await console.find(words)
  await page.getByRole('option').filter({ hasText: words }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: words, exact: true }).waitFor()
}

/** Somebody else takes the chair. */
export async function changePerson(
  console: Console,
  { login, password }: { login: string; password: string },
): Promise<void> {
  await console.page.keyboard.press('Alt+l')
  await console.page.getByRole('button', { name: '换人登录' }).click()
  await console.logIn(login, password)
}

/** Picks one of a list that opens at a field. */
export async function pick({ page }: Console, field: string, choice: string): Promise<void> {
  // The words in the field lie over it, so that the click goes to them.
  await page.getByRole('combobox', { name: field, exact: true }).click({ force: true })
  await page.getByRole('option', { name: choice, exact: true }).click()
}

/** From anywhere: the wizard for a workbook, until its columns are matched. */
export async function uploadWorkbook(console: Console, file: string): Promise<void> {
  await openArchives(console, '导入')
  await console.page.getByRole('button', { name: '导入 Excel' }).first().click()
  await console.page.locator('input[type=file]').setInputFiles(file)
}

/** From the matched columns to the check, which follows at once where every word is known. */
export async function checkUploaded({ page }: Console): Promise<void> {
  await page.getByRole('button', { name: '下一步：值' }).click()
  await page.getByRole('radiogroup', { name: '按结果筛选' }).waitFor()
}

/** Writes what was checked. */
export async function applyChecked({ page }: Console): Promise<void> {
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByRole('button', { name: /^导入 \d+ 行/ }).click()
  await page.getByRole('heading', { name: /已写入档案/ }).waitFor({ timeout: 60_000 })
}

/** Checks and writes what was uploaded. */
export async function importUploaded(console: Console): Promise<void> {
  await checkUploaded(console)
  await applyChecked(console)
}

/** Counts what fingers do: every key of every chord. What a person says in words is not counted. */
export class CountedKeyboard {
  count = 0
  readonly #console: Console

  constructor(console: Console) {
    this.#console = console
  }

  async press(chord: string): Promise<void> {
    this.count += chord.split('+').length
    await this.#console.page.keyboard.press(chord)
  }

  async typeKeys(text: string): Promise<void> {
    this.count += [...text].length
    await this.#console.page.keyboard.type(text)
  }

  async say(words: string): Promise<void> {
    await this.#console.page.keyboard.insertText(words)
  }
}
