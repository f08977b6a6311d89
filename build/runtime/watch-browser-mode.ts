import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import type { InlineConfig } from 'vite'
import { markForReload } from './live-reload.ts'
import { projectFolder } from './locations.ts'
import { say } from './terminal.ts'

/** The part of a watcher used here; Vite's own type covers single builds too. */
interface Watcher {
  on(
    name: 'event',
    listener: (event: { code: string; result?: { close(): Promise<void> } | null; error?: Error }) => void,
  ): void
  close(): Promise<void>
}

/**
 * Builds the host and the page, keeps building what changes, restarts the host when its code did and lets an open
 * page load itself anew when the page did. Runs until it is asked to stop.
 */
export async function watchBrowserMode(args: readonly string[], root = projectFolder): Promise<number> {
  process.env['NODE_ENV_ELECTRON_VITE'] = 'production'
  const { config } = await resolveConfig({ root }, 'build', 'development')
  if (!config?.main || !config.renderer)
    throw new Error('electron.vite.config.ts names no main or no renderer')
  const host = restartable(join(root, 'out', 'main', 'lan.js'), args)
  let builds = 0
  const renderer = await watch(config.renderer as InlineConfig, () => {
    builds += 1
    markForReload(join(root, 'out', 'renderer'), Math.round(performance.timeOrigin) + builds)
    if (builds > 1) say('The page was built anew; an open one reloads itself.')
  })
  const main = await watch(config.main as InlineConfig, () => host.restart())
  const signal = await new Promise<NodeJS.Signals>((stop) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop(name))
  })
  await Promise.all([renderer.close(), main.close(), host.stop()])
  return signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1
}

/** Starts a watching build and resolves when its first round has succeeded or failed. */
async function watch(config: InlineConfig, whenBuilt: () => void): Promise<Watcher> {
  const watching = { ...config, build: { ...config.build, watch: {}, minify: false } }
  const watcher = (await build(watching)) as unknown as Watcher
  return new Promise((ready) => {
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_END') void event.result?.close()
      if (event.code === 'ERROR') console.error(event.error?.message ?? 'The build failed.')
      if (event.code === 'END') whenBuilt()
      if (event.code === 'END' || event.code === 'ERROR') ready(watcher)
    })
  })
}

interface Restartable {
  restart(): void
  stop(): Promise<void>
}

function restartable(script: string, args: readonly string[]): Restartable {
  let child: ChildProcess | null = null
  let order = Promise.resolve()
  const stop = (): Promise<void> => {
    const running = child
    child = null
    if (running === null || running.exitCode !== null || running.signalCode !== null) return Promise.resolve()
    return new Promise((ended) => {
      running.once('close', () => ended())
      running.kill('SIGTERM')
    })
  }
  const start = (): void => {
    child = spawn(process.execPath, ['--enable-source-maps', script, ...args], { stdio: 'inherit' })
  }
  return {
    restart: () => void (order = order.then(stop).then(start)),
    stop: () => order.then(stop),
  }
}
