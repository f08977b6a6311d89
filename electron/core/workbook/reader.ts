import { Worker } from 'node:worker_threads'
import type { SheetRow } from './cell.ts'
import { asWorkbookError, NoSuchSheetError, WorkbookError } from './errors.ts'
import type { WorkbookInfo } from './read-workbook.ts'
import type { ReaderMessage, ReaderTask } from './reader-protocol.ts'
import { workerUrl } from './worker-url.ts'

export interface ReaderOptions {
  signal?: AbortSignal
  /** Milliseconds the worker may work; the time the consumer takes for its rows does not count. Default 120,000. */
  timeLimitMs?: number
  /** Heap of the worker in MB. Default 768. */
  memoryMb?: number
  /** Where the bundled worker is; found by itself beside the core. */
  workerUrl?: URL
}

const TIME_LIMIT_MS = 120_000
const MEMORY_MB = 768
/** Rows are handed over as soon as they are read: a larger nursery would only lie there, three times over. */
const YOUNG_MB = 16

/** Opens a workbook in a worker and lists its sheets. Throws `WorkbookError`, or the reason of the signal. */
export async function openWorkbook(path: string, options: ReaderOptions = {}): Promise<WorkbookInfo> {
  for await (const message of converse({ kind: 'open', path }, options)) {
    if (message.kind === 'opened') return message.info
  }
  throw new WorkbookError('WORKBOOK_BROKEN')
}

/**
 * The rows of a sheet, in batches, read by a worker that waits while a batch is being used. Leaving the loop ends
 * the worker. Throws `WorkbookError`, or the reason of the signal.
 */
export async function* readRows(
  path: string,
  sheetIndex: number,
  options: ReaderOptions = {},
): AsyncGenerator<SheetRow[]> {
  for await (const message of converse({ kind: 'read', path, sheetIndex }, options)) {
    if (message.kind === 'rows') yield message.rows
    if (message.kind === 'end') return
  }
}

/** One worker for one task: its messages in turn, one at a time. */
async function* converse(task: ReaderTask, options: ReaderOptions): AsyncGenerator<ReaderMessage> {
  const { signal } = options
  signal?.throwIfAborted()
  const worker = new Worker(options.workerUrl ?? workerUrl('reader'), {
    workerData: task,
    resourceLimits: {
      maxOldGenerationSizeMb: options.memoryMb ?? MEMORY_MB,
      maxYoungGenerationSizeMb: YOUNG_MB,
    },
    // What a library prints may quote the file; it must not reach the core's output.
    stdout: true,
    stderr: true,
  })
  const mailbox = new Mailbox(worker, options.timeLimitMs ?? TIME_LIMIT_MS, signal)
  try {
    for (;;) {
      const message = await mailbox.next()
      if (message.kind === 'failed') throw new WorkbookError(message.code)
      if (message.kind === 'no-sheet') throw new NoSuchSheetError()
      yield message
      signal?.throwIfAborted()
      worker.postMessage('more')
    }
  } finally {
    mailbox.close()
    await worker.terminate()
  }
}

/** Keeps what the worker says, also while nobody waits for it, and counts the time it took. */
class Mailbox {
  readonly #messages: ReaderMessage[] = []
  readonly #signal: AbortSignal | undefined
  #failure: { error: unknown } | undefined
  #timeLeft: number
  #wake: () => void = () => undefined

  constructor(worker: Worker, timeLimitMs: number, signal: AbortSignal | undefined) {
    this.#timeLeft = timeLimitMs
    this.#signal = signal
    worker.on('message', (message: ReaderMessage) => {
      this.#messages.push(message)
      this.#wake()
    })
    worker.on('error', (error) => this.#fail(asWorkbookError(error)))
    worker.on('exit', () => this.#fail(new WorkbookError('WORKBOOK_BROKEN')))
    signal?.addEventListener('abort', this.#onAbort)
  }

  async next(): Promise<ReaderMessage> {
    const started = performance.now()
    const timer = setTimeout(() => this.#fail(new WorkbookError('WORKBOOK_TIMEOUT')), this.#timeLeft)
    try {
      while (this.#messages.length === 0 && !this.#failure) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    } finally {
      clearTimeout(timer)
      this.#timeLeft = Math.max(0, this.#timeLeft - (performance.now() - started))
    }
    this.#signal?.throwIfAborted()
    const message = this.#messages.shift()
    if (message) return message
    throw this.#failure?.error
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#onAbort)
  }

  #onAbort = (): void => this.#fail(this.#signal?.reason)

  #fail(error: unknown): void {
    this.#failure ??= { error }
    this.#wake()
  }
}
