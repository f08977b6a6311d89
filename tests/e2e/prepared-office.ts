import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openCore } from '../../electron/core/core.ts'
import { handClock } from '../../electron/core/kernel/clock.ts'
import type { Connection } from '../../electron/core/kernel/call.ts'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { makePlace, type Place } from './console.ts'

export const manager = { login: 'lijing', name: '李静', password: '春风又绿江南岸 2026' }
export const clerk = { login: 'chenjie', name: '陈洁', password: '明月何时照我还 2026' }

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => minutes(count * 60)
const prepared = hours(74)

export type HandClock = ReturnType<typeof handClock>

/**
 * An office set up through the core's own commands three days ago: a manager, a clerk, and whatever a test adds while
 * it moves the clock on. Nothing is written by SQL.
 */
export async function preparedOffice(
  add: (manager: TestClient, clock: HandClock) => Promise<unknown> = async () => {},
): Promise<Place> {
  const clock = handClock(new Date(Date.now() - prepared).toISOString())
  const place = makePlace()
  const machineKey = randomBytes(32)
  writeFileSync(join(place.config, 'machine.key'), `${machineKey.toString('base64')}\n`, { mode: 0o600 })
  const core = await openCore({
    folder: place.folder,
    folderChangeable: false,
    host: 'browser',
    machineKey,
    appVersion: '0.0.0-test',
    backsUpByItself: false,
    clock,
  })
  const connection: Connection = { host: 'browser', token: null }
  const client: TestClient = createRouterClient(core.router, { context: () => core.context(connection) })
  await client.setup.complete({
    person: manager,
    office: { name: '青龙园客户服务中心', hotline: '010-8888 0000' },
    community: { name: '青龙园' },
  })
  await client.accounts.createUser({ ...clerk, roles: ['clerk'] })
  await client.setup.confirmRecoveryCode()
  await add(client, clock)
  await core.close()
  return place
}
