import { safeStorage } from 'electron'
import type { KeyStore } from '../core/folder/machine-key.ts'

/**
 * The operating system's key store, or null where there is none worth the name: on Linux without a key ring Chromium
 * would "seal" with a password that stands in its source.
 */
export async function systemKeyStore(): Promise<KeyStore | null> {
  if (process.platform === 'linux' && !hasKeyRing(safeStorage.getSelectedStorageBackend())) return null
  // The runtime for evaluation is older than the asynchronous functions.
  return typeof safeStorage.isAsyncEncryptionAvailable === 'function'
    ? asynchronousStore()
    : synchronousStore()
}

const hasKeyRing = (backend: string): boolean => backend !== 'basic_text' && backend !== 'unknown'

async function asynchronousStore(): Promise<KeyStore | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
  return {
    seal: (plain) => safeStorage.encryptStringAsync(plain.toString('base64')),
    unseal: async (sealed) => Buffer.from((await safeStorage.decryptStringAsync(sealed)).result, 'base64'),
  }
}

function synchronousStore(): KeyStore | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  return {
    seal: (plain) => Promise.resolve(safeStorage.encryptString(plain.toString('base64'))),
    unseal: (sealed) =>
      new Promise((resolve) => resolve(Buffer.from(safeStorage.decryptString(sealed), 'base64'))),
  }
}
