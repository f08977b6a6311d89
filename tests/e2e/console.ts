import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { BrowserHost } from './hosts/browser.ts'
import { ElectronHost } from './hosts/electron.ts'

/** Where one run of the program lives: its data, its configuration, and what its user saved. */
export interface Place {
  /** Holds the other three, and is removed with them. */
  root: string
  folder: string
  config: string
  saved: string
}

/** One of the program's two doors, started and stopped as a user does. */
export interface Host {
  readonly page: Page
  start(): Promise<void>
  stop(): Promise<void>
  /** Kills the process that holds the core, without warning, and brings the program back as its user would. */
  killCore(): Promise<void>
  /** Kills everything at once, without warning, and starts the program anew. */
  crash(): Promise<void>
  /** What would go to paper from the page as it is now. */
  paper(): Promise<Buffer>
}

/** How long a test waits for what should come at once, in milliseconds. */
const patience = 15_000

/** A dialog or drawer on its way in or out. */
const moving = ['dialog-fade', 'el-drawer-fade']
  .flatMap((name) => [`.${name}-enter-active`, `.${name}-leave-active`])
  .join(', ')

export type HostName = 'electron' | 'browser'

export const hostName = ((): HostName => {
  const name = process.env.GUANJIA_E2E_HOST
  if (name !== 'electron' && name !== 'browser')
    throw new Error('GUANJIA_E2E_HOST must be electron or browser')
  return name
})()

export function makePlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'guanjia-e2e-'))
  const place = { root, folder: join(root, 'data'), config: join(root, 'config'), saved: join(root, 'saved') }
  for (const folder of [place.config, place.saved]) mkdirSync(folder, { recursive: true })
  return place
}

/** The program under test, with the words a test needs to drive it like a clerk. */
export class Console {
  /** The one opened last, for a picture of it where a test failed. */
  static last: Console | null = null
  readonly place: Place
  readonly host: Host

  private constructor(place: Place, host: Host) {
    this.place = place
    this.host = host
  }

  /** Starts the program on a place; a fresh one unless one was prepared. */
  static async open(place: Place = makePlace(), env: Record<string, string> = {}): Promise<Console> {
    const host = hostName === 'electron' ? new ElectronHost(place, env) : new BrowserHost(place, env)
    const console = new Console(place, host)
    try {
      await host.start()
      await console.#getReady()
    } catch (error) {
      await console.close().catch(() => undefined)
      throw error
    }
    Console.last = console
    return console
  }

  get page(): Page {
    return this.host.page
  }

  async close(): Promise<void> {
    await this.host.stop()
    // Electron's helpers write for a moment after the program itself has ended.
    rmSync(this.place.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }

  /** The power fails: core and page are gone at once, and the program is started again. */
  async crash(): Promise<void> {
    await this.host.crash()
    await this.#getReady()
  }

  /** Nobody types into a dialog that is still coming up: it takes the focus to its first field when it stands still. */
  async #getReady(): Promise<void> {
    this.page.setDefaultTimeout(patience)
    await this.page.addLocatorHandler(this.page.locator(moving).first(), () => Promise.resolve())
  }

  async logIn(login: string, password: string): Promise<void> {
    await this.page.getByLabel('登录名').fill(login)
    await this.page.getByLabel('密码', { exact: true }).fill(password)
    await this.page.keyboard.press('Enter')
    await this.page.locator('#the-box').waitFor()
  }

  /** How many pixels the page is wider or higher than its window; its parts scroll, it never does. */
  overflow(): Promise<[width: number, height: number]> {
    return this.page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return [Math.max(0, scrollWidth - innerWidth), Math.max(0, scrollHeight - innerHeight)]
    })
  }

  /** Types into the one box and waits for the list that belongs to it. */
  async find(text: string): Promise<void> {
    await this.page.locator('#the-box').fill(text)
    await this.page.getByRole('listbox').waitFor()
  }

  /** Where a file lies that the user saved, by the end of its name; null while there is none. */
  savedPath(ending: string): string | null {
    const name = readdirSync(this.place.saved).find((file) => file.endsWith(ending))
    return name ? join(this.place.saved, name) : null
  }
}
