import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createFileAtomic, isCode } from './atomic-file.ts'

/** The operating system's key store, where there is one; the desktop hands it in. */
export interface KeyStore {
  seal(plain: Buffer): Promise<Buffer>
  /** Throws when the store does not know the content: another user, another PC, a reset password. */
  unseal(sealed: Buffer): Promise<Buffer>
}

/** Why this machine's key cannot be had. `sealed`: it is there, but this way of starting cannot open it. */
export type MachineKeyProblem = 'sealed' | 'damaged'

export class MachineKeyError extends Error {
  readonly problem: MachineKeyProblem
  constructor(problem: MachineKeyProblem, cause?: unknown) {
    super(`machine key ${problem}`, { cause })
    this.name = 'MachineKeyError'
    this.problem = problem
  }
}

const keyBytes = 32
const plainName = 'machine.key'
const sealedName = 'machine.key.sealed'

/**
 * The 32 bytes by which this machine opens a data folder without asking; made on first use, one for both hosts.
 * A plain copy (0600) is what both can read, so it wins; where only the desktop ran and the system has a key store,
 * there is a sealed copy alone. Throws `MachineKeyError` rather than replace a key that exists.
 */
export async function machineKey(config: string, store: KeyStore | null = null): Promise<Buffer> {
  return (await existingKey(config, store)) ?? (await newKey(config, store))
}

/**
 * Puts a key that cannot be opened aside, so that the next start makes a new one and the recovery code is asked
 * for. Only on a person's word: it is never done silently.
 */
export function setMachineKeyAside(config: string): void {
  for (const name of [plainName, sealedName]) {
    const path = join(config, name)
    if (existsSync(path)) renameSync(path, `${path}.aside-${randomBytes(4).toString('hex')}`)
  }
}

async function existingKey(config: string, store: KeyStore | null): Promise<Buffer | null> {
  const plain = readIfThere(join(config, plainName))
  if (plain) {
    keepPrivate(join(config, plainName))
    return checked(Buffer.from(plain.toString('latin1').trim(), 'base64'))
  }
  const sealed = readIfThere(join(config, sealedName))
  if (!sealed) return null
  if (!store) throw new MachineKeyError('sealed')
  try {
    return checked(await store.unseal(sealed))
  } catch (error) {
    if (error instanceof MachineKeyError) throw error
    throw new MachineKeyError('sealed', error)
  }
}

async function newKey(config: string, store: KeyStore | null): Promise<Buffer> {
  const key = randomBytes(keyBytes)
  const made = store
    ? createFileAtomic(join(config, sealedName), await store.seal(key))
    : createFileAtomic(join(config, plainName), `${key.toString('base64')}\n`)
  if (made) return key
  // Another process was first in this very moment: there is one key, and it is theirs.
  const theirs = await existingKey(config, store)
  if (!theirs) throw new MachineKeyError('damaged')
  return theirs
}

function checked(key: Buffer): Buffer {
  if (key.length !== keyBytes) throw new MachineKeyError('damaged')
  return key
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw new MachineKeyError('damaged', error)
  }
}

function keepPrivate(path: string): void {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
}
