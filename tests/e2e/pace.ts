import type { Page } from 'playwright-core'
import { vi } from 'vitest'

/** The browser host answers 1,800 requests a minute (`electron/lan/server.ts`): below that, with room for one page. */
const mostInAMinute = 1500
const minute = 60_000
const sent = new WeakMap<Page, number[]>()

/** Waits, where a walk is faster than any hand, until the program may be asked again; `more` times more than a page asks. */
export async function keepPace(page: Page, more = 0): Promise<void> {
  const known = sent.get(page)
  const times = known ?? []
  if (!known) {
    sent.set(page, times)
    page.on('request', () => times.push(Date.now()))
  }
  const recent = () => times.filter((time) => time > Date.now() - minute).length
  await vi.waitUntil(() => recent() < mostInAMinute - more, { timeout: minute + 5_000, interval: 200 })
}
