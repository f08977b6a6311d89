import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { everyLayer, everyPage, keepPicture, show, takeAway } from './every-page.ts'
import { aFullCounter } from './full-counter.ts'
import { manager, preparedOffice } from './prepared-office.ts'

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

/** A theme changes nothing but colours: what else axe looks at is the same in both, and seen in the first. */
const colourRules = ['color-contrast', 'link-in-text-block']
const themes = { light: '浅色', dark: '深色' } as const

/** Every page in a theme on the smallest screen: nothing serious for axe, nothing cut off sideways. */
export function checkEveryPage(theme: keyof typeof themes): void {
  describe(`every page, ${theme}`, () => {
    let console: Console
    beforeAll(async () => {
      console = await Console.open(await preparedOffice(aFullCounter))
      await console.logIn(manager.login, manager.password)
      await console.page.getByRole('button', { name: '我的菜单' }).click()
      await console.page.getByText(themes[theme], { exact: true }).click()
      await console.page.keyboard.press('Escape')
    })
    afterAll(() => console?.close())

    const seriousFaults = async () => {
      const axe = new AxeBuilder({ page: console.page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
      const { violations } = await (theme === 'light' ? axe : axe.withRules(colourRules)).analyze()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    }

    it.each(everyPage.map((shown) => [shown.name, shown] as const))('%s', async (name, shown) => {
      await show(console, shown, 'zh-CN')
      await keepPicture(console, `${name}-${theme}`)
      expect(await console.overflow()).toEqual([0, 0])
      expect(await smallTargets(console)).toEqual([])
      expect(await seriousFaults()).toEqual([])
    })

    it.each(everyLayer.map((shown) => [shown.name, shown] as const))(
      '%s over a page',
      async (name, shown) => {
        await show(console, shown, 'zh-CN')
        await keepPicture(console, `${name}-${theme}`)
        expect(await smallTargets(console)).toEqual([])
        expect(await seriousFaults()).toEqual([])
        await takeAway(console)
      },
    )
  })
}
