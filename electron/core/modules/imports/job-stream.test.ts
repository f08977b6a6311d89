import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { JobStream } from './job-stream.ts'

/** A job that goes on until it is aborted, and then puts something back. */
function endless(signal?: AbortSignal) {
  const state = { steps: 0, putBack: false }
  const stream = new JobStream<number>(signal, async (report, jobSignal) => {
    while (!jobSignal.aborted) {
      report(++state.steps)
      await turn()
    }
    await turn()
    state.putBack = true
    throw new Error('stopped')
  })
  return { state, stream }
}

it('runs on by itself and tells a slow reader only the newest', async () => {
  const stream = new JobStream<number>(undefined, async (report) => {
    for (let step = 1; step <= 100; step++) report(step)
    await turn()
    return 1000
  })
  await turn()
  await turn()
  const events: number[] = []
  for await (const event of stream) events.push(event)
  expect(events).toEqual([100, 1000])
})

it('waits for the job to put everything back when its reader leaves, even before the first event', async () => {
  const { state, stream } = endless()
  for await (const event of stream) if (event > 3) break
  expect(state.putBack).toBe(true)
  const unread = endless()
  await unread.stream.return()
  expect(unread.state.putBack).toBe(true)
  expect(await unread.stream.next()).toEqual({ done: true, value: undefined })
})

it('hands the abort of a request on, and the error to whoever reads', async () => {
  const controller = new AbortController()
  const { state, stream } = endless(controller.signal)
  await stream.next()
  controller.abort()
  await expect(
    (async () => {
      while (!(await stream.next()).done);
    })(),
  ).rejects.toThrow('stopped')
  expect(state.putBack).toBe(true)
})
