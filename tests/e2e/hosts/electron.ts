import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { Host, Place } from '../console.ts'
import { screenOf } from '../screens.ts'

const repository = join(import.meta.dirname, '..', '..', '..')

/** The desktop, in real Electron. */
export class ElectronHost implements Host {
  readonly #place: Place
  readonly #env: Record<string, string>
  #app: ElectronApplication | null = null
  #page: Page | null = null

  constructor(place: Place, env: Record<string, string>) {
    this.#place = place
    this.#env = env
  }

  get page(): Page {
    if (!this.#page) throw new Error('not started')
    return this.#page
  }

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('not started')
    return this.#app
  }

  async start(): Promise<void> {
    try {
      await this.#open()
    } catch (error) {
      // On a virtual screen Electron itself was once seen to hang before its first window; the second try counts.
      process.stdout.write(
        `Electron is started again: ${error instanceof Error ? error.message : String(error)}\n`,
      )
      spawnSync('pkill', ['-KILL', '-f', this.#place.folder])
      await this.#open()
    }
  }

  async #open(): Promise<void> {
    this.#app = await within(40_000, 'starting Electron', this.#launch())
    await within(15_000, 'opening its window', this.#takeWindow())
  }

  #launch(): Promise<ElectronApplication> {
    const screen = screenOf(Number(process.env.VITEST_POOL_ID))
    const extra = (process.env.GUANJIA_ELECTRON_ARGS ?? '').split(' ').filter(Boolean)
    return _electron.launch({
      ...(process.env.GUANJIA_ELECTRON ? { executablePath: process.env.GUANJIA_ELECTRON } : {}),
      args: [...extra, repository, '--data', this.#place.folder],
      env: {
        ...(process.env as Record<string, string>),
        ...(screen ? { DISPLAY: screen } : {}),
        GUANJIA_CONFIG_DIR: this.#place.config,
        GUANJIA_TEST_SAVE_DIR: this.#place.saved,
        GUANJIA_TEST_PRINT: '1',
        ...this.#env,
      },
    })
  }

  async stop(): Promise<void> {
    const app = this.#app
    if (!app) return
    const main = app.process()
    // A page that a failed test left unsaved asks its user, whom nobody answers.
    await within(30_000, 'closing the window', app.close()).catch(() => main.kill('SIGKILL'))
  }

  async killCore(): Promise<void> {
    const pid = await this.app.evaluate(({ app }) => {
      const core = app
        .getAppMetrics()
        .find((metric) => metric.type === 'Utility' && metric.name?.includes('guanjia'))
      return core?.pid ?? null
    })
    if (pid === null) throw new Error('the core has no process of its own')
    const failure = this.app.waitForEvent('window')
    process.kill(pid, 'SIGKILL')
    const window = await failure
    const restart = window.getByRole('button', { name: '重新启动' }).click()
    // The window goes with the click, which may not hear of its own end.
    await Promise.all([
      window.waitForEvent('close'),
      restart.catch((error: unknown) => {
        if (!window.isClosed()) throw error
      }),
    ])
    await this.#takeWindow()
  }

  async crash(): Promise<void> {
    const main = this.app.process()
    const pids = await this.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid))
    const ended = once(main, 'exit')
    for (const pid of pids) killNow(pid)
    main.kill('SIGKILL')
    await ended
    await this.start()
  }

  async paper(): Promise<Buffer> {
    const bytes = await this.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const pdf = await window!.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
      return pdf.toString('base64')
    })
    return Buffer.from(bytes, 'base64')
  }

  async #takeWindow(): Promise<void> {
    this.#page = await this.app.firstWindow()
    await this.#page.waitForLoadState('domcontentloaded')
  }
}

/** One that has ended by itself meanwhile is as good. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A step that hangs is named instead of running into the whole test's limit. */
async function within<Result>(limit: number, step: string, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${step} took more than ${limit / 1000} s`)), limit)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
