import type { Page } from 'playwright-core'
import type { Person } from './archive.ts'

/*
 * Times are taken inside the page, from the key's own event to what it changed: the way of the test program to the page
 * is not part of them. What listens is there before the key is pressed: the two go to the page by different ways.
 */

type Listening = typeof globalThis & { listened?: Promise<unknown> }

/** Presses a key once the page listens; answers with what the listening came to. */
async function timedKey<Answer>(page: Page, key: string, listen: () => Promise<void>): Promise<Answer> {
  await listen()
  await page.keyboard.press(key)
  return page.evaluate(() => (globalThis as Listening).listened as Promise<Answer>)
}

/** From Enter in the sign-in to the focus in the box, in milliseconds. */
export const boxAfterSignIn = (page: Page): Promise<number> =>
  timedKey(page, 'Enter', () =>
    page.evaluate(() => {
      ;(globalThis as Listening).listened = new Promise<number>((resolve) => {
        let from = 0
        addEventListener('keydown', ({ timeStamp }) => (from ||= timeStamp), { capture: true, once: true })
        addEventListener('focusin', ({ target }) => {
          if ((target as HTMLElement).id === 'the-box') resolve(performance.now() - from)
        })
      })
    }),
  )

export interface KeyTimes {
  /** Sorted. */
  milliseconds: number[]
  bySecondFrame: number
}
interface Change {
  milliseconds: number
  frames: number
}

/** Types the ends of phones and rooms into the box, key by key; a key that changes no row is not counted. */
export async function keyToRows(page: Page, people: readonly Person[]): Promise<KeyTimes> {
  const taken: Change[] = []
  for (const { phone, room } of people)
    for (const text of [phone.slice(-4), room]) {
      await page.locator('#the-box').fill('')
      for (const key of text) {
        const change = await timedKey<Change | null>(page, key, () => listenForRows(page))
        if (change) taken.push(change)
      }
    }
  await page.keyboard.press('Escape')
  return {
    milliseconds: taken.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b),
    bySecondFrame: taken.filter(({ frames }) => frames <= 2).length,
  }
}

/** The next key's time to new rows, and the frame that paints them; null when nothing changes for a while. */
const listenForRows = (page: Page): Promise<void> =>
  page.evaluate(() => {
    ;(globalThis as Listening).listened = new Promise<Change | null>((resolve) => {
      let from = 0
      let frames = 0
      const count = () => {
        frames++
        if (from > 0) requestAnimationFrame(count)
      }
      const end = (result: Change | null) => {
        from = 0
        clearTimeout(limit)
        watcher.disconnect()
        resolve(result)
      }
      const shown = () =>
        [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent).join()
      const before = shown()
      const watcher = new MutationObserver(() => {
        const at = performance.now()
        const now = from > 0 ? shown() : before
        if (now !== before && now !== '') end({ milliseconds: at - from, frames: frames + 1 })
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
      const limit = setTimeout(() => end(null), 400)
    })
  })

/** From a key to its letter in the only field of a page, in milliseconds, sorted. */
export async function bareKeys(page: Page): Promise<number[]> {
  const taken: number[] = []
  for (let key = 0; key < 40; key++)
    taken.push(
      await timedKey<number>(page, '7', () =>
        page.evaluate(() => {
          ;(globalThis as Listening).listened = new Promise<number>((resolve) => {
            let from = 0
            addEventListener('keydown', ({ timeStamp }) => (from = timeStamp), { capture: true, once: true })
            addEventListener('input', () => resolve(performance.now() - from), { once: true })
          })
        }),
      ),
    )
  return taken.sort((a, b) => a - b)
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
    taken.push(
      await timedKey<number>(page, 'F2', () =>
        page.evaluate(() => {
          ;(globalThis as Listening).listened = new Promise<number>((resolve) => {
            let from = 0
            addEventListener('keydown', ({ timeStamp }) => (from = timeStamp), { capture: true, once: true })
            const onFocus = ({ target }: FocusEvent) => {
              if (from === 0 || (target as HTMLElement).closest('form') === null) return
              removeEventListener('focusin', onFocus)
              resolve(performance.now() - from)
            }
            addEventListener('focusin', onFocus)
          })
        }),
      ),
    )
    await page.keyboard.press('Escape')
  }
  const [first, ...later] = taken
  return { first: first!, milliseconds: later.sort((a, b) => a - b) }
}
