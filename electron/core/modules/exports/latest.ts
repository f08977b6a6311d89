/** A number that moves on, read at the reader's own pace: steps nobody had time to see are skipped. */
export class Latest implements AsyncIterable<number> {
  #value = 0
  #ended = false
  #wake = (): void => undefined

  push(value: number): void {
    this.#value = value
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<number, void, void> {
    let seen = 0
    for (;;) {
      if (this.#value !== seen) yield (seen = this.#value)
      else if (this.#ended) return
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
}
