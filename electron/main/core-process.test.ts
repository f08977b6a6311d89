import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import type { CoreMessage, MainMessage, StartOptions } from '../core/folder/process-messages.ts'
import { CoreProcess } from './core-process.ts'

const options: StartOptions = { folder: '/x', folderChangeable: true, machineKey: '', appVersion: '1' }
const port = () => ({ close: vi.fn() }) as never

/** A utility process as main sees it. */
class Child extends EventEmitter {
  readonly heard: { message: MainMessage; ports: unknown[] }[] = []
  postMessage = (message: MainMessage, ports: unknown[] = []): void =>
    void this.heard.push({ message, ports })
  kill = vi.fn(() => this.emit('exit', 1))
  say = (message: CoreMessage): void => void this.emit('message', message)
  types = (): string[] => this.heard.map(({ message }) => message.type)
}

function setUp() {
  const children: Child[] = []
  const core = new CoreProcess(() => {
    const child = new Child()
    children.push(child)
    return child as never
  })
  core.onDeath = vi.fn()
  return { core, children, last: () => children.at(-1) as Child }
}

it('connects pages that came before the core was ready, once it is', async () => {
  const { core, last } = setUp()
  const [early, late] = [port(), port()]
  core.connect(early)
  const started = core.start(options)
  expect(last().types()).toEqual(['start'])
  last().say({ type: 'ready', stage: 'ready' })
  await started
  core.connect(late)
  expect(last().heard.slice(1)).toEqual([
    { message: { type: 'connect' }, ports: [early] },
    { message: { type: 'connect' }, ports: [late] },
  ])
})

it('says why a start failed, also when the core could not say it', async () => {
  const { core, last } = setUp()
  const refused = core.start(options)
  last().say({ type: 'failed', code: 'FOLDER_IN_USE', params: {} })
  last().emit('exit', 1)
  await expect(refused).rejects.toMatchObject({ failure: { code: 'FOLDER_IN_USE' } })
  const vanished = core.start(options)
  last().emit('exit', 1)
  await expect(vanished).rejects.toMatchObject({ failure: { code: 'CORE_GONE' } })
  expect(core.onDeath).not.toHaveBeenCalled()
})

it('reports the death of a running core, and can be started again', async () => {
  const { core, last, children } = setUp()
  for (const round of [1, 2]) {
    const started = core.start(options)
    last().say({ type: 'ready', stage: 'ready' })
    await started
    last().emit('exit', 137)
    expect(core.stage).toBeNull()
    expect(core.onDeath).toHaveBeenCalledTimes(round)
  }
  expect(children).toHaveLength(2)
})

it('stops without calling it a death', async () => {
  const { core, last } = setUp()
  const started = core.start(options)
  last().say({ type: 'ready', stage: 'fresh' })
  await started
  const stopped = core.stop({ discardIfFresh: true })
  expect(last().heard.at(-1)?.message).toEqual({ type: 'stop', discardIfFresh: true })
  last().say({ type: 'stopped', fresh: true })
  last().emit('exit', 0)
  expect(await stopped).toBe(true)
  expect(core.onDeath).not.toHaveBeenCalled()
  expect(await core.stop()).toBe(false)
})

it('ends a core that does not close in time', async () => {
  vi.useFakeTimers()
  try {
    const { core, last } = setUp()
    const started = core.start(options)
    last().say({ type: 'ready', stage: 'ready' })
    await started
    const stopped = core.stop()
    vi.advanceTimersByTime(61_000)
    expect(await stopped).toBe(false)
    expect(last().kill).toHaveBeenCalledOnce()
  } finally {
    vi.useRealTimers()
  }
})
