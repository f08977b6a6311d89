import { build, isBuilt } from './runtime/bundle.ts'
import { findProgram, projectFolder, toolScript, withProjectTools } from './runtime/locations.ts'
import { endWithNpm, run } from './runtime/processes.ts'
import { messageOf } from './runtime/terminal.ts'
import { readyForBrowser, readyForElectron, readyForUnit } from './runtime/test-machine.ts'
import type { Ready } from './runtime/test-machine.ts'
import { exitCode, failureReader, isCi, selectParts, summary } from './runtime/test-parts.ts'
import type { PartName, PartResult } from './runtime/test-parts.ts'

type Outcome = Omit<PartResult, 'name' | 'seconds'>

const vitest = toolScript('vitest', 'vitest.mjs')
const parts: Record<PartName, () => Promise<Outcome>> = {
  check: () => npmRun('check'),
  unit: async () => {
    await readyForUnit()
    return runPart(process.execPath, [vitest, 'run'])
  },
  build: async () =>
    (await build()) === 0 ? { status: 'ok' } : { status: 'failed', reason: 'the build failed' },
  'e2e-electron': () => e2e(readyForElectron),
  'e2e-browser': () => e2e(readyForBrowser),
}

endWithNpm()
process.exitCode = await main()

/** `npm test`: runs the parts one after the other, says what each gave, and ends with the counts on a line alone. */
async function main(): Promise<number> {
  let names: PartName[]
  try {
    names = selectParts(process.argv.slice(2))
  } catch (error) {
    console.error(messageOf(error))
    return 2
  }
  const results: PartResult[] = []
  for (const name of names) {
    console.log(`\n=== ${name}`)
    const started = performance.now()
    const outcome = await parts[name]().catch((error: unknown): Outcome => {
      return { status: 'failed', reason: messageOf(error).split('\n')[0] ?? '' }
    })
    results.push({ name, ...outcome, seconds: (performance.now() - started) / 1000 })
  }
  for (const { name, status, reason } of results) {
    if (status === 'SKIPPED') console.log(`SKIPPED ${name}: ${reason}`)
  }
  console.log(`\n${summary(results)}`)
  return exitCode(results, isCi())
}

/** Runs one program as a part. A line of it that starts with SKIPPED marks the part, however it ended well. */
async function runPart(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  let skipped: string | null = null
  const reader = failureReader()
  const { code, signal } = await run(command, args, {
    cwd: projectFolder,
    env: { ...withProjectTools(), ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
    onLine: (line) => {
      reader.read(line)
      if (/^SKIPPED\b/.test(line)) skipped ??= line.replace(/^SKIPPED[:\s]*/, '')
    },
  })
  if (code !== 0) {
    const reason = signal ? `ended by ${signal}` : `exit code ${code}`
    return { status: 'failed', reason, failures: reader.failures() }
  }
  return skipped === null ? { status: 'ok' } : { status: 'SKIPPED', reason: `in part: ${skipped}` }
}

function npmRun(script: string): Promise<Outcome> {
  const npm = process.env['npm_execpath']
  if (npm?.endsWith('.js')) return runPart(process.execPath, [npm, 'run', script])
  return runPart(findProgram('npm') ?? 'npm', ['run', script])
}

async function e2e(makeReady: () => Promise<Ready | string>): Promise<Outcome> {
  if (!(await isBuilt()) && (await build()) !== 0) {
    return { status: 'SKIPPED', reason: 'there is no build to test' }
  }
  const ready = await makeReady()
  if (typeof ready === 'string') return { status: 'SKIPPED', reason: ready }
  const [command, ...args] = [
    ...ready.prefix,
    process.execPath,
    vitest,
    'run',
    '--config',
    'tests/e2e/vitest.config.ts',
  ]
  return runPart(command ?? process.execPath, args, ready.env)
}
