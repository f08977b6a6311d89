import { expect, it, vi } from 'vitest'

/** The other tests hash lightly (tests/light-scrypt.ts); here is what an office gets. */
vi.unmock('node:crypto')
const { scryptSync } = await import('node:crypto')
const { hashPassword, verifyPassword } = await import('./passwords.ts')

it('hashes as OWASP asks: scrypt with N=2^17, r=8, p=1', async () => {
  const stored = await hashPassword('春风又绿江南岸 2026')
  const [, name, parameters, salt, hash] = stored.split('$')
  expect([name, parameters]).toEqual(['scrypt', 'n=131072,r=8,p=1'])
  const options = { N: 131_072, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
  const expected = scryptSync(
    '春风又绿江南岸 2026'.normalize('NFC'),
    Buffer.from(salt!, 'base64'),
    32,
    options,
  )
  expect(hash).toBe(expected.toString('base64'))
  expect(await verifyPassword('春风又绿江南岸 2026', stored)).toBe(true)
  expect(await verifyPassword('春风又绿江南岸 2025', stored)).toBe(false)
})
