import type { DataKey } from '../../kernel/keys.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'

function keyOf({ dataKey }: Services): DataKey {
  if (!dataKey) throw new Fault('KEY_LOCKED')
  return dataKey
}

/** A field as it is stored, encrypted with the office's data key for one purpose. Error: KEY_LOCKED. */
export const sealed = (services: Services, value: string, purpose: string): string =>
  keyOf(services).seal(value, purpose)

/** The field again; null when it cannot be read. Error: KEY_LOCKED. */
export const unsealed = (services: Services, stored: string, purpose: string): string | null =>
  keyOf(services).unseal(stored, purpose)
