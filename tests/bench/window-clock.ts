import type { Page } from 'playwright-core'
import type { Person } from './archive.ts'

/*
 * Times are taken inside the page, from the key's own event to what it changed: the way of the test program to the page
 * is not part of them.
 */

/** From Enter in the sign-in to the focus in the box, in milliseconds. */
export async function boxAfterSignIn(page: Page): Promise<number> {
  const taken = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let from = 0
        addEventListener('keydown', ({ timeStamp }) => (from ||= timeStamp), { capture: true, once: true })
        addEventListener('focusin', ({ target }) => {
          if ((target as HTMLElement).id === 'the-box') resolve(performance.now() - from)
        })
      }),
  )
  await page.keyboard.press('Enter')
  return taken
}

export interface KeyTimes {
  /** Sorted. */
  milliseconds: number[]
  /** A key in a field of the same window that nothing listens to. */
  bareMilliseconds: number[]
  bySecondFrame: number
}

/** Types the ends of phones and rooms into the box, key by key; a key that changes no row is not counted. */
export async function keyToRows(page: Page, people: readonly Person[]): Promise<KeyTimes> {
  const taken: { milliseconds: number; frames: number }[] = []
  for (const { phone, room } of people)
    for (const text of [phone.slice(-4), room]) {
      await page.locator('#the-box').fill('')
      for (const key of text) {
        const change = rowsChanged(page)
        await page.keyboard.press(key)
        const one = await change
        if (one) taken.push(one)
      }
    }
  await page.keyboard.press('Escape')
  const sorted = (numbers: number[]) => numbers.sort((a, b) => a - b)
  return {
    milliseconds: sorted(taken.map(({ milliseconds }) => milliseconds)),
    bareMilliseconds: sorted(await bareKeys(page)),
    bySecondFrame: taken.filter(({ frames }) => frames <= 2).length,
  }
}

/** The next key's time to new rows, and the frame that paints them; null when a second passes without any. */
function rowsChanged(page: Page): Promise<{ milliseconds: number; frames: number } | null> {
  return page.evaluate(
    () =>
      new Promise<{ milliseconds: number; frames: number } | null>((resolve) => {
        let from = 0
        let frames = 0
        const count = () => {
          frames++
          if (from > 0) requestAnimationFrame(count)
        }
        const end = (result: { milliseconds: number; frames: number } | null) => {
          from = 0
          clearTimeout(limit)
          watcher.disconnect()
          resolve(result)
        }
        const watcher = new MutationObserver((changes) => {
          if (
            from === 0 ||
            !changes.some(({ target }) => target.parentElement?.closest('[role="listbox"], .box'))
          )
            return
          if (!document.querySelector('[role="option"]')) return
          end({ milliseconds: performance.now() - from, frames: frames + 1 })
        })
        watcher.observe(document.body, { childList: true, characterData: true, subtree: true })
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            from = timeStamp
            requestAnimationFrame(count)
          },
          { capture: true, once: true },
        )
        const limit = setTimeout(() => end(null), 1000)
      }),
  )
}

async function bareKeys(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const field = document.createElement('input')
    field.id = 'bare-field'
    document.body.append(field)
    field.focus()
  })
  const taken: number[] = []
  for (let key = 0; key < 40; key++) {
    const time = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          addEventListener(
            'keydown',
            ({ timeStamp }) =>
              document
                .getElementById('bare-field')!
                .addEventListener('input', () => resolve(performance.now() - timeStamp), { once: true }),
            { capture: true, once: true },
          )
        }),
    )
    await page.keyboard.press('7')
    taken.push(await time)
  }
  await page.evaluate(() => document.getElementById('bare-field')!.remove())
  return taken
}

/** From F2 on a room in the box to the focus in the form of a new registration. */
export async function keyToForm(
  page: Page,
  room: string,
): Promise<{ milliseconds: number[]; first: number }> {
  const taken: number[] = []
  for (let round = 0; round < 12; round++) {
    await page.locator('#the-box').fill(room)
    await page.getByRole('option').first().waitFor()
    const time = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let from = 0
          addEventListener('keydown', ({ timeStamp }) => (from = timeStamp), { capture: true, once: true })
          const onFocus = ({ target }: FocusEvent) => {
            if (from === 0 || (target as HTMLElement).closest('form') === null) return
            removeEventListener('focusin', onFocus)
            resolve(performance.now() - from)
          }
          addEventListener('focusin', onFocus)
        }),
    )
    await page.keyboard.press('F2')
    taken.push(await time)
    await page.keyboard.press('Escape')
  }
  const [first, ...later] = taken
  return { first: first!, milliseconds: later.sort((a, b) => a - b) }
}
