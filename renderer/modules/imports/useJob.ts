import { useTimeoutFn } from '@vueuse/core'
import { onScopeDispose, reactive, ref, shallowRef } from 'vue'
import { toFault } from '../../client/faults.ts'
import { follow } from '../../client/streams.ts'

interface Finished {
  kind: 'finished'
}
type JobEvent<End extends Finished> = { kind: 'progress'; done: number; total: number } | End
type Start<End extends Finished> = (signal: AbortSignal) => Promise<AsyncIterable<JobEvent<End>>>

/** Shorter work is not worth a stop button. */
const slowAfterMs = 3000

/** A long task of the core: how far it is, how to stop it, what went wrong. It stops when the page is left. */
export function useJob() {
  const running = ref(false)
  const stopping = ref(false)
  const slow = ref(false)
  const done = ref(0)
  const total = ref(0)
  const failed = shallowRef<unknown>(null)
  const slowTimer = useTimeoutFn(() => (slow.value = true), slowAfterMs, { immediate: false })
  let controller: AbortController | null = null

  function begin(): AbortSignal {
    controller = new AbortController()
    running.value = true
    stopping.value = slow.value = false
    done.value = total.value = 0
    failed.value = null
    slowTimer.start()
    return controller.signal
  }

  function end() {
    slowTimer.stop()
    running.value = stopping.value = false
    controller = null
  }

  /** Answers with the last event, or null when it was stopped or failed (see `failed`). */
  async function run<End extends Finished>(start: Start<End>): Promise<End | null> {
    return once(async (signal) => {
      const last = await follow(start(signal), (event) => {
        if (event.kind !== 'progress') return
        done.value = event.done
        total.value = event.total
      })
      return last?.kind === 'finished' ? (last as End) : null
    })
  }

  /** The same for a call that does not tell how far it is. */
  async function once<Result>(call: (signal: AbortSignal) => Promise<Result>): Promise<Result | null> {
    const signal = begin()
    try {
      return await call(signal)
    } catch (error) {
      if (!signal.aborted && toFault(error).code !== 'CANCELLED') failed.value = error
      return null
    } finally {
      end()
    }
  }

  function stop() {
    stopping.value = controller !== null
    controller?.abort()
  }
  onScopeDispose(stop)

  return reactive({ running, stopping, slow, done, total, failed, run, once, stop })
}

export type Job = ReturnType<typeof useJob>
