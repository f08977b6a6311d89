import { createRouterClient, type RouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCore, type Core } from '../core.ts'
import type { Connection } from '../kernel/call.ts'
import { handClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/errors.ts'
import type { Router } from '../modules/router.ts'

export type TestClient = RouterClient<Router>

export const password = 'correct horse 电池'

/**
 * A real office on a real file in a temporary folder, set up through its own procedures. Its clock stands at a
 * Saturday morning in Shanghai until a test moves it.
 */
export class TestOffice {
  readonly folder = mkdtempSync(join(tmpdir(), 'guanjia-'))
  readonly clock = handClock('2026-11-21T01:12:00.000Z')
  readonly machineKey = Buffer.alloc(32, 7)
  core!: Core
  /** Off, because most tests are not about it. */
  backsUpByItself = false
  recoveryCode = ''

  /** An office whose first user 李静 (manager and administrator) is signed in on the returned client. */
  static async open(): Promise<{ office: TestOffice; manager: TestClient }> {
    const office = new TestOffice()
    await office.start()
    const manager = office.connect()
    const { recoveryCode } = await manager.setup.complete({
      person: { name: '李静', login: 'lijing', password },
      office: { name: '青龙园客户服务中心', hotline: '010-8888 0000' },
      community: { name: '青龙园' },
    })
    office.recoveryCode = recoveryCode
    return { office, manager }
  }

  async start(machineKey = this.machineKey): Promise<void> {
    this.core = await openCore({
      folder: this.folder,
      folderChangeable: false,
      host: 'browser',
      machineKey,
      appVersion: '0.0.0-test',
      backsUpByItself: this.backsUpByItself,
      clock: this.clock,
    })
  }

  /** Closes the core and opens the folder again, as a restart does. */
  async restart(machineKey = this.machineKey): Promise<void> {
    await this.core.close()
    await this.start(machineKey)
  }

  connect(host: Connection['host'] = 'browser'): TestClient {
    const connection: Connection = { host, token: null }
    return createRouterClient(this.core.router, { context: () => this.core.context(connection) })
  }

  /** A colleague with these roles, signed in; the manager gives their password again where that is asked. */
  async signIn(manager: TestClient, login: string, roles: string[]): Promise<TestClient> {
    const user = { name: login, login, password, roles }
    await manager.accounts.createUser(user).catch(async (error: unknown) => {
      if (!(error instanceof Fault) || error.code !== 'PASSWORD_AGAIN') throw error
      await manager.accounts.confirmPassword({ password })
      await manager.accounts.createUser(user)
    })
    const client = this.connect()
    await client.accounts.login({ login, password })
    return client
  }

  async logIn(login = 'lijing', withPassword = password, host?: Connection['host']): Promise<TestClient> {
    const client = this.connect(host)
    await client.accounts.login({ login, password: withPassword })
    return client
  }

  async close(): Promise<void> {
    await this.core.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
