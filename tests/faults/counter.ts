import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transactUnhurried } from '../../electron/core/database/unhurried.ts'
import { openOffice } from '../../electron/core/folder/open-office.ts'
import type { Connection } from '../../electron/core/kernel/call.ts'
import { systemClock, type Clock } from '../../electron/core/kernel/clock.ts'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { deskOf, registration, type Desk } from '../../electron/core/testing/tickets.ts'

const person = { name: '李静', login: 'lijing', password: 'correct horse 电池' }

/** The office of a folder, opened as both hosts open it: the folder is judged and locked first. */
export const openFolder = (folder: string, clock: Clock = systemClock) =>
  openOffice({
    folder,
    folderChangeable: false,
    host: 'browser',
    machineKey: Buffer.alloc(32, 7),
    appVersion: '0.0.0-test',
    // The faults are those of the database; what is closed here shall leave nothing beside it.
    backsUpByItself: false,
    clock,
  })

export interface Counter {
  client: TestClient
  desk: Desk
  /** Registers a complaint, turn by turn over two channels, and answers with its id once it is saved. */
  register(): Promise<number>
  /** What an import writes meanwhile, without waiting for the disk. */
  writeBeside(): Promise<void>
  close(): Promise<void>
}

/** A clerk signed in at a folder's counter; a fresh folder is set up first. */
export async function openCounter(folder: string): Promise<Counter> {
  const { core, close } = await openFolder(folder)
  const connection: Connection = { host: 'browser', token: null }
  const client = createRouterClient(core.router, { context: () => core.context(connection) })
  if (core.stage === 'fresh')
    await client.setup.complete({ person, office: { name: '青龙园' }, community: { name: '青龙园' } })
  else await client.accounts.login({ login: person.login, password: person.password })
  const desk = await deskOf(client)
  const channels = [desk.channel('前台来访'), desk.channel('微信')]
  let count = 0
  const register = async () => {
    const channelId = channels[count++ % channels.length]
    return (await client.tickets.register(registration(desk, { channelId }))).id
  }
  const writeBeside = () =>
    transactUnhurried(core.services.database, async (db) => {
      const value = JSON.stringify('x'.repeat(9000) + count)
      await db
        .insertInto('settings')
        .values({ key: `beside.${count}`, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    })
  return { client, desk, register, writeBeside, close: () => close() }
}

/** A temporary folder for a fault; the caller removes it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'guanjia-fault-'))

/** A folder whose office is set up, with some tickets, and closed. */
export async function preparedFolder(tickets = 0): Promise<string> {
  const folder = temporaryFolder()
  const counter = await openCounter(folder)
  for (let index = 0; index < tickets; index++) await counter.register()
  await counter.close()
  return folder
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })
