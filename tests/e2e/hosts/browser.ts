import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser, type Download, type Page } from 'playwright-core'
import type { Host, Place } from '../console.ts'

const repository = join(import.meta.dirname, '..', '..', '..')

/** Browser mode: the core behind loopback HTTP, and Chromium before it. */
export class BrowserHost implements Host {
  readonly #place: Place
  readonly #env: Record<string, string>
  #server: ChildProcess | null = null
  #browser: Browser | null = null
  #page: Page | null = null
  #address = ''

  constructor(place: Place, env: Record<string, string>) {
    this.#place = place
    this.#env = env
  }

  get page(): Page {
    if (!this.#page) throw new Error('not started')
    return this.#page
  }

  async start(): Promise<void> {
    await this.#serve()
    const executablePath = process.env.GUANJIA_CHROMIUM
    this.#browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=zh-CN'],
    })
    const context = await this.#browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
    })
    this.#page = await context.newPage()
    this.#page.on('download', (download) => void this.#save(download))
    await this.#page.goto(this.#address)
  }

  async stop(): Promise<void> {
    await this.#browser?.close()
    await this.#end('SIGTERM')
  }

  async killCore(): Promise<void> {
    const port = new URL(this.#address).port
    await this.#end('SIGKILL')
    await this.#serve(port)
    await this.page.goto(this.#address)
  }

  async crash(): Promise<void> {
    await this.#end('SIGKILL')
    await this.#browser?.close()
    await this.start()
  }

  paper(): Promise<Buffer> {
    return this.page.pdf({ preferCSSPageSize: true, printBackground: true })
  }

  /** Under its name only when it is whole. */
  async #save(download: Download): Promise<void> {
    const path = join(this.#place.saved, download.suggestedFilename())
    await download.saveAs(`${path}.part`)
    await rename(`${path}.part`, path)
  }

  async #serve(port?: string): Promise<void> {
    const server = spawn(
      process.execPath,
      [join(repository, 'out/main/lan.js'), '--data', this.#place.folder, ...(port ? ['--port', port] : [])],
      {
        env: { ...process.env, GUANJIA_CONFIG_DIR: this.#place.config, ...this.#env },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    this.#server = server
    for await (const line of createInterface({ input: server.stdout }))
      if (/^http:\/\/127\.0\.0\.1:\d+\/$/.test(line)) {
        this.#address = line
        server.stdout.resume()
        return
      }
    throw new Error('browser mode ended without an address')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
}
