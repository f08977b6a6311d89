import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Contract } from '../../shared/contract/router.ts'
import type { CoreMessage, MainMessage, StartOptions } from './folder/process-messages.ts'
import { serveParent } from './process-protocol.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'guanjia-process-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Main and the core's process, without a process. */
function stage() {
  const parent = new EventEmitter()
  const said = new EventEmitter()
  const own = new EventEmitter()
  const exits: number[] = []
  serveParent(
    Object.assign(parent, { postMessage: (message: CoreMessage) => void said.emit('message', message) }),
    Object.assign(own, { exit: (code: number) => void exits.push(code) }),
  )
  const tell = async (data: MainMessage, ports: unknown[] = []): Promise<CoreMessage> => {
    const answer = once(said, 'message')
    parent.emit('message', { data, ports })
    return ((await answer) as [CoreMessage])[0]
  }
  return { parent, said, own, exits, tell }
}

const options = (folder: string, more: Partial<StartOptions> = {}): StartOptions => ({
  folder,
  folderChangeable: true,
  machineKey: Buffer.alloc(32, 1).toString('base64'),
  appVersion: '9.9.9',
  ...more,
})

/** Two ends of a port as Electron's processes see them: events that carry their data. */
function ports() {
  const [near, far] = [new EventEmitter(), Object.assign(new EventEmitter(), { start: () => undefined })]
  const link = (from: EventEmitter, to: EventEmitter) =>
    Object.assign(from, { postMessage: (data: unknown) => void to.emit('message', { data }) })
  return { near: link(near, far), far: link(far, near) }
}

const clientAt = (port: EventEmitter): ContractRouterClient<Contract> =>
  createORPCClient(new RPCLink({ port: port as never }))

it('serves any number of pages, each with a session of its own that ends with its port', async () => {
  const { parent, tell, exits } = stage()
  const folder = join(root, 'office')
  expect(await tell({ type: 'start', options: options(folder) })).toEqual({ type: 'ready', stage: 'fresh' })
  const [first, second] = [ports(), ports()]
  for (const { far } of [first, second]) parent.emit('message', { data: { type: 'connect' }, ports: [far] })

  const here = clientAt(first.near)
  expect(await here.setup.status()).toMatchObject({ host: 'desktop', folder, appVersion: '9.9.9' })
  await here.setup.complete({
    person: { name: '王敏', login: 'wangmin', password: '一个很长的密码 1' },
    office: { name: '示范物业' },
    community: { name: '示范小区' },
  })
  expect((await here.accounts.current()).person).toMatchObject({ login: 'wangmin' })
  expect((await clientAt(second.near).accounts.current()).person).toBeNull()

  first.far.emit('close')
  await expect(here.system.status()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  expect(await tell({ type: 'stop', discardIfFresh: true })).toEqual({ type: 'stopped', fresh: false })
  expect(exits).toEqual([0])
  expect(readdirSync(folder)).toContain('guanjia.db')
})

it('leaves nothing behind when asked to, before anybody set anything up', async () => {
  const { tell } = stage()
  const folder = join(root, 'office')
  await tell({ type: 'start', options: options(folder) })
  expect(await tell({ type: 'stop', discardIfFresh: true })).toEqual({ type: 'stopped', fresh: true })
  expect(existsSync(folder)).toBe(false)
})

it('says by its code why it cannot start, and ends', async () => {
  writeFileSync(join(root, '别人的.txt'), '')
  const { tell, exits } = stage()
  expect(await tell({ type: 'start', options: options(root) })).toEqual({
    type: 'failed',
    code: 'FOLDER_UNSUITABLE',
    params: { reason: 'foreign' },
  })
  expect(exits).toEqual([1])
})

it('reports what nobody caught without its words, and ends', async () => {
  const { said, own, exits } = stage()
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    const message = once(said, 'message')
    own.emit(event, new Error('13912345678'))
    expect(await message).toEqual([{ type: 'failed', code: 'INTERNAL', params: {} }])
  }
  expect(exits).toEqual([1, 1])
})

it('runs its clock on from the instant it was given', async () => {
  const { parent, tell } = stage()
  const testClock = '2031-05-06T01:02:03.000Z'
  await tell({ type: 'start', options: options(join(root, 'office'), { testClock }) })
  const { near, far } = ports()
  parent.emit('message', { data: { type: 'connect' }, ports: [far] })
  const client = clientAt(near)
  await client.setup.complete({
    person: { name: '王敏', login: 'wangmin', password: '一个很长的密码 1' },
    office: { name: '示范物业' },
    community: { name: '示范小区' },
  })
  expect((await client.system.status()).now).toMatch(/^2031-05-06T01:0/)
  await tell({ type: 'stop' })
})
