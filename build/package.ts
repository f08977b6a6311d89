import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build as makeInstallers } from 'electron-builder'
import type { Configuration } from 'electron-builder'
import { build, isBuilt } from './runtime/bundle.ts'
import { findElectron } from './runtime/find-electron.ts'
import type { FoundElectron } from './runtime/find-electron.ts'
import { projectFolder } from './runtime/locations.ts'
import { endWithNpm } from './runtime/processes.ts'
import { say, warn } from './runtime/terminal.ts'

const shared = join(projectFolder, 'build', 'electron-builder.yml')

endWithNpm()
process.exitCode = await main()

/** `npm run package`: installers with the official Electron; elsewhere a folder to try, not for delivery. */
async function main(): Promise<number> {
  if (!(await isBuilt()) && (await build()) !== 0) return 1
  const electron = await findElectron({ mayDownload: true })
  if (electron.kind === 'official') {
    await makeInstallers({ projectDir: projectFolder, publish: 'never', config: { extends: shared } })
    return 0
  }
  if (electron.kind === 'evaluation') return packEvaluation(electron)
  warn(`Installers need the official Electron: ${electron.why}.`)
  return 1
}

async function packEvaluation(electron: FoundElectron): Promise<number> {
  const output = join(projectFolder, 'dist', 'evaluation-not-for-delivery')
  const dist = await mkdtemp(join(tmpdir(), 'guanjia-dist-'))
  try {
    const source = dirname(electron.execPath)
    // The loader would win over the packed app.
    const left = [join(source, 'resources', 'app'), join(source, 'complete.json')]
    await cp(source, dist, { recursive: true, filter: (path) => !left.includes(path) })
    await makeInstallers({
      projectDir: projectFolder,
      publish: 'never',
      linux: ['dir'],
      config: evaluationConfiguration(electron, dist, output),
    })
  } finally {
    await rm(dist, { recursive: true, force: true })
  }
  await writeFile(
    join(output, 'README.txt'),
    `Packed on Electron ${electron.version}, a runtime for evaluation and tests. Not for delivery.\n` +
      `使用评估用运行环境 Electron ${electron.version} 打包，仅供试用，不可交付。\n`,
  )
  say(
    `Only a folder to try was made, not for delivery: ${output}`,
    `仅生成了供试用的文件夹，不可交付：${output}`,
  )
  return 0
}

function evaluationConfiguration(electron: FoundElectron, dist: string, output: string): Configuration {
  const addon = electron.env['GUANJIA_SQLITE_BINDING'] ?? ''
  return {
    extends: shared,
    directories: { output },
    electronDist: dist,
    electronVersion: electron.version,
    // better-sqlite3 looks there before it takes its prebuild, which this older Electron cannot load.
    files: [{ from: dirname(addon), to: 'node_modules/better-sqlite3/build/Release', filter: ['*.node'] }],
  }
}
