import { ORPCError } from '@orpc/client'
import { effectScope } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { useJob } from './useJob.ts'

vi.mock('../../client/client.ts', () => ({ reportFault: () => undefined }))

type Event = { kind: 'progress'; done: number; total: number } | { kind: 'finished'; rows: number }

function setUp() {
  const scope = effectScope()
  const job = scope.run(useJob)!
  return { scope, job }
}

async function* twoSteps(): AsyncGenerator<Event> {
  yield { kind: 'progress', done: 1, total: 4 }
  yield { kind: 'finished', rows: 4 }
}

/** Works until it is stopped. */
async function* endless(signal: AbortSignal): AsyncGenerator<Event> {
  yield { kind: 'progress', done: 1, total: 4 }
  await new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
  })
}

describe('a long task', () => {
  it('answers with its last event and says how far it was', async () => {
    const { job } = setUp()
    const last = await job.run(async () => twoSteps())
    expect(last).toEqual({ kind: 'finished', rows: 4 })
    expect([job.done, job.total]).toEqual([1, 4])
    expect(job.running).toBe(false)
  })

  it('can be stopped, which is no failure', async () => {
    const { job } = setUp()
    const ended = job.run(async (signal) => endless(signal))
    await vi.waitFor(() => expect(job.total).toBe(4))
    job.stop()
    expect(job.stopping).toBe(true)
    expect(await ended).toBeNull()
    expect([job.running, job.stopping, job.failed]).toEqual([false, false, null])
  })

  it('stops when the page is left', async () => {
    const { job, scope } = setUp()
    const ended = job.run(async (signal) => endless(signal))
    await vi.waitFor(() => expect(job.total).toBe(4))
    scope.stop()
    expect(await ended).toBeNull()
  })

  it('keeps what it threw, until it is started again', async () => {
    const { job } = setUp()
    const broken = new ORPCError('WORKBOOK_BROKEN')
    expect(await job.run(() => Promise.reject(broken))).toBeNull()
    expect(job.failed).toBe(broken)
    await job.run(async () => twoSteps())
    expect(job.failed).toBeNull()
  })

  it('offers to stop once it has taken three seconds', async () => {
    vi.useFakeTimers()
    try {
      const { job } = setUp()
      const ended = job.run(async (signal) => endless(signal))
      await vi.advanceTimersByTimeAsync(2900)
      expect(job.slow).toBe(false)
      await vi.advanceTimersByTimeAsync(200)
      expect(job.slow).toBe(true)
      job.stop()
      await ended
    } finally {
      vi.useRealTimers()
    }
  })
})
