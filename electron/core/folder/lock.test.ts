import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder, lockName } from './lock.ts'
import { processMark } from './process-mark.ts'

let folder: string
const children: ChildProcess[] = []
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'guanjia-lock-'))))
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const script = `
  const { lockFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'lock.ts'))})
  const outcome = lockFolder(process.argv[1])
  console.log(outcome.ok ? 'held' : 'refused')
  setInterval(() => {}, 1000)`

/** A real process that locks the folder, says how it went and stays. */
async function rival(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, said }
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('between processes', () => {
  it('lets one in and tells the other who holds the folder', async () => {
    const { child, said } = await rival()
    expect(said).toBe('held')
    const outcome = lockFolder(folder)
    expect(outcome).toMatchObject({ ok: false, holder: { pid: child.pid, host: hostname() } })
    expect((await rival()).said).toBe('refused')
  })

  it('takes over from a process that was killed, any number of times', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { child, said } = await rival()
      expect(said).toBe('held')
      await killed(child)
    }
    expect(lockFolder(folder).ok).toBe(true)
    expect((await rival()).said).toBe('refused')
  })

  it('lets exactly one of many in after a kill', async () => {
    await killed((await rival()).child)
    const answers = await Promise.all(Array.from({ length: 6 }, () => rival()))
    expect(answers.map((answer) => answer.said).sort()).toEqual([
      'held',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
    ])
    expect(readdirSync(folder)).toEqual([lockName])
  })
})

describe('in one process', () => {
  const write = (content: unknown): void =>
    writeFileSync(join(folder, lockName), typeof content === 'string' ? content : JSON.stringify(content))
  const own = { pid: process.pid, mark: processMark(process.pid) ?? '', host: hostname(), nonce: 'other' }

  it('is refused until released, and leaves nothing behind', () => {
    const first = lockFolder(folder)
    expect(lockFolder(folder).ok).toBe(false)
    if (first.ok) first.lock.release()
    expect(readdirSync(folder)).toEqual([])
    expect(lockFolder(folder).ok).toBe(true)
  })

  it('takes over when the number belongs to a later run', () => {
    write({ ...own, mark: 'another-boot:12' })
    expect(lockFolder(folder).ok).toBe(true)
  })

  it('respects a living run', () => {
    write(own)
    expect(lockFolder(folder).ok).toBe(false)
  })

  it('takes over what came from another PC on a disk', () => {
    write({ ...own, mark: 'another-boot:1', host: `${hostname()}-other` })
    expect(lockFolder(folder).ok).toBe(true)
  })

  it('leaves a live process its folder although the name of the machine changed', () => {
    write({ ...own, host: `${hostname()}-other` })
    expect(lockFolder(folder).ok).toBe(false)
  })

  it('waits for a lock that is being written, and takes over one that never was', () => {
    write('')
    expect(lockFolder(folder)).toEqual({ ok: false, holder: null })
    const past = new Date('2020-01-01T00:00:00Z')
    utimesSync(join(folder, lockName), past, past)
    expect(lockFolder(folder).ok).toBe(true)
  })

  it('never removes the lock of whoever took over', () => {
    const first = lockFolder(folder)
    write({ ...own, nonce: 'somebody-else' })
    if (first.ok) first.lock.release()
    expect(readFileSync(join(folder, lockName), 'utf8')).toContain('somebody-else')
  })
})
