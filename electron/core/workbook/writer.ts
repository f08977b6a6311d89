import { Worker } from 'node:worker_threads'
import { workerUrl } from './worker-url.ts'
import type { WriterOrder, WriterReport } from './writer-protocol.ts'

/** Heap of the worker in MB: it streams, so this is only a bound. */
const MEMORY_MB = 512
/** Orders that may lie unanswered: the next batches are read while one is written. */
const AHEAD = 4
/** How long a writer without work waits for the next workbook: to start one takes longer than a small export. */
const SPARE_MS = 60_000

/** A worker that writes workbooks, one after another. */
export class Writer {
  readonly #worker = new Worker(workerUrl('writer'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // What a library prints may quote the rows; it must not reach the core's output.
    stdout: true,
    stderr: true,
  })
  #onRows: (rows: number) => void = () => undefined
  #unanswered = 0
  #failure: { error: unknown } | undefined
  #wake: () => void = () => undefined

  constructor() {
    this.#worker.on('message', (report: WriterReport) => this.#receive(report))
    this.#worker.on('error', (error) => this.fail(error))
    this.#worker.on('exit', () => this.fail(new Error('the writer ended')))
  }

  get usable(): boolean {
    return !this.#failure
  }

  /** Who is told how many rows are written, whenever that is known. An idle writer keeps no process alive. */
  employ(onRows: (rows: number) => void): void {
    this.#onRows = onRows
    this.#worker.ref()
  }

  idle(): void {
    this.#onRows = () => undefined
    this.#worker.unref()
  }

  /** Resolves when the writer can take another order. Throws why the writer, or whoever uses it, failed. */
  async send(order: WriterOrder): Promise<void> {
    this.#throwFailure()
    this.#worker.postMessage(order)
    this.#unanswered++
    await this.#until(AHEAD - 1)
  }

  /** Resolves when every order is carried out. */
  settled(): Promise<void> {
    return this.#until(0)
  }

  /** From here on whoever waits for the writer gets this error. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#wake()
  }

  /** Ends the worker wherever it is; the files it had open are closed when this resolves. */
  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  async #until(unanswered: number): Promise<void> {
    while (this.#unanswered > unanswered && !this.#failure)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    this.#throwFailure()
  }

  #receive(report: WriterReport): void {
    this.#unanswered--
    if (report.kind === 'failed') this.fail(withCode(report))
    else if (!this.#failure) this.#onRows(report.rows)
    this.#wake()
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error
  }
}

const withCode = ({ error, code }: { error: unknown; code: unknown }): unknown =>
  error instanceof Error && code !== undefined ? Object.assign(error, { code }) : error

let spare: { writer: Writer; timer: NodeJS.Timeout } | undefined

/** The writer that waits for work, or a new one. */
export function takeWriter(): Writer {
  const waiting = spare
  spare = undefined
  if (!waiting) return new Writer()
  clearTimeout(waiting.timer)
  return waiting.writer.usable ? waiting.writer : new Writer()
}

/** Gives back a writer that has settled: one waits a while for the next workbook, a second one ends. */
export async function giveBackWriter(writer: Writer): Promise<void> {
  if (spare?.writer.usable) return writer.end()
  writer.idle()
  const timer = setTimeout(() => {
    spare = undefined
    void writer.end()
  }, SPARE_MS).unref()
  spare = { writer, timer }
}
