/** How long the work of one transaction shall take: with its commit somebody else waits about twice as long. */
const targetMs = 7
const smallest = 5
const largest = 500

/**
 * Sizes batches so that each transaction is short: whoever asks for something in between waits no longer than that.
 */
export class Pace {
  /** Rows of the next batch. */
  size = 10

  /** Measures the work of a batch of `rows` and sizes the next one by it. */
  async measure<Result>(rows: number, work: () => Promise<Result>): Promise<Result> {
    const started = performance.now()
    const result = await work()
    const elapsed = performance.now() - started
    const fitting = Math.floor((rows * targetMs) / Math.max(elapsed, 0.1))
    // Growing slowly: the first rows of a register are often the simplest.
    this.size = Math.min(largest, Math.max(smallest, Math.min(fitting, this.size * 2)))
    return result
  }
}
