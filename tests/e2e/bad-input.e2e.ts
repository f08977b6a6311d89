import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import { Console } from './console.ts'
import { forgeCall, letPageForge } from './forged-call.ts'
import { madeFile } from './made-file.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { fixture, uploadWorkbook } from './steps.ts'

let ticket: { id: number; number: string; version: number }

async function addWangFang(client: TestClient): Promise<void> {
  const { communityId } = await client.office.profile()
  const house = await client.houses.create({ communityId, building: '3', unit: '2', room: '501' })
  const resident = await client.residents.create({
    name: '王芳',
    gender: 'female',
    phones: [{ phone: '13800135678' }],
    occupancy: { houseId: house.id, role: 'owner' },
  })
  const desk = await deskOf(client)
  ticket = await client.tickets.register(
    registration(desk, { houseId: house.id, residentId: resident.id, callerName: '' }),
  )
}

describe('what goes wrong at the counter', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(addWangFang))
    await letPageForge(console)
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  it('an unknown room is said to be unknown, with what to do next', async () => {
    const { page } = console
    await page.locator('#the-box').fill('9-9-909')
    await page.getByText('没有找到').first().waitFor()
    await page.getByRole('button', { name: /登记/ }).first().waitFor()
    expect(await page.locator('#the-box').inputValue()).toBe('9-9-909')
    await page.keyboard.press('Escape')
  })

  it('an empty form names what is missing and keeps the rest', async () => {
    const { page } = console
    await page.keyboard.press('F2')
    await page.getByRole('heading', { name: '投诉' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('请选类别').waitFor()
    await page.getByText('请写下反映的内容').waitFor()
    await page.getByText('请选来人或房号').waitFor()
  })

  it('a session that ended while typing loses nothing', async () => {
    const { page } = console
    await console.find('3-2-501')
    await page.keyboard.press('F2')
    await page.getByText('王芳').first().waitFor()
    await page.keyboard.type('22')
    await page.keyboard.insertText('楼道灯不亮，老人晚上看不见路。')
    await forgeCall(console, '/accounts/logout', { reason: 'logout' })
    await page.keyboard.press('Control+Enter')
    await page.getByText(`${manager.name}，欢迎回来`).waitFor()
    await page.getByText('没写完的内容都留着').waitFor()
    await expect.poll(() => page.getByText('楼道灯不亮').count()).toBe(0)
    await page.getByLabel('密码').fill(manager.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '投诉' }).waitFor()
    expect(await page.locator('textarea').inputValue()).toBe('楼道灯不亮，老人晚上看不见路。')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已登记').first().waitFor()
    await page.getByText('楼道灯不亮').first().waitFor()
  })

  it('a stale save tells who was first and keeps the words', async () => {
    const { page } = console
    await console.find(ticket.number)
    await page.keyboard.press('Enter')
    await page.getByText('电梯又停了').first().waitFor()
    await page.getByText('记跟进').first().click()
    await page.locator('textarea').first().fill('已与维保单位联系')
    await forgeCall(console, '/tickets/note', { id: ticket.id, version: ticket.version, text: '别人先写的' })
    await page.getByRole('button', { name: /^记跟进/ }).click()
    await page.getByText('有人先改了这件受理单').waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe('已与维保单位联系')
    await page.getByRole('button', { name: /^仍要提交/ }).click()
    await page.getByText('别人先写的').first().waitFor()
    await expect.poll(() => page.getByText('已与维保单位联系').count()).toBeGreaterThan(0)
  })

  it.each([
    ['an old .xls', () => fixture('02b-register-saved.xls'), '旧格式'],
    [
      'a picture under a wrong name',
      () => madeFile('photo.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])),
      '没有导入任何内容',
    ],
  ])('%s is refused kindly, and the data is said to be safe', async (_what, path, words) => {
    const { page } = console
    await uploadWorkbook(console, path())
    await page.getByText(words).first().waitFor()
    await page.getByText('没有导入任何内容').first().waitFor()
  })

  it('a file without a header asks for its row', async () => {
    await uploadWorkbook(console, madeFile('no-header.csv', '1,2,3\n4,5,6\n'))
    await console.page.getByText('没有认出表头').waitFor()
    await console.page.getByText('请点一下表头所在的行').first().waitFor()
  })

  it('a second start on the same folder is told so and changes nothing', () => {
    const second = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '..', '..', 'out/main/lan.js'), '--data', console.place.folder],
      {
        env: { ...process.env, GUANJIA_CONFIG_DIR: console.place.config },
        encoding: 'utf8',
        timeout: 30_000,
      },
    )
    expect(second.status).not.toBe(0)
    expect(second.stdout + second.stderr).toContain('另一个管家台正在使用这个数据文件夹')
  })
})
