import { seeded } from '../../shared/random/seeded.ts'

/** Everything a made-up community leaves to chance, from one seed. */
export class Chance {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = seeded(seed)
  }

  /** From 0 up to 1. */
  share(): number {
    return this.#next()
  }

  /** True in so many of a hundred cases. */
  percent(cases: number): boolean {
    return this.#next() * 100 < cases
  }

  /** A whole number, both ends possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1))
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#next() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** By weights, `[item, weight]`. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let rest = this.#next() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) if ((rest -= weight) < 0) return item
    return items.at(-1)![0]
  }

  /** Several times more short ones than long ones, around a middle value. */
  around(middle: number): number {
    return -Math.log(1 - this.#next() * 0.98) * middle
  }
}
