import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { forgeCall, letPageForge } from './forged-call.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { walkThroughFirstRun } from './steps.ts'

describe('the first run', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open()
  })
  afterAll(() => console?.close())

  it('asks for the office and its first person, and shows a recovery code once', async () => {
    const code = await walkThroughFirstRun(console)
    expect(code).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/)
  })

  it('keeps the office after the core was killed', async () => {
    await console.host.killCore()
    await console.logIn(manager.login, manager.password)
    await console.page.getByText('青龙园').first().waitFor()
  })
})

describe('a day at the counter', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice())
    await letPageForge(console)
  })
  afterAll(() => console?.close())

  it('refuses a wrong password in plain words, then lets the right one in', async () => {
    const { page } = console
    await page.getByLabel('登录名').fill(clerk.login)
    await page.getByLabel('密码', { exact: true }).fill('错的密码')
    await page.keyboard.press('Enter')
    await page.getByText('登录名或密码不对。').waitFor()
    await page.getByText('忘了密码请找管理员').waitFor()
    await console.logIn(clerk.login, clerk.password)
  })

  it('is refused in the core what the page would not even show', async () => {
    const { page } = console
    await expect.poll(() => page.getByRole('link', { name: '系统', exact: true }).count()).toBe(0)
    expect(await forgeCall(console, '/accounts/users')).toContain('NOT_PERMITTED')
    expect(await forgeCall(console, '/office/profile')).toContain('青龙园')
  })

  it('locks by key, ends the session in the core, and goes on after the password', async () => {
    const { page } = console
    await page.keyboard.press('Alt+l')
    await page.getByText(`${clerk.name}，欢迎回来`).waitFor()
    await expect.poll(() => page.locator('#the-box').count()).toBe(0)
    await page.getByLabel('密码').fill(clerk.password)
    await page.keyboard.press('Enter')
    await page.locator('#the-box').waitFor()
  })

  it('verifies its audit for an administrator', async () => {
    const { page } = console
    await page.keyboard.press('Alt+l')
    await page.getByRole('button', { name: '换人登录' }).click()
    await console.logIn(manager.login, manager.password)
    await page.getByRole('link', { name: '系统', exact: true }).click()
    await page.getByRole('link', { name: '操作记录', exact: true }).click()
    await page.getByRole('button', { name: '校验' }).click()
    await page.getByText(/校验通过：共 \d+ 条/).waitFor()
    await page.getByText(clerk.name).first().waitFor()
  })

  it('speaks English at once when asked, and Chinese again', async () => {
    const { page } = console
    await page.getByRole('button', { name: '我的菜单' }).click()
    await page.getByText('English').click()
    await page.getByRole('button', { name: 'Verify' }).waitFor()
    await page.getByText('中文').click()
    await page.getByRole('button', { name: '校验' }).waitFor()
  })
})
