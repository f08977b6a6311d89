import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

/** How a program ended: `code` is null after a signal or when it could not be started at all. */
export interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
  /** Both streams together when `quiet`, else empty. */
  output: string
  seconds: number
}

export interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Collect the output instead of showing it. */
  quiet?: boolean
  /** Show the output and hand each of its lines, without colours, to this function too. */
  onLine?: (line: string) => void
  signal?: AbortSignal
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/**
 * Runs a program without a shell and waits for its end; never throws for a program that fails. A stop request meant
 * for the script ends the program first and then the script.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  const started = performance.now()
  const piped = options.quiet === true || options.onLine !== undefined
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: piped ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    signal: options.signal,
  })
  const release = forwardSignals(child, () => process.exit(130))
  const parts: string[] = []
  const readers = [readLines(options.onLine), readLines(options.onLine)]
  ;[child.stdout, child.stderr].forEach((stream, index) => {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (options.quiet) parts.push(text)
      else (index === 0 ? process.stdout : process.stderr).write(text)
      readers[index]?.(text)
    })
    stream?.on('end', () => readers[index]?.('\n'))
  })
  return new Promise((done) => {
    const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
      release()
      done({ code, signal, output: parts.join(''), seconds: (performance.now() - started) / 1000 })
    }
    child.on('error', (error) => {
      parts.push(error.message)
      finish(null, null)
    })
    child.on('close', finish)
  })
}

/** Passes a stop request on to a child; `afterwards` runs when the child has ended because of it. */
export function forwardSignals(child: ChildProcess, afterwards?: () => void): () => void {
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (signal: NodeJS.Signals): void => {
    if (afterwards) child.once('close', afterwards)
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, forward)
  return () => signals.forEach((signal) => process.off(signal, forward))
}

/**
 * Ends this script when the npm that runs it is gone. npm passes a stop request only to the shell between the two,
 * so that the script, and whatever it serves, would go on unseen.
 */
export function endWithNpm(): void {
  const parent = process.ppid
  if (process.platform === 'win32' || process.env['npm_lifecycle_event'] === undefined) return
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

/** Waits for a child's end, forwarding stop requests meanwhile. */
export function waitFor(
  child: ChildProcess,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const release = forwardSignals(child)
  return new Promise((done) => {
    child.on('error', () => {
      release()
      done({ code: null, signal: null })
    })
    child.on('close', (code, signal) => {
      release()
      done({ code, signal })
    })
  })
}

function readLines(onLine: ((line: string) => void) | undefined): (text: string) => void {
  let rest = ''
  return (text) => {
    if (!onLine) return
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line.replace(colours, '').trimEnd())
  }
}
