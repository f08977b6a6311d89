import type { Answer } from '../../../shared/modules/surveys/cells.ts'

/** One answer on its way to the core. */
export interface Mark {
  entryId: number
  cell: number
  answer: Answer
  next: number
}

/**
 * Sends answers one after another in the order of the keys, while the clerk goes on. Of several for one cell only the last is
 * sent. What failed stays first in line until `retry`.
 */
export class MarkQueue {
  readonly #send: (mark: Mark) => Promise<unknown>
  readonly #changed: (state: { waiting: number; failed: unknown }) => void
  readonly #marks: Mark[] = []
  #sending: Promise<void> | null = null
  #failed: unknown = null

  constructor(
    send: (mark: Mark) => Promise<unknown>,
    changed: (state: { waiting: number; failed: unknown }) => void,
  ) {
    this.#send = send
    this.#changed = changed
  }

  push(mark: Mark): void {
    const last = this.#marks.at(-1)
    const replaces =
      last?.entryId === mark.entryId && last.cell === mark.cell && (this.#marks.length > 1 || !this.#sending)
    if (replaces) this.#marks.pop()
    this.#marks.push(mark)
    void this.retry()
  }

  /** Sends what waits. Settles once nothing waits or something failed. */
  retry(): Promise<void> {
    this.#sending ??= this.#run().finally(() => (this.#sending = null))
    return this.#sending
  }

  /** Everything is kept. Throws what keeps it from being. */
  async settled(): Promise<void> {
    await this.retry()
    if (this.#failed !== null) throw this.#failed
  }

  /** The paper is gone: what is left of it goes nowhere. */
  forget(): void {
    this.#marks.length = 0
    this.#tell(null)
  }

  async #run(): Promise<void> {
    this.#tell(null)
    for (;;) {
      const mark = this.#marks[0]
      if (!mark) return
      try {
        await this.#send(mark)
        if (this.#marks[0] === mark) this.#marks.shift()
        this.#tell(null)
      } catch (error) {
        return this.#tell(error)
      }
    }
  }

  #tell(failed: unknown): void {
    this.#failed = failed
    this.#changed({ waiting: this.#marks.length, failed })
  }
}
