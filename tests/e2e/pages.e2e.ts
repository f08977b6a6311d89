import { AxeBuilder } from '@axe-core/playwright'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console, hostName } from './console.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { threeDaysAtTheDesk } from './sample-office.ts'

const pages: [name: string, path: string, sign: string][] = [
  ['desk', '/desk', '登记投诉'],
  ['register', '/register?house=1&resident=1', '读给业主听'],
  ['tickets', '/tickets', '共'],
  ['ticket', '/tickets/1', '经过'],
  ['houses', '/houses', '共'],
  ['house', '/houses/1', '建筑面积'],
  ['building', '/buildings/1', '方向键在房间之间移动'],
  ['residents', '/residents', '共'],
  ['resident', '/residents/1', '时间线'],
  ['contacts', '/contacts', '共'],
  ['promises', '/promises', '共'],
  ['duplicates', '/duplicates', '夏佳娜'],
  ['comparison', '/duplicates/1/2', '夏佳娜'],
  ['bin', '/bin', '回收站'],
  ['changes', '/bin/recent', '过户'],
  ['imports', '/imports', '已导入'],
  ['import', '/imports/new', '选择文件'],
  ['import-check', '/imports/new?id=2', '序号'],
  ['dictionaries', '/dictionaries', '电梯故障'],
  ['office', '/office', '服务热线'],
  ['users', '/users', '新增人员'],
  ['audit', '/audit', '校验'],
  ['backups', '/backups', '立即备份'],
]

/** What is clicked and smaller than 24 × 24 px with compact letters (WCAG 2.5.8); words in a line are as high as it. */
const smallTargets = ({ page }: Console) =>
  page.evaluate(() => {
    const { size } = document.documentElement.dataset
    document.documentElement.dataset['size'] = 'compact'
    const targets = 'a[href], button, input, select, textarea, summary, [role=tab], [role=button]'
    const hosts = 'label, .el-select, .el-input, .el-date-editor, .el-textarea'
    const small = [...document.querySelectorAll(targets)].filter((target) => {
      if (getComputedStyle(target).display === 'inline' || target.matches('input[type=file]')) return false
      const { width, height } = (target.closest(hosts) ?? target).getBoundingClientRect()
      return width > 0 && (width < 23.9 || height < 23.9)
    })
    const found = small.map((target) => target.outerHTML.slice(0, 120))
    if (size) document.documentElement.dataset['size'] = size
    else delete document.documentElement.dataset['size']
    return found
  })

/** Every page in both themes on the smallest screen: nothing serious for axe, nothing cut off sideways. */
describe.each(['浅色', '深色'])('every page, %s', (theme) => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(threeDaysAtTheDesk))
    await console.logIn(manager.login, manager.password)
    await console.page.getByRole('button', { name: '我的菜单' }).click()
    await console.page.getByText(theme, { exact: true }).click()
    await console.page.keyboard.press('Escape')
  })
  afterAll(() => console.close())

  it.each(pages)('%s', async (name, path, sign) => {
    const { page } = console
    // A click of the page's own router: an address typed in the desktop would end the session.
    await page.evaluate((target) => {
      history.pushState(history.state, '', target)
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
    }, path)
    await page.locator('main').getByText(sign).first().waitFor()
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    )
    if (process.env.GUANJIA_E2E_KEEP)
      await page.screenshot({
        path: join(
          process.env.GUANJIA_E2E_KEEP,
          `${hostName}-${name}-${theme === '浅色' ? 'light' : 'dark'}.png`,
        ),
      })
    expect(await console.overflow()).toEqual([0, 0])
    expect(await smallTargets(console)).toEqual([])
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
})
