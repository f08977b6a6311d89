import { Worker } from 'node:worker_threads'
import type { ResultOrder, ResultReply } from './protocol.ts'

/** How long a worker without work waits for the next question: to start one takes as long as a small wave. */
const SPARE_MS = 60_000
/** Heap of the worker in MB: a bound above what a wave of 20,000 responses takes. */
const MEMORY_MB = 768

interface Asked {
  resolve: (reply: ResultReply) => void
  reject: (error: unknown) => void
}

/** The thread in which results are computed, one question after another; it ends when nobody asks for a while. */
class ResultWorker {
  readonly #worker = new Worker(workerUrl(), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // What a library prints may quote what was read; it must not reach the core's output.
    stdout: true,
    stderr: true,
  })
  readonly #asked = new Map<number, Asked>()
  #next = 1
  #timer: NodeJS.Timeout | undefined
  usable = true

  constructor() {
    this.#worker.on('message', (reply: ResultReply) => this.#receive(reply))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('the worker for results ended')))
  }

  ask(order: Omit<ResultOrder, 'number'>): Promise<ResultReply> {
    clearTimeout(this.#timer)
    this.#worker.ref()
    const number = this.#next++
    return new Promise((resolve, reject) => {
      this.#asked.set(number, { resolve, reject })
      this.#worker.postMessage({ ...order, number } satisfies ResultOrder)
    })
  }

  #receive(reply: ResultReply): void {
    const asked = this.#asked.get(reply.number)
    this.#asked.delete(reply.number)
    if (this.#asked.size === 0) this.#rest()
    if ('failed' in reply) asked?.reject(withCode(reply))
    else asked?.resolve(reply)
  }

  /** An idle worker keeps no process alive. */
  #rest(): void {
    this.#worker.unref()
    this.#timer = setTimeout(() => {
      this.usable = false
      void this.#worker.terminate()
    }, SPARE_MS).unref()
  }

  #fail(error: unknown): void {
    this.usable = false
    clearTimeout(this.#timer)
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
  }
}

const withCode = ({ failed, code }: { failed: unknown; code: unknown }): unknown =>
  failed instanceof Error && code !== undefined ? Object.assign(failed, { code }) : failed

let worker: ResultWorker | undefined

/** Has a question answered beside the core's own work. Throws what the worker met. */
export function askWorker(order: Omit<ResultOrder, 'number'>): Promise<ResultReply> {
  if (!worker?.usable) worker = new ResultWorker()
  return worker.ask(order)
}

/** From source a worker is a .ts file of this folder; in the bundle it lies beside the file this ends up in. */
function workerUrl(): URL {
  const here = import.meta.url
  return new URL(here.endsWith('.ts') ? './worker.ts' : './survey-results.js', here)
}
