import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What `npm start` was asked for. */
export interface StartArguments {
  /** Absolute, or null for the program's own default. */
  data: string | null
  browser: boolean
  getElectron: boolean
  /** Browser mode only. */
  port: number | null
  /** Made-up data in a folder of its own. */
  demo: boolean
}

/** A wrong command line: the message is for the person who typed it. */
export class UsageError extends Error {}

/** The options of `npm start`, for its messages. */
export const startUsage = [
  'npm start -- [--data DIR] [--demo] [--browser [--port N]] [--get-electron]',
  '  --data DIR      the data folder to use                       使用的数据文件夹',
  '  --demo          a made-up community to look around in        演示数据（虚构的小区）',
  '  --browser       serve browser mode on this machine           浏览器模式',
  '  --port N        the port of browser mode                     浏览器模式的端口',
  '  --get-electron  download an Electron if none is installed    需要时下载 Electron',
].join('\n')

/** Reads the arguments. `home` is what a relative folder is relative to. Throws a UsageError. */
export function readStartArguments(args: readonly string[], home: string): StartArguments {
  const values = parse(args)
  if (values.data === '') throw new UsageError('--data needs a folder.\n--data 需要一个文件夹。')
  const port = values.port === undefined ? null : Number(values.port)
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    throw new UsageError(
      `--port needs a number from 1 to 65535, not "${values.port}".\n--port 需要 1 到 65535 的数字。`,
    )
  }
  return {
    data: values.data === undefined ? null : resolve(home, values.data),
    browser: values.browser === true,
    getElectron: values['get-electron'] === true,
    port,
    demo: values.demo === true,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        data: { type: 'string' },
        browser: { type: 'boolean' },
        'get-electron': { type: 'boolean' },
        port: { type: 'string' },
        demo: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new UsageError(`${message}.\n无法识别的参数。\n${startUsage}`)
  }
}
