import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { findProgram } from '../../build/runtime/locations.ts'

const xvfb = process.env.GUANJIA_E2E_HOST === 'electron' ? findProgram('Xvfb') : null

/** Windows of one screen take the focus from each other: so many files of the desktop can run at once. */
export const screenCount = xvfb === null ? 1 : 2

/** The screen of a worker, of those that the run opened; its own display where there is only one. */
export function screenOf(worker: number): string | undefined {
  const screens = process.env.GUANJIA_E2E_SCREENS?.split(',') ?? []
  return screens[(worker - 1) % screens.length]
}

/** Before the first file: a virtual screen for each worker; they go with the run. */
export default async function openScreens(): Promise<(() => void) | undefined> {
  if (xvfb === null) return undefined
  const opened = await Promise.all(Array.from({ length: screenCount }, () => openScreen(xvfb)))
  process.env.GUANJIA_E2E_SCREENS = opened.map(({ display }) => display).join(',')
  return () => opened.forEach(({ server }) => server.kill())
}

/** The server chooses a free number itself and says which. `-noreset`: without it, it starts over with every window. */
async function openScreen(program: string): Promise<{ display: string; server: ChildProcess }> {
  const server = spawn(program, ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await once(server.stdio[3]!, 'data')) as [Buffer]
  return { display: `:${number.toString().trim()}`, server }
}
