import { join } from 'node:path'
import { errorCodes, type ErrorCode } from '../../shared/contract/errors.ts'
import { en } from '../../shared/locale/en/index.ts'
import { shell as enShell } from '../../shared/locale/en/shell.ts'
import { zhCN } from '../../shared/locale/zh-CN/index.ts'
import { shell as zhShell } from '../../shared/locale/zh-CN/shell.ts'
import { configFolder, resolveDataFolder } from '../core/folder/bootstrap.ts'
import { MachineKeyError, machineKey } from '../core/folder/machine-key.ts'
import { openOffice, type OpenOffice } from '../core/folder/open-office.ts'
import { clockFrom, systemClock } from '../core/kernel/clock.ts'
import { keepHeapSmall } from '../core/kernel/heap.ts'
import { Fault } from '../core/kernel/errors.ts'
import { readArguments, type HostArguments } from './arguments.ts'
import { createHost, listen } from './server.ts'

declare const __APP_VERSION__: string

const say = (chinese: string, english: string): void => console.log(`${chinese}\n${english}`)

keepHeapSmall()
process.on('uncaughtException', giveUp)
process.on('unhandledRejection', giveUp)
await main().catch(giveUp)

async function main(): Promise<void> {
  let wanted: HostArguments
  try {
    wanted = readArguments(process.argv.slice(2), process.env, import.meta.dirname.includes('app.asar'))
  } catch {
    console.error(`${zhShell.browser.usage}\n${enShell.browser.usage}`)
    process.exit(2)
  }
  const place = placeOf(wanted.data)
  const office = await openOffice({
    folder: place.folder,
    folderChangeable: place.changeable,
    host: 'browser',
    machineKey: await machineKey(configFolder()),
    appVersion: __APP_VERSION__,
    clock: wanted.testClock ? clockFrom(wanted.testClock) : systemClock,
  })
  await serve(office, place.folder, wanted.port)
}

async function serve(office: OpenOffice, folder: string, wishedPort: number): Promise<void> {
  const app = await createHost({
    core: office.core,
    rendererFolder: join(import.meta.dirname, '..', 'renderer'),
  })
  const address = await listen(app, wishedPort)
  if (address === null) {
    await office.close()
    console.error(`${zhShell.browser.noPort}\n${enShell.browser.noPort}`)
    process.exit(1)
  }
  let stopping = false
  const stop = async (): Promise<void> => {
    // A terminal and the script that started us both pass the same request on.
    if (stopping) return
    stopping = true
    say(zhShell.browser.stopping, enShell.browser.stopping)
    await app.close()
    await office.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop().catch(giveUp))
  say(
    `${zhShell.name} ${__APP_VERSION__} · ${zhShell.browser.heading}`,
    `${enShell.name} ${__APP_VERSION__} · ${enShell.browser.heading}`,
  )
  console.log(`${zhShell.browser.folder} / ${enShell.browser.folder}: ${folder}`)
  say(zhShell.browser.onlyHere, enShell.browser.onlyHere)
  console.log(address)
  say(zhShell.browser.stop, enShell.browser.stop)
}

/** The last resort: a code and its words, never a message that may quote what a person typed. */
function giveUp(error: unknown): void {
  if (error instanceof MachineKeyError) {
    const which = error.problem === 'sealed' ? 'sealedKey' : 'machineKey'
    console.error([zhShell[which], enShell[which]].map(({ what, remedy }) => `${what} ${remedy}`).join('\n'))
  } else {
    const code = codeOf(error)
    for (const { errors } of [zhCN, en]) {
      const { what, safe, remedy } = errors[code]
      console.error(`${what} ${safe} ${remedy}`)
    }
    console.error(code)
  }
  process.exit(1)
}

function codeOf(error: unknown): ErrorCode {
  const code = String((error as { code?: unknown } | null)?.code)
  return Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : 'INTERNAL'
}

/** A broken note of where the data is must not be answered as if the program were. */
function placeOf(named: string | null): ReturnType<typeof resolveDataFolder> {
  try {
    return resolveDataFolder(named)
  } catch (error) {
    throw new Fault('FOLDER_UNSUITABLE', {}, error)
  }
}
