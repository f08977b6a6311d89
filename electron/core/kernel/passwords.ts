import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's scrypt setting; Electron's BoringSSL has no Argon2. About 340 ms and 128 MB a hash. */
const current = { cost: 2 ** 17, blockSize: 8, parallelization: 1 }
const keyLength = 32

function derive(password: string, salt: Buffer, options: typeof current): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(
      password.normalize('NFC'),
      salt,
      keyLength,
      { N: options.cost, r: options.blockSize, p: options.parallelization, maxmem: 256 * 2 ** 20 },
      (error, key) => (error ? reject(error) : resolve(key)),
    ),
  )
}

/** A PHC-like string with its parameters, so that they can be raised later: `$scrypt$n=…,r=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, current)
  const { cost, blockSize, parallelization } = current
  return `$scrypt$n=${cost},r=${blockSize},p=${parallelization}$${salt.toString('base64')}$${key.toString('base64')}`
}

/** Compares in constant time. A null hash (unknown login) takes as long and is never right. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , parameters, salt, hash] = (stored ?? decoy).split('$')
  const [cost, blockSize, parallelization] = (parameters ?? '')
    .split(',')
    .map((part) => Number(part.slice(2)))
  const expected = Buffer.from(hash ?? '', 'base64')
  const key = await derive(password, Buffer.from(salt ?? '', 'base64'), {
    cost: cost ?? current.cost,
    blockSize: blockSize ?? current.blockSize,
    parallelization: parallelization ?? current.parallelization,
  })
  return key.length === expected.length && timingSafeEqual(key, expected) && stored !== null
}

const decoy = `$scrypt$n=${current.cost},r=8,p=1$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`

/** Derives a wrapping key from a recovery code; the code has 125 random bits, so a light cost is enough. */
export function keyFromCode(code: string, salt: Buffer): Promise<Buffer> {
  return derive(code, salt, { cost: 2 ** 15, blockSize: 8, parallelization: 1 })
}
