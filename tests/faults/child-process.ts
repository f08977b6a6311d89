import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const childScript = (name: string): string =>
  fileURLToPath(new URL(`./child-${name}.ts`, import.meta.url))

export interface Ended {
  lines: string[]
  code: number | null
  signal: NodeJS.Signals | null
}

export interface RunOptions {
  /** A program, with its arguments, that runs Node. */
  prefix?: readonly string[]
  /** Told of each line with those before it. */
  onLine?: (lines: readonly string[], child: ChildProcess) => void
}

/** Runs a script by this same Node until it ends. Throws when it ends by itself with a failure. */
export async function runScript(
  script: string,
  args: readonly string[],
  { prefix = [], onLine }: RunOptions = {},
): Promise<Ended> {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, script, ...args]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    onLine?.(lines, child)
  }
  const [code, signal] = await closed
  if (code !== null && code !== 0) throw new Error(`${script} ended with ${code}: ${complaint}`)
  return { lines, code, signal }
}
