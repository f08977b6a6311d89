import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoFolder, NotADemo, usualDemoFolder } from './demo/demo-folder.ts'
import { build, isBuilt } from './runtime/bundle.ts'
import { findElectron } from './runtime/find-electron.ts'
import { runBrowserHost, runDesktop } from './runtime/launch.ts'
import { projectFolder } from './runtime/locations.ts'
import { endWithNpm } from './runtime/processes.ts'
import { UsageError, readStartArguments } from './runtime/start-arguments.ts'
import type { StartArguments } from './runtime/start-arguments.ts'
import { hasDisplay, sandboxArguments } from './runtime/system.ts'
import { messageOf, say, warn } from './runtime/terminal.ts'

endWithNpm()
process.exitCode = await main()

async function main(): Promise<number> {
  let wanted: StartArguments
  try {
    wanted = readStartArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    warn(error.message)
    return 2
  }
  if (!(await isBuilt())) {
    say('Building (the sources are newer than the last build) …', '正在构建 …')
    const code = await build()
    if (code !== 0) {
      warn('The build failed; nothing was started.', '构建失败，程序未启动。')
      return code
    }
  }
  if (wanted.demo) {
    const data = await prepareDemo(wanted.data ?? usualDemoFolder())
    if (data === null) return 2
    wanted = { ...wanted, data }
  }
  if (wanted.browser) return serve(wanted, 'asked for by --browser', '按 --browser 的要求')
  if (!hasDisplay()) return serve(wanted, 'this machine has no display', '本机没有显示器')
  return startDesktop(wanted)
}

/** The data folder of the demonstration, made when it is not there yet; null when the folder is somebody's own. */
async function prepareDemo(root: string): Promise<string | null> {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  let said = -1
  const onProgress = (share: number) => {
    const tenth = Math.floor(share * 10)
    if (tenth > said)
      say(`Making up three years of a community: ${tenth * 10} %`, `正在生成演示小区：${tenth * 10}%`)
    said = Math.max(said, tenth)
  }
  try {
    const demo = await demoFolder(root, { appVersion: version, now: Date.now(), onProgress })
    process.env['GUANJIA_CONFIG_DIR'] = demo.config
    say(
      `The demonstration is in ${root}; delete the folder to forget it. Sign in as:`,
      '演示数据，可整个删除。登录名和密码：',
    )
    for (const { name, login, password } of demo.logins) say(`  ${login}  ${password}  ${name}`)
    return demo.data
  } catch (error) {
    if (!(error instanceof NotADemo)) throw error
    warn(
      `${root} holds something else; --demo needs a folder of its own.`,
      '这个文件夹里有别的内容，演示数据需要单独的文件夹。',
    )
    return null
  }
}

async function startDesktop(wanted: StartArguments): Promise<number> {
  const electron = await findElectron({ mayDownload: wanted.getElectron }).catch((error: unknown) =>
    messageOf(error),
  )
  if (typeof electron === 'string') {
    warn(electron)
    return 2
  }
  if (electron.kind === 'none') return serve(wanted, electron.why, electron.whyChinese)
  say(
    `Runtime: Electron ${electron.version}, ${electron.why}.`,
    `运行环境：Electron ${electron.version}（${electron.whyChinese}）。`,
  )
  if (sandboxArguments().length > 0) {
    warn(
      'Running as root: the sandbox is off. For evaluation only; start it as an ordinary user for real work.',
      '当前为 root 用户，沙箱已关闭，仅供试用；正式使用请以普通用户启动。',
    )
  }
  const ending = await runDesktop(electron, wanted.data === null ? [] : ['--data', wanted.data])
  if (ending.started) return ending.code
  return serve(wanted, `the desktop cannot run on this machine: ${ending.why}`, '桌面窗口无法在本机启动')
}

async function serve(wanted: StartArguments, why: string, whyChinese: string): Promise<number> {
  say(
    `Runtime: browser mode on Node ${process.versions.node}, because ${why}. Open this address in a browser:`,
    `运行环境：浏览器模式（${whyChinese}）。请用浏览器打开下面的地址：`,
  )
  const args = wanted.data === null ? [] : ['--data', wanted.data]
  return runBrowserHost(wanted.port === null ? args : [...args, '--port', String(wanted.port)])
}
