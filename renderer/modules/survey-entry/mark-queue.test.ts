import { expect, it } from 'vitest'
import { MarkQueue, type Mark } from './mark-queue.ts'

const mark = (cell: number, answer: number | string): Mark => ({ entryId: 1, cell, answer, next: cell + 1 })

/** A core that answers when it is told to. */
function slowCore() {
  const sent: Mark[] = []
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const send = (each: Mark) =>
    new Promise<void>((resolve, reject) => {
      sent.push(each)
      waiting.push({ resolve, reject })
    })
  return { sent, send, next: () => waiting.shift()! }
}
const turn = () => new Promise((resolve) => setTimeout(resolve))

it('sends one after another in the order of the keys', async () => {
  const core = slowCore()
  const queue = new MarkQueue(core.send, () => undefined)
  queue.push(mark(0, 3))
  queue.push(mark(1, 4))
  expect(core.sent).toEqual([mark(0, 3)])
  core.next().resolve()
  await turn()
  expect(core.sent).toEqual([mark(0, 3), mark(1, 4)])
  core.next().resolve()
  await queue.settled()
})

it('of several for one cell that wait only the last goes out', async () => {
  const core = slowCore()
  const queue = new MarkQueue(core.send, () => undefined)
  for (const words of ['希', '希望', '希望快', '希望快点']) queue.push(mark(7, words))
  core.next().resolve()
  await turn()
  core.next().resolve()
  await queue.settled()
  expect(core.sent).toEqual([mark(7, '希'), mark(7, '希望快点')])
})

it('keeps what failed and everything behind it until it is tried again', async () => {
  const core = slowCore()
  const states: { waiting: number; failed: unknown }[] = []
  const queue = new MarkQueue(core.send, (state) => states.push(state))
  queue.push(mark(0, 3))
  queue.push(mark(1, 4))
  const gone = new Error('gone')
  core.next().reject(gone)
  await turn()
  expect(states.at(-1)).toEqual({ waiting: 2, failed: gone })
  const settled = queue.settled()
  core.next().resolve()
  await turn()
  core.next().resolve()
  await settled
  expect(core.sent).toEqual([mark(0, 3), mark(0, 3), mark(1, 4)])
  expect(states.at(-1)).toEqual({ waiting: 0, failed: null })
})

it('forgets what belonged to a paper that was given up', async () => {
  const core = slowCore()
  const queue = new MarkQueue(core.send, () => undefined)
  queue.push(mark(0, 3))
  queue.push(mark(1, 4))
  queue.forget()
  core.next().resolve()
  await queue.settled()
  expect(core.sent).toEqual([mark(0, 3)])
})
