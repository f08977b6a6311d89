import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { FoundElectron } from './find-electron.ts'
import { projectFolder } from './locations.ts'
import { waitFor } from './processes.ts'
import { missingLibraries, machineArguments } from './system.ts'

/** A desktop that ends within this time never came up. */
const startSeconds = 6

/** What Chromium says when the machine, not the app, keeps it from starting. */
const machineTrouble =
  /error while loading shared libraries|Missing X server|cannot open display|Unable to open X display|No usable sandbox|SUID sandbox helper|platform failed to initialize/i

/** The desktop ended with a code of its own, or it could not be started on this machine at all. */
export type DesktopEnding = { started: true; code: number } | { started: false; why: string }

/** Starts the desktop and waits for its end. `folder` is the app's folder, `args` go to the app. */
export async function runDesktop(
  electron: FoundElectron,
  args: readonly string[],
  folder = projectFolder,
): Promise<DesktopEnding> {
  const missing = await missingLibraries(electron.execPath)
  if (missing.length > 0)
    return { started: false, why: `it lacks the system libraries ${missing.join(', ')}` }
  const started = performance.now()
  const child = spawn(electron.execPath, [...machineArguments(), folder, ...args], {
    env: { ...process.env, ...electron.env },
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text)
    if (complaints.length < 20_000) complaints += text
  })
  const { code, signal } = await waitFor(child)
  const seconds = (performance.now() - started) / 1000
  const why = whyItNeverStarted({ code, signal, seconds, complaints })
  return why === null ? { started: true, code: code ?? 1 } : { started: false, why }
}

/**
 * Tells a machine that cannot show the desktop from an app that ended by itself: null for the latter. Being asked
 * to stop is an ending of its own, and so is a code the app chose.
 */
export function whyItNeverStarted(ending: {
  code: number | null
  signal: NodeJS.Signals | null
  seconds: number
  complaints: string
}): string | null {
  const { code, signal, seconds, complaints } = ending
  if (code === null && signal === null) return 'it could not be started'
  if (code === 0 || seconds > startSeconds) return null
  if (signal !== null && ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'].includes(signal)) return null
  const line = complaints.split('\n').find((text) => machineTrouble.test(text))
  // Chromium puts process, time and source line in brackets before what it says.
  if (line !== undefined) return line.replace(/^\[[^\]]*\]\s*/, '').replace(/[.\s]+$/, '')
  if (signal !== null) return `it was ended by ${signal} at once`
  return code === 126 || code === 127 ? `it ended with code ${code} at once` : null
}

/** Starts the host of browser mode with this Node and waits for its end; it prints the address itself. */
export async function runBrowserHost(args: readonly string[], root = projectFolder): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'lan.js'), ...args], { stdio: 'inherit' })
  const { code, signal } = await waitFor(child)
  return code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
}
