import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { machineKey, setMachineKeyAside, type KeyStore } from './machine-key.ts'

let config: string
beforeEach(() => (config = join(mkdtempSync(join(tmpdir(), 'guanjia-key-')), 'not-made-yet')))
afterEach(() => rmSync(join(config, '..'), { recursive: true, force: true }))

/** Stands in for the system's key store: reverses the bytes behind a prefix that only its owner knows. */
const storeOf = (owner: string): KeyStore => ({
  seal: (plain) => Promise.resolve(Buffer.concat([Buffer.from(owner), Buffer.from(plain).reverse()])),
  unseal: (sealed) =>
    sealed.subarray(0, owner.length).toString() === owner
      ? Promise.resolve(Buffer.from(sealed.subarray(owner.length)).reverse())
      : Promise.reject(new Error('not yours')),
})

it('makes 32 bytes once, readable by nobody else', async () => {
  const key = await machineKey(config)
  expect(key).toHaveLength(32)
  expect(await machineKey(config)).toEqual(key)
  expect(readdirSync(config)).toEqual(['machine.key'])
  expect(statSync(join(config, 'machine.key')).mode & 0o777).toBe(0o600)
  expect(statSync(config).mode & 0o777).toBe(0o700)
})

it('is one key for both hosts when browser mode came first', async () => {
  const key = await machineKey(config)
  expect(await machineKey(config, storeOf('ana'))).toEqual(key)
  expect(readdirSync(config)).toEqual(['machine.key'])
})

it('leaves no plain copy where the system has a key store', async () => {
  const key = await machineKey(config, storeOf('ana'))
  expect(readdirSync(config)).toEqual(['machine.key.sealed'])
  const sealed = readFileSync(join(config, 'machine.key.sealed'))
  expect(sealed.includes(key)).toBe(false)
  expect(sealed.toString('latin1')).not.toContain(key.toString('base64'))
  expect(await machineKey(config, storeOf('ana'))).toEqual(key)
})

it.each([
  ['another user of the key store', storeOf('bob')],
  ['browser mode, which has no key store', null],
])('never replaces a sealed key: %s', async (_, store) => {
  const key = await machineKey(config, storeOf('ana'))
  await expect(machineKey(config, store)).rejects.toMatchObject({ problem: 'sealed' })
  expect(await machineKey(config, storeOf('ana'))).toEqual(key)
})

it('never replaces a damaged key', async () => {
  await machineKey(config)
  writeFileSync(join(config, 'machine.key'), 'c2hvcnQ=')
  await expect(machineKey(config)).rejects.toMatchObject({ problem: 'damaged' })
  expect(readFileSync(join(config, 'machine.key'), 'utf8')).toBe('c2hvcnQ=')
})

it('is set aside on request, and kept', async () => {
  const old = await machineKey(config)
  setMachineKeyAside(config)
  const fresh = await machineKey(config)
  expect(fresh).not.toEqual(old)
  const [aside] = readdirSync(config).filter((name) => name.includes('aside'))
  expect(readFileSync(join(config, aside ?? ''), 'utf8').trim()).toBe(old.toString('base64'))
})

it('closes a key file that others could read', async () => {
  await machineKey(config)
  chmodSync(join(config, 'machine.key'), 0o644)
  await machineKey(config)
  expect(statSync(join(config, 'machine.key')).mode & 0o777).toBe(0o600)
})

it('is the same key for many that start at once', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => machineKey(config)))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
})
