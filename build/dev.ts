import { electronVite, forgetBuild } from './runtime/bundle.ts'
import { findElectron } from './runtime/find-electron.ts'
import { projectFolder, withProjectTools } from './runtime/locations.ts'
import { endWithNpm, run } from './runtime/processes.ts'
import { UsageError, readStartArguments } from './runtime/start-arguments.ts'
import type { StartArguments } from './runtime/start-arguments.ts'
import { hasDisplay, missingLibraries, sandboxArguments } from './runtime/system.ts'
import { messageOf, say, warn } from './runtime/terminal.ts'
import { watchBrowserMode } from './runtime/watch-browser-mode.ts'

endWithNpm()
process.exitCode = await main()

/** `npm run dev`: the desktop with hot reloading, or browser mode rebuilt as files change. */
async function main(): Promise<number> {
  try {
    const wanted = readStartArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
    await forgetBuild()
    if (!wanted.browser && hasDisplay()) return await developDesktop(wanted)
    say(
      `Developing in browser mode on Node ${process.versions.node}${wanted.browser ? '' : ' (no display here)'}.`,
    )
    return await developBrowserMode(wanted)
  } catch (error) {
    warn(messageOf(error))
    return error instanceof UsageError ? 2 : 1
  }
}

async function developDesktop(wanted: StartArguments): Promise<number> {
  const electron = await findElectron({ mayDownload: wanted.getElectron })
  const missing = electron.kind === 'none' ? [] : await missingLibraries(electron.execPath)
  if (electron.kind === 'none' || missing.length > 0) {
    const why = electron.kind === 'none' ? electron.why : `Electron lacks ${missing.join(', ')}`
    say(`Developing in browser mode on Node ${process.versions.node}: ${why}`)
    return developBrowserMode(wanted)
  }
  say(`Developing on Electron ${electron.version}: ${electron.why}.`)
  const sandbox = sandboxArguments().length > 0 ? ['--noSandbox'] : []
  const { code } = await run(
    process.execPath,
    [electronVite, 'dev', '--watch', ...sandbox, '--', ...dataArguments(wanted)],
    {
      cwd: projectFolder,
      env: { ...withProjectTools(), ...electron.env, ELECTRON_EXEC_PATH: electron.execPath },
    },
  )
  return code ?? 0
}

function developBrowserMode(wanted: StartArguments): Promise<number> {
  const port = wanted.port === null ? [] : ['--port', String(wanted.port)]
  return watchBrowserMode([...dataArguments(wanted), ...port])
}

function dataArguments(wanted: StartArguments): string[] {
  return wanted.data === null ? [] : ['--data', wanted.data]
}
