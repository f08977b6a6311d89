import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MarkQueue, type Mark } from './mark-queue.ts'
import { sentWhenTaken } from './sent-when-taken.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('an answer turned away as too much at once goes out later, before those behind it, and none twice', async () => {
  const kept: Mark[] = []
  let refusals = 2
  const send = (mark: Mark) => {
    if (mark.cell === 1 && refusals-- > 0)
      return Promise.reject(new ORPCError('TOO_MANY_TRIES', { status: 429 }))
    kept.push(mark)
    return Promise.resolve()
  }
  const failures: unknown[] = []
  const queue = new MarkQueue(
    (mark) => sentWhenTaken(() => send(mark)),
    ({ failed }) => failed !== null && failures.push(failed),
  )
  const marks = [0, 1, 2].map((cell): Mark => ({ entryId: 1, cell, answer: 3, next: cell + 1 }))
  for (const mark of marks) queue.push(mark)
  const settled = queue.settled()
  await vi.runAllTimersAsync()
  await settled
  expect(kept).toEqual(marks)
  expect(failures).toEqual([])
})

it('any other fault is told at once', async () => {
  const send = vi.fn(() => Promise.reject(new ORPCError('CONFLICT', { status: 409 })))
  await expect(sentWhenTaken(send)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(send).toHaveBeenCalledTimes(1)
})
