/** Threat: a second program is started on a folder that is in use, or after the first one was killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { childScript } from './child-process.ts'
import { preparedFolder, removeFolder, temporaryFolder } from './counter.ts'

const builtHost = fileURLToPath(new URL('../../out/main/lan.js', import.meta.url))

let folder: string
let home: string
const children: ChildProcess[] = []
beforeEach(async () => {
  folder = await preparedFolder(1)
  home = temporaryFolder()
})
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  ;[folder, home].forEach(removeFolder)
})

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

/** Starts a program; answers when it says that it serves the folder, or with everything it said when it ended. */
async function start(script: string, args: string[], serves: RegExp) {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') }
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  children.push(child)
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const closed = once(child, 'close')
  for await (const line of createInterface(child.stdout))
    if (serves.test(line)) return { child, serving: true, code: null, complaint }
  const [code] = (await closed) as [number | null]
  return { child, serving: false, code, complaint }
}

const holders: [name: string, start: () => ReturnType<typeof start>][] = [
  ['the core', () => start(childScript('hold'), [folder], /^holding$/)],
]
if (existsSync(builtHost))
  holders.push(['browser mode as built', () => start(builtHost, ['--data', folder], /^http:/)])

describe.each(holders)('%s', (_name, open) => {
  it('tells the second that the folder is in use, and is not disturbed', async () => {
    const first = await open()
    expect(first.serving, first.complaint).toBe(true)
    const second = await open()
    expect(second).toMatchObject({ serving: false, code: 1 })
    expect(second.complaint).toContain('FOLDER_IN_USE')
    expect(first.child.exitCode).toBeNull()
  })

  it('takes over from one that was killed', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const each = await open()
      expect(each.serving, each.complaint).toBe(true)
      await kill(each.child)
    }
  })
})
