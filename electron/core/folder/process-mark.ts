import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Tells one run of a process from a later one that was given the same number. Null when there is no such process;
 * `unknown` when it lives but nothing more can be learned about it.
 */
export function processMark(pid: number): string | null {
  if (process.platform === 'linux') return linuxMark(pid)
  if (!isAlive(pid)) return null
  return process.platform === 'win32' ? windowsMark(pid) : posixMark(pid)
}

/** True when two marks can belong to the same run. */
export function isSameRun(recorded: string, found: string | null): boolean {
  if (found === null) return false
  return recorded === found || recorded === 'unknown' || found === 'unknown'
}

/** Boot and start time in clock ticks since then, both fixed for the life of a process. */
function linuxMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in the second field may hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state] = fields
    if (state === 'Z' || state === 'X') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}:${fields[19]}`
  } catch {
    return isAlive(pid) ? 'unknown' : null
  }
}

function posixMark(pid: number): string {
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)], { LC_ALL: 'C', TZ: 'UTC' })
}

function windowsMark(pid: number): string {
  const command = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`
  return ask('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command])
}

function ask(program: string, args: string[], env: NodeJS.ProcessEnv = {}): string {
  try {
    const options = { env: { ...process.env, ...env }, timeout: 10_000, windowsHide: true } as const
    return execFileSync(program, args, options).toString().trim() || 'unknown'
  } catch {
    return 'unknown'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM'
  }
}
