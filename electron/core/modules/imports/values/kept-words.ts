/** Texts that are no entry of any list and are kept as words all the same, each with the name of its column. */
export class KeptWords {
  readonly #words: string[] = []

  add(column: string, text: string): void {
    this.#words.push(`${column}：${text}`)
  }

  /** `客户群体：退伍军人；标签：钓友`; empty when there are none. */
  get text(): string {
    return this.#words.join('；')
  }
}
