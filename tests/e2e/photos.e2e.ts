import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Console } from './console.ts'
import { peopleByHand } from './people-office.ts'
import { bring, fromTelephone, picture, storedPhotos } from './pictures.ts'
import { manager, preparedOffice } from './prepared-office.ts'

/** Photos from the clipboard, a folder and a telephone, on the form and on the ticket. */
describe('photos', () => {
  let console: Console
  beforeAll(async () => {
    console = await Console.open(await preparedOffice(peopleByHand))
    await console.logIn(manager.login, manager.password)
  })
  afterAll(() => console?.close())

  const form = () => console.page.getByRole('main').getByRole('form')
  const words = () => form().locator('textarea').first()
  const field = () => form().getByRole('group', { name: '照片' })
  const thumbs = () => field().getByRole('button', { name: /^第 \d+ 张照片$/ })
  const card = () => console.page.getByRole('region', { name: '照片' })
  const seen = (within: ReturnType<typeof card>) =>
    within
      .locator('img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))

  it('are pasted, dropped and chosen while the words are typed', async () => {
    const { page } = console
    await page.keyboard.press('F2')
    await page.getByRole('region', { name: '来人' }).getByRole('combobox').fill('3-2-501')
    await page.getByRole('option').filter({ hasText: '3-2-501' }).first().waitFor()
    await page.keyboard.press('Enter')
    const picker = page.getByRole('combobox', { name: /类别/ })
    await expect.poll(() => picker.evaluate((control) => control === document.activeElement)).toBe(true)
    await page.keyboard.type('22')
    await page.keyboard.press('Enter')
    await words().fill('卫生间天花板漏水')

    await bring(words(), 'paste', [await picture(console, 'image.png', 'image/png', [3200, 1600])])
    await expect.poll(() => thumbs().count()).toBe(1)
    const upright = await picture(console, 'IMG_1.jpg', 'image/jpeg', [400, 300])
    await bring(form(), 'drop', [
      fromTelephone(upright, 'taken at home'),
      { name: '合同.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7').toString('base64') },
    ])
    await expect.poll(() => thumbs().count()).toBe(2)
    await field().getByText('合同.pdf：这是 PDF，不是照片。请截图后粘贴。').waitFor()
    const chosen = await picture(console, 'b.png', 'image/png', [64, 64])
    await field()
      .locator('input[type=file]')
      .setInputFiles({
        name: chosen.name,
        mimeType: chosen.type,
        buffer: Buffer.from(chosen.bytes, 'base64'),
      })
    await expect.poll(() => thumbs().count()).toBe(3)
    await expect.poll(() => field().getByText('合同.pdf').count()).toBe(0)
    expect(await words().inputValue()).toBe('卫生间天花板漏水')
  })

  it('are stored small, upright, and without what the telephone noted', () => {
    const stored = storedPhotos(console)
    expect(stored.map(({ width, height }) => `${width}x${height}`).sort()).toEqual([
      ...['1600x800', '300x400', '64x64'],
    ])
    for (const { bytes, mediaType } of stored) {
      expect(mediaType).toBe('image/jpeg')
      expect(bytes.includes('Exif')).toBe(false)
      expect(bytes.includes('taken at home')).toBe(false)
    }
  })

  it('are taken back by key, and seen on the ticket and at their step', async () => {
    const { page } = console
    await thumbs().last().focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => thumbs().count()).toBe(2)
    await page.keyboard.press('Control+Enter')
    const saved = page.getByText('已登记').filter({ hasText: /TS-\d{8}-0001/ })
    await saved.waitFor()
    await page.locator('#the-box').fill('0001')
    await page.getByRole('option').filter({ hasText: '0001' }).first().waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => seen(card())).toEqual([1600, 300])
    await expect.poll(() => page.getByRole('list', { name: '经过' }).locator('img').count()).toBe(2)
  })

  it('are added on the ticket, looked at large, and told what they show', async () => {
    const { page } = console
    await bring(page.locator('body'), 'paste', [await picture(console, 'later.png', 'image/png', [200, 100])])
    await page.getByText('已加 1 张照片').waitFor()
    await expect.poll(() => seen(card())).toEqual([1600, 300, 200])
    await card().getByRole('button', { name: '第 1 张照片' }).click()
    const viewer = page.getByRole('dialog', { name: '照片 1 / 3' })
    await viewer.waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const last = page.getByRole('dialog', { name: '照片 3 / 3' })
    await last.getByLabel('说明，可不填').fill('渗水的墙角')
    await page.keyboard.press('Enter')
    await page.getByText('说明已保存').waitFor()
    await page.keyboard.press('Escape')
    await card().getByRole('button', { name: '渗水的墙角' }).waitFor()
  })

  it('are taken off with a reason, and put back', async () => {
    const { page } = console
    await card().getByRole('button', { name: '渗水的墙角' }).click()
    const viewer = page.getByRole('dialog')
    await viewer.getByRole('button', { name: '移去' }).click()
    await viewer.getByText('文件留在本机').waitFor()
    await page.keyboard.press('Enter')
    await viewer.getByText('请写明原因').waitFor()
    await viewer.getByLabel('为什么移去').fill('拍到了邻居')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: '经过' }).getByText('拍到了邻居').waitFor()
    await expect.poll(() => seen(card())).toEqual([1600, 300])
    await expect.poll(() => page.getByRole('list', { name: '经过' }).locator('img').count()).toBe(2)
    await page.getByRole('button', { name: /撤销/ }).click()
    await page.getByText('照片已放回').waitFor()
    await expect.poll(() => seen(card())).toEqual([1600, 300, 200])
  })
})
