/**
 * A long job seen as a stream of events. The job runs on by itself, however slowly the events are read; only the
 * newest progress is kept. Leaving the loop, or aborting the signal, aborts the job, and `return` waits until it has
 * put everything back.
 */
export class JobStream<Event> implements AsyncIteratorObject<Event, undefined, void> {
  readonly #controller = new AbortController()
  readonly #settled: Promise<void>
  #events: Event[] = []
  #outcome: { done: true } | { error: unknown } | null = null
  #wake: () => void = () => undefined

  /** The job reports events and answers with the last one. */
  constructor(
    signal: AbortSignal | undefined,
    job: (report: (event: Event) => void, signal: AbortSignal) => Promise<Event>,
  ) {
    const abort = () => this.#controller.abort(signal?.reason)
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort)
    const report = (event: Event) => {
      this.#events = [event]
      this.#wake()
    }
    this.#settled = job(report, this.#controller.signal)
      .then(
        (last) => {
          this.#events = [...this.#events, last]
          this.#outcome = { done: true }
        },
        (error: unknown) => {
          this.#outcome = { error }
        },
      )
      .then(() => {
        signal?.removeEventListener('abort', abort)
        this.#wake()
      })
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    while (this.#events.length === 0 && !this.#outcome)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const event = this.#events.shift()
    if (event !== undefined) return { done: false, value: event }
    if (this.#outcome && 'error' in this.#outcome) {
      const { error } = this.#outcome
      this.#outcome = { done: true }
      throw error
    }
    return { done: true, value: undefined }
  }

  async return(): Promise<IteratorResult<Event, undefined>> {
    this.#controller.abort()
    await this.#settled
    this.#events = []
    this.#outcome = { done: true }
    return { done: true, value: undefined }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
