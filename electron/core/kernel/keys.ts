import type { Kysely } from 'kysely'
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Tables } from '../database/tables.ts'
import { keyFromCode } from './passwords.ts'

/**
 * The office's data key (AES-256): made at first run, never stored bare. It is wrapped once for this machine and
 * once by the printed recovery code, so that neither a lost PC nor a lost paper loses the data.
 */
export interface DataKey {
  /** A keyed digest (HMAC-SHA-256, 128 bits, hex): equal values can be compared without being readable. */
  digest(value: string): string
  /** A field as it is stored: encrypted (AES-256-GCM), bound to what it is, `residents.id_number`. */
  seal(value: string, purpose: string): string
  /** The field again; null when it was sealed by another key or for another purpose, or a bit was changed. */
  unseal(sealed: string, purpose: string): string | null
  /** The key itself, for wrapping. */
  readonly bytes: Buffer
}

export function dataKey(bytes: Buffer): DataKey {
  const digestKey = createHmac('sha256', bytes).update('digest').digest()
  return {
    bytes,
    digest: (value) => createHmac('sha256', digestKey).update(value).digest('hex').slice(0, 32),
    seal: (value, purpose) => seal(bytes, Buffer.from(value), purpose),
    unseal: (sealed, purpose) => unseal(bytes, sealed, purpose)?.toString() ?? null,
  }
}

export const newDataKey = (): DataKey => dataKey(randomBytes(32))

function seal(key: Buffer, plain: Buffer, purpose: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Null when the key is not the one it was sealed with, or a bit was changed. */
function unseal(key: Buffer, text: string, purpose: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

const machineKeyId = (machineKey: Buffer): string =>
  createHash('sha256').update('guanjia-machine').update(machineKey).digest('hex').slice(0, 16)

/** Lets this machine open the folder without the recovery code. */
export async function wrapForMachine(
  db: Kysely<Tables>,
  key: DataKey,
  machineKey: Buffer,
  at: string,
): Promise<void> {
  await db
    .insertInto('key_wrappings')
    .values({
      kind: 'machine',
      key_id: machineKeyId(machineKey),
      salt: '',
      wrapped: seal(machineKey, key.bytes, 'machine'),
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'key_id']).doNothing())
    .execute()
}

/** Null when this machine never opened the folder before. */
export async function unwrapForMachine(db: Kysely<Tables>, machineKey: Buffer): Promise<DataKey | null> {
  const row = await db
    .selectFrom('key_wrappings')
    .select('wrapped')
    .where('kind', '=', 'machine')
    .where('key_id', '=', machineKeyId(machineKey))
    .executeTakeFirst()
  const bytes = row && unseal(machineKey, row.wrapped, 'machine')
  return bytes ? dataKey(bytes) : null
}

/** Replaces the recovery code; the old one opens nothing any more. */
export async function wrapForRecovery(
  db: Kysely<Tables>,
  key: DataKey,
  wrapping: RecoveryWrapping,
  at: string,
): Promise<void> {
  await db.deleteFrom('key_wrappings').where('kind', '=', 'recovery').execute()
  await db
    .insertInto('key_wrappings')
    .values({
      kind: 'recovery',
      key_id: 'current',
      salt: wrapping.salt.toString('base64'),
      wrapped: seal(wrapping.key, key.bytes, 'recovery'),
      created_at: at,
    })
    .execute()
}

/** What a right recovery code opened. */
interface OpenedByRecovery {
  key: DataKey
  /** Whether the code still opens anything: another use of it may have replaced it meanwhile. */
  inForce(db: Kysely<Tables>): Promise<boolean>
}

const recoveryRow = (db: Kysely<Tables>) =>
  db.selectFrom('key_wrappings').select(['salt', 'wrapped']).where('kind', '=', 'recovery').executeTakeFirst()

/** Null when the code is wrong. */
export async function unwrapByRecovery(db: Kysely<Tables>, code: string): Promise<OpenedByRecovery | null> {
  const row = await recoveryRow(db)
  if (!row) return null
  const key = await keyFromCode(codeLetters(code), Buffer.from(row.salt, 'base64'))
  const bytes = unseal(key, row.wrapped, 'recovery')
  if (!bytes) return null
  return {
    key: dataKey(bytes),
    inForce: async (now) => (await recoveryRow(now))?.wrapped === row.wrapped,
  }
}

/** A new code and the key derived from it, made before the transaction since deriving is slow. */
export interface RecoveryWrapping {
  code: string
  key: Buffer
  salt: Buffer
}

export async function newRecoveryWrapping(): Promise<RecoveryWrapping> {
  const code = newCode(25)
  const salt = randomBytes(16)
  return { code, salt, key: await keyFromCode(codeLetters(code), salt) }
}

/** Crockford's alphabet: no I, L, O or U to misread on paper. Each letter carries 5 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random code for paper, in groups of five: `7QXKM-0R2TD`. */
export function newCode(letters: number): string {
  const code = Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join('')
  return (code.match(/.{1,5}/g) ?? []).join('-')
}

/** What a person types back: any case, any separators, O for 0 and I or L for 1. */
export const codeLetters = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
