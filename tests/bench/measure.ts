/** One line of the benchmark: a ratio against a floor of the same run, absolute figures only beside it. */
export interface Line {
  name: string
  /** Milliseconds, or what `unit` says. */
  measured: number
  unit: string
  /** The same work done bare, in the same unit. */
  floor: number
  floorName: string
  /** What was set as a goal for `measured`; null where only the ratio counts. */
  goal: number | null
  facts: string[]
}

/** Times every call; answers in milliseconds, sorted. */
export async function times(count: number, work: (index: number) => unknown): Promise<number[]> {
  const taken: number[] = []
  for (let index = 0; index < count; index++) {
    const start = performance.now()
    await work(index)
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)
}

/** The value that a share of a sorted list does not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function print(line: Line): void {
  const { name, measured, unit, floor, floorName, goal, facts } = line
  const verdict =
    goal === null ? '' : measured <= goal ? `  goal ${goal} ${unit}: met` : `  goal ${goal} ${unit}: MISSED`
  console.log(`${name}\n  ratio ${(measured / floor).toFixed(2)} × ${floorName}${verdict}`)
  console.log(`  ${measured.toFixed(3)} ${unit} against ${floor.toFixed(3)} ${unit}`)
  for (const fact of facts) console.log(`  ${fact}`)
}
