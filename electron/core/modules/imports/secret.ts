import { maskIdNumber } from '../../../../shared/modules/residents/id-number.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { openIdNumber, sealedIdNumber } from '../residents/id-number.ts'

/** What the staging file keeps of a cell with an ID number: `=` before one that is right, `?` before a refused text. */
const found = '='
const refused = '?'
const purpose = 'imports.cell'
const cellsPurpose = 'imports.cells'

/** Error: KEY_LOCKED. */
export const sealFound = (services: Services, idNumber: string): string =>
  found + sealedIdNumber(services, idNumber).id_number_sealed!

/** Error: KEY_LOCKED. */
export const sealRefused = (services: Services, text: string): string =>
  refused + keyOf(services).seal(text, purpose)

/** Cells of an applied row that somebody still has to correct, by their columns. */
export type CellsToCorrect = Readonly<Record<number, string>>

/** Null where there are none, and where the data key is not at hand: an import that was written shall end. */
export const sealCells = ({ dataKey }: Services, cells: CellsToCorrect): string | null =>
  dataKey && Object.keys(cells).length > 0 ? dataKey.seal(JSON.stringify(cells), cellsPurpose) : null

/** None where nothing was kept, and where it cannot be read any more. Error: KEY_LOCKED. */
export function openCells(services: Services, secret: string | null): CellsToCorrect {
  const text = secret === null ? null : keyOf(services).unseal(secret, cellsPurpose)
  return text === null ? {} : (JSON.parse(text) as CellsToCorrect)
}

/** The sealed number as a resident's row keeps it; null when the cell holds no right one. */
export const sealedNumberOf = (secret: string | null): string | null =>
  secret?.startsWith(found) ? secret.slice(1) : null

/** A row's cells with its ID number, masked unless it was refused: somebody has to see what is wrong with it. */
export function withIdNumber(
  services: Services,
  cells: readonly string[],
  column: number | undefined,
  secret: string | null,
): string[] {
  if (column === undefined || secret === null) return [...cells]
  const text = openSecret(services, secret)
  const shown = secret.startsWith(refused) ? text : maskIdNumber(text)
  return cells.map((cell, index) => (index === column ? shown : cell))
}

/** What stands in the cell; empty where it cannot be read any more. Error: KEY_LOCKED. */
export function openSecret(services: Services, secret: string): string {
  const sealed = secret.slice(1)
  const text = secret.startsWith(found)
    ? openIdNumber(services, sealed)
    : keyOf(services).unseal(sealed, purpose)
  return text ?? ''
}

function keyOf({ dataKey }: Services) {
  if (!dataKey) throw new Fault('KEY_LOCKED')
  return dataKey
}
