/** How a part of `npm test` ended. */
export interface PartResult {
  name: string
  status: 'ok' | 'failed' | 'SKIPPED'
  seconds: number
  /** Why it failed or was skipped. */
  reason?: string
  /** The tests that failed, each with the first line of what went wrong. */
  failures?: readonly string[]
}

/** The parts of `npm test`, in the order they run. */
export const partNames = ['check', 'unit', 'build', 'e2e-electron', 'e2e-browser'] as const
export type PartName = (typeof partNames)[number]

/** Reads `--only a,b`; all parts without it. Throws with a message for an unknown part or flag. */
export function selectParts(args: readonly string[]): PartName[] {
  const known = `The parts are: ${partNames.join(', ')}.`
  const [flag, list, ...more] = args.flatMap((arg) =>
    arg.startsWith('--only=') ? ['--only', arg.slice(7)] : [arg],
  )
  if (flag === undefined) return [...partNames]
  if (flag !== '--only' || list === undefined || more.length > 0) {
    throw new Error(`Usage: npm test -- [--only part,part]. ${known}`)
  }
  const wanted = list.split(',').map((name) => name.trim())
  const unknown = wanted.filter((name) => !(partNames as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. ${known}`)
  return partNames.filter((name) => wanted.includes(name))
}

/**
 * Collects the failures from the lines that a test runner prints: what failed, with the first line of why. Errors
 * outside every test fail a run too, and are among them.
 */
export function failureReader(): { read(line: string): void; failures(): string[] } {
  const found = new Map<string, string>()
  let waiting: string | null = null
  return {
    read(line) {
      const what = /^\s*FAIL\s+(\S.*)$|^[\s⎯]*(Unhandled \w+)[\s⎯]*$/.exec(line)
      if (what) {
        waiting = what[1] ?? what[2] ?? ''
        found.set(waiting, found.get(waiting) ?? '')
      } else if (waiting !== null && line.trim() !== '') {
        if (found.get(waiting) === '') found.set(waiting, line.trim())
        waiting = null
      }
    },
    failures: () => [...found].map(([what, why]) => (why === '' ? what : `${what}: ${why}`)),
  }
}

/** The end of `npm test`: what failed, for logs of which only the end is kept, the table, and the counts alone. */
export function summary(results: readonly PartResult[]): string {
  const width = Math.max(...results.map((result) => result.name.length))
  const rows = results.map(({ name, status, seconds, reason }) =>
    `${name.padEnd(width)}  ${status.padEnd(7)}  ${seconds.toFixed(1).padStart(7)} s  ${reason ?? ''}`.trimEnd(),
  )
  const count = (status: PartResult['status']): number =>
    results.filter((part) => part.status === status).length
  const failures = results.flatMap(({ name, failures }) =>
    (failures ?? []).map((one) => `FAILED ${name}: ${one}`),
  )
  if (failures.length > 0) failures.push('')
  return [
    ...failures,
    ...rows,
    '',
    `${count('ok')} passed, ${count('failed')} failed, ${count('SKIPPED')} skipped`,
  ].join('\n')
}

/** A failure fails everywhere; what could not run fails where nobody would notice it otherwise. */
export function exitCode(results: readonly PartResult[], inCi: boolean): number {
  const failed = results.some((part) => part.status === 'failed')
  const skipped = results.some((part) => part.status === 'SKIPPED')
  return failed || (skipped && inCi) ? 1 : 0
}

/** True where the environment says this is a build server. */
export function isCi(env: NodeJS.ProcessEnv = process.env): boolean {
  return !['', '0', 'false', undefined].includes(env['CI'])
}
