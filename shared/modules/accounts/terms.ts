import { z } from 'zod'

/** Any 8 to 128 characters, Chinese and spaces included: length is what protects (OWASP ASVS 6.2). */
export const newPassword = z.string().min(8).max(128)
export const loginName = z
  .string()
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .regex(/^[\p{L}\p{N}._-]{1,40}$/u)

export const endReasons = [
  'logout',
  'lock',
  'idle',
  'expired',
  'replaced',
  'disabled',
  'ended',
  'restart',
] as const
export type EndReason = (typeof endReasons)[number]

/** What somebody may have set of a list, each under a key such as `list.houses.columns`. */
export const listSettings = ['columns', 'density', 'saved', 'export'] as const

/** The most a page may remember under one key, in bytes of JSON. */
export const settingLimit = 64 * 1024
