import { maskIdNumber, parseIdNumber } from '../../../../shared/modules/residents/id-number.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { sealed, unsealed } from './sealed.ts'

const PURPOSE = 'residents.id_number'
/** Shown where a number is known and cannot be read any more. */
const UNREADABLE = '*'.repeat(18)

interface IdNumberColumns {
  id_number_sealed: string | null
  id_number_digest: string | null
}

/** By this two equal numbers are found without being readable. Error: KEY_LOCKED. */
export const idNumberDigest = (services: Services, idNumber: string): string =>
  services.digest(`id-number:${idNumber}`)

/** How a whole, right ID number is stored; the empty one means that none is known. Error: KEY_LOCKED. */
export function sealedIdNumber(services: Services, idNumber: string): IdNumberColumns {
  if (idNumber === '') return { id_number_sealed: null, id_number_digest: null }
  return {
    id_number_sealed: sealed(services, idNumber, PURPOSE),
    id_number_digest: idNumberDigest(services, idNumber),
  }
}

/** The whole number; null where none is known or it cannot be read. Error: KEY_LOCKED. */
export const openIdNumber = (services: Services, column: string | null): string | null =>
  column === null ? null : unsealed(services, column, PURPOSE)

/** As a page may show it; empty where none is known. Error: KEY_LOCKED. */
export function shownIdNumber(services: Services, column: string | null): string {
  if (column === null) return ''
  const idNumber = openIdNumber(services, column)
  return idNumber === null ? UNREADABLE : maskIdNumber(idNumber)
}

/**
 * The columns for an ID number as typed: empty removes it, the masked form as it was shown leaves it as it is. Errors,
 * on `idNumber`: INVALID_INPUT with the reason as a parameter, ALREADY_EXISTS where another person has it.
 */
export async function idNumberColumns(
  call: Call,
  typed: string,
  before?: IdNumberColumns & { id: number },
): Promise<IdNumberColumns> {
  const { services } = call
  if (before && typed === shownIdNumber(services, before.id_number_sealed)) {
    const { id_number_sealed, id_number_digest } = before
    return { id_number_sealed, id_number_digest }
  }
  if (typed === '') return sealedIdNumber(services, '')
  const { idNumber, reason } = parseIdNumber(typed, call.today)
  if (idNumber === null) throw new Fault('INVALID_INPUT', { field: 'idNumber', params: { reason } })
  const digest = idNumberDigest(services, idNumber)
  // The same number typed whole again keeps its seal, so that nothing counts as changed.
  if (before?.id_number_digest === digest)
    return { id_number_sealed: before.id_number_sealed, id_number_digest: digest }
  const known = await residentsWithDigest(call, digest)
  if (known.some((id) => id !== before?.id)) throw new Fault('ALREADY_EXISTS', { field: 'idNumber' })
  return sealedIdNumber(services, idNumber)
}

/** Who has this ID number, by its digest; archived ones are not among them. */
export async function residentsWithDigest({ db }: Pick<Call, 'db'>, digest: string): Promise<number[]> {
  const rows = await db
    .selectFrom('residents')
    .select('id')
    .where('id_number_digest', '=', digest)
    .where('archived_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
