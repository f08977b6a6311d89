import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { clerk, manager, preparedOffice } from './prepared-office.ts'
import { changePerson, openDesk, openSystem } from './steps.ts'

/** What a manager settles for the office, seen from the counter. */
describe('the office’s own settings', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice())
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const showRoles = async () => {
    await openSystem(console, '人员')
    await console.page.getByRole('radiogroup', { name: '人员' }).getByText('岗位', { exact: true }).click()
  }
  const registers = () => console.page.locator('main').getByRole('button', { name: '投诉', exact: true })

  it('offer a new category to whoever registers, by its pinyin too', async () => {
    const { page } = console
    await openSystem(console, '字典')
    const list = page.getByRole('region', { name: '投诉类别' })
    await list
      .getByRole('listitem')
      .filter({ hasText: '安全管理' })
      .getByRole('button', { name: '加下级' })
      .click()
    await page.getByRole('dialog', { name: '新增：投诉类别' }).getByLabel('名称').fill('高空抛物')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已新增“高空抛物”').waitFor()
    await list.getByRole('button', { name: '停用 高空抛物' }).waitFor()
    await openDesk(console)
    await page.keyboard.press('F2')
    const category = page.getByRole('combobox', { name: '类别' })
    await category.fill('gkpw')
    await page.getByRole('option', { name: '安全管理 / 高空抛物' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await category.inputValue()).toContain('高空抛物')
  })

  it('let a copied role do less, and more again, from the next step on', async () => {
    const { page } = console
    await showRoles()
    await page.getByRole('button', { name: '复制 前台' }).click()
    const added = page.getByRole('dialog', { name: '新增岗位' })
    await added.getByLabel('岗位名称').fill('前台实习')
    await added.getByText('登记受理', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已保存岗位 前台实习').waitFor()
    await page.getByRole('radiogroup', { name: '人员' }).getByText('人员', { exact: true }).click()
    await page.getByRole('button', { name: `修改 ${clerk.name}` }).click()
    const person = page.getByRole('dialog', { name: `修改人员 ${clerk.login}` })
    await person.getByText('前台', { exact: true }).click()
    await person.getByText('前台实习', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已修改 ${clerk.name}`).waitFor()

    await changePerson(console, clerk)
    await page.getByText('没有等待首次联系的受理。').waitFor()
    await expect.poll(() => registers().count()).toBe(0)

    await changePerson(console, manager)
    await showRoles()
    await page.getByRole('button', { name: '修改 前台实习' }).click()
    await page.getByRole('dialog', { name: '修改岗位' }).getByText('登记受理', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已保存岗位 前台实习').waitFor()
    await changePerson(console, clerk)
    await registers().first().waitFor()
  })

  it('give a colleague who forgot the password a code, and never the password', async () => {
    const { page } = console
    await changePerson(console, manager)
    await openSystem(console, '人员')
    await page.getByRole('button', { name: `重设密码 ${clerk.name}` }).click()
    const dialog = page.getByRole('dialog', { name: `重设 ${clerk.name} 的密码` })
    await dialog.getByRole('button', { name: '生成重设码' }).click()
    const code = (await dialog.getByRole('group', { name: '重设码' }).innerText()).trim()
    await dialog.getByRole('button', { name: '已告诉本人' }).click()
    await page.getByRole('row').filter({ hasText: clerk.name }).getByText('重设码有效至').waitFor()

    await page.keyboard.press('Alt+l')
    await page.getByRole('button', { name: '换人登录' }).click()
    await page.getByRole('button', { name: '管理员给了我重设码' }).click()
    const password = '海上生明月天涯共此时'
    await page.getByLabel('登录名').fill(clerk.login)
    await page.getByLabel('重设码').fill(code)
    await page.getByLabel('新密码', { exact: true }).fill(password)
    await page.getByLabel('再输一次新密码').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('密码已重设，请用新密码登录').waitFor()
    await page.getByLabel('登录名').fill(clerk.login)
    await page.getByLabel('密码', { exact: true }).fill(clerk.password)
    await page.keyboard.press('Enter')
    await page.getByText('登录名或密码不对。').waitFor()
    await console.logIn(clerk.login, password)
  })

  it('mark what must be filled in, and keep every button whole in large English letters', async () => {
    const { page } = console
    await changePerson(console, manager)
    await page.evaluate(() => {
      localStorage.setItem('guanjia.size', 'large')
      localStorage.setItem('guanjia.locale', 'en')
    })
    await page.reload()
    // The desktop asks for the password after a reload, the browser keeps its session.
    await page.getByLabel('Login name').or(page.locator('#the-box')).first().waitFor()
    if ((await page.locator('#the-box').count()) === 0) {
      await page.getByLabel('Login name').fill(manager.login)
      await page.getByLabel('Password', { exact: true }).fill(manager.password)
      await page.keyboard.press('Enter')
    }
    await page.locator('#the-box').waitFor()
    await page.getByRole('link', { name: 'System', exact: true }).click()
    await page.getByRole('link', { name: 'People', exact: true }).click()
    const disable = page.getByRole('button', { name: `Disable ${clerk.name}` })
    const [button, cell] = await Promise.all([
      disable.boundingBox(),
      page.getByRole('cell').filter({ has: disable }).boundingBox(),
    ])
    expect(button!.x + button!.width).toBeLessThanOrEqual(cell!.x + cell!.width)
    await page.getByRole('button', { name: `Edit ${clerk.name}` }).click()
    const mark = await page
      .getByRole('dialog')
      .locator('.el-form-item', { has: page.getByLabel('Name', { exact: true }) })
      .locator('.el-form-item__label')
      .evaluate((label) => getComputedStyle(label, '::before').content)
    expect(mark).toBe('"*"')
  })
})
