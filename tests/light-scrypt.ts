import { vi } from 'vitest'

/**
 * Tests open a thousand offices, each with a password: the real cost of one, a third of a second, is what they would spend
 * their time on. What a hash costs is told by its own parameters and tested without this.
 */
vi.mock('node:crypto', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:crypto')>()
  const scrypt = (
    password: Parameters<typeof original.scrypt>[0],
    salt: Parameters<typeof original.scrypt>[1],
    length: number,
    options: import('node:crypto').ScryptOptions,
    done: (error: Error | null, key: Buffer) => void,
  ) => original.scrypt(password, salt, length, { ...options, N: 2 ** 10 }, done)
  return { ...original, scrypt }
})
