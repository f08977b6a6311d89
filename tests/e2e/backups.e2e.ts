import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { openSystem } from './steps.ts'

/** What keeps an office from losing its data, as whoever looks after it sees it. */
describe('backups', () => {
  let console: Console
  let folder: string
  beforeAll(async () => {
    const place = await preparedOffice()
    folder = join(place.folder, 'backups')
    console = await Console.open(place)
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const made = () => readdirSync(folder).filter((name) => name.endsWith('.db'))
  const categories = async () => {
    await openSystem(console, '字典')
    const list = console.page.getByRole('region', { name: '投诉类别' })
    await list.getByText('安全管理').first().waitFor()
    return list
  }

  it('are said to be missing until one is made, and then how old the last one is', async () => {
    const { page } = console
    const bar = page.getByRole('contentinfo')
    await bar.getByText('还没有备份').waitFor()
    await openSystem(console, '备份与恢复')
    await page.getByText('还没有备份').first().waitFor()
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.getByRole('row').filter({ hasText: '手动备份' }).waitFor()
    await bar.getByText('备份 刚刚').waitFor()
    expect(made()).toHaveLength(1)
  })

  it('bring back what was, after asking, and keep what is replaced', async () => {
    const { page } = console
    const before = await categories()
    const item = before.getByRole('listitem').filter({ hasText: '安全管理' })
    await item.getByRole('button', { name: '加下级' }).click()
    await page.getByRole('dialog').getByLabel('名称').fill('备份之后')
    await page.keyboard.press('Control+Enter')
    await before.getByRole('button', { name: '停用 备份之后' }).waitFor()

    await openSystem(console, '备份与恢复')
    await page.getByRole('button', { name: '恢复到这时' }).click()
    const dialog = page.getByRole('dialog', { name: /^恢复到/ })
    expect(await dialog.getByRole('button', { name: '恢复', exact: true }).isDisabled()).toBe(true)
    await dialog.getByLabel('请输入“恢复”确认').fill('恢复')
    await page.keyboard.press('Enter')
    await page.getByText(/已恢复到 .*请重新登录/).waitFor()
    await console.logIn(manager.login, manager.password)
    expect(await (await categories()).getByText('备份之后').count()).toBe(0)

    await openSystem(console, '备份与恢复')
    await page.getByRole('row').filter({ hasText: '恢复之前' }).waitFor()
    await openSystem(console, '操作记录')
    await page.getByRole('row').filter({ hasText: '恢复备份' }).first().waitFor()
    await page.getByRole('button', { name: '校验' }).click()
    await page.getByText(/^校验通过/).waitFor()
  })
})
