import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fillOnce, isComplete } from './cache-entry.ts'
import { buildPackages, installCommand } from './debian.ts'
import { findProgram, packageFolder, packageVersion, toolScript, withProjectTools } from './locations.ts'
import { missingLibraries } from './system.ts'
import { run } from './processes.ts'
import { say } from './terminal.ts'

const addon = 'better_sqlite3.node'

/** The programs a native build asks for. */
export const buildTools = ['g++', 'make', 'python3']

/** Where better-sqlite3 built for the evaluation runtime stands in the cache, per version of both. */
export function sqliteAddonFolder(cache: string, electronVersion: string): string {
  return join(
    cache,
    `better-sqlite3-${packageVersion('better-sqlite3')}-electron-${electronVersion}-linux-x64`,
  )
}

/** The finished addon, or null when it has not been built. */
export function builtSqliteAddon(cache: string, electronVersion: string): string | null {
  const folder = sqliteAddonFolder(cache, electronVersion)
  return isComplete(folder) ? join(folder, addon) : null
}

/** The build tools this machine lacks. */
export function missingBuildTools(): string[] {
  return buildTools.filter((name) => findProgram(name) === null)
}

/**
 * Builds better-sqlite3 for an Electron whose Node-API is older than the one the package's own prebuild asks for.
 * The experimental Node-API exports every function it uses, so it is compiled against that instead. About a minute.
 */
export async function buildSqliteAddon(
  cache: string,
  electron: string,
  electronVersion: string,
): Promise<string> {
  const folder = sqliteAddonFolder(cache, electronVersion)
  if (isComplete(folder)) return join(folder, addon)
  const missing = missingBuildTools()
  if (missing.length > 0)
    throw new Error(
      `building better-sqlite3 for it needs ${missing.join(', ')}; on Debian: ${installCommand(buildPackages)}`,
    )
  const version = packageVersion('better-sqlite3')
  say(
    `Building better-sqlite3 ${version} for Electron ${electronVersion} (once, about a minute) …`,
    `正在为 Electron ${electronVersion} 编译数据库组件（仅一次，约一分钟）…`,
  )
  await fillOnce(
    folder,
    { package: 'better-sqlite3', version, electronVersion },
    async (content, scratch) => {
      const source = await copySources(scratch)
      const built = await compile(source)
      await copyFile(built, join(content, addon))
      await proveLoadable(electron, join(content, addon))
    },
  )
  return join(folder, addon)
}

/** Folders with `include/node`, best first: the headers of the project's own Node, then those of the system's. */
export function headerFolders(): string[] {
  const inPackage = `node-${process.platform}-${process.arch}`
  return [
    join(packageFolder('node'), 'node_modules', inPackage),
    packageFolder(inPackage),
    dirname(dirname(process.execPath)),
    '/usr',
    '/usr/local',
  ].filter((folder) => existsSync(join(folder, 'include', 'node', 'node_api.h')))
}

async function copySources(scratch: string): Promise<string> {
  const modules = join(scratch, 'node_modules')
  const source = join(modules, 'better-sqlite3')
  await mkdir(modules)
  await cp(packageFolder('better-sqlite3'), source, {
    recursive: true,
    filter: (path) =>
      !['prebuilds', 'build', 'node_modules'].some(
        (name) => path === join(packageFolder('better-sqlite3'), name),
      ),
  })
  await cp(packageFolder('node-addon-api'), join(modules, 'node-addon-api'), { recursive: true })
  const gyp = join(source, 'binding.gyp')
  const text = await readFile(gyp, 'utf8')
  const changed = text.replace(
    "'NAPI_VERSION=10'",
    "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'",
  )
  if (changed === text)
    throw new Error('better-sqlite3 is built in another way now: its binding.gyp names no NAPI_VERSION=10')
  await writeFile(gyp, changed)
  return source
}

async function compile(source: string): Promise<string> {
  const [headers] = headerFolders()
  if (headers === undefined)
    throw new Error('no Node headers (include/node/node_api.h) were found for the build')
  const { code, output } = await run(
    process.execPath,
    [
      toolScript('node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      `--nodedir=${headers}`,
    ],
    { cwd: source, env: withProjectTools(), quiet: true },
  )
  const built = join(source, 'build', 'Release', addon)
  if (code !== 0 || !existsSync(built)) {
    throw new Error(`better-sqlite3 could not be built:\n${output.split('\n').slice(-25).join('\n')}`)
  }
  return built
}

async function proveLoadable(electron: string, path: string): Promise<void> {
  if ((await missingLibraries(electron)).length > 0) return
  const script = `const Database = require(${JSON.stringify(packageFolder('better-sqlite3'))})
    const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(path)} })
    console.log('sqlite ' + db.prepare('select sqlite_version()').pluck().get())`
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { code, output } = await run(electron, ['-e', script], { quiet: true, env })
  if (code !== 0 || !output.includes('sqlite 3.')) {
    throw new Error(`better-sqlite3 was built but does not run in this Electron:\n${output.slice(-2000)}`)
  }
}
