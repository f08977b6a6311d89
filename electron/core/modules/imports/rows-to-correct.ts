import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { Services } from '../../kernel/services.ts'
import { isMasked, maskCells, phoneColumns } from './mask-cells.ts'
import { openSecret, type CellsToCorrect } from './secret.ts'
import type { StoredRow } from './staged-row.ts'
import type { Problem } from './target.ts'

/** Said about a cell that was taken whole all the same: nothing to correct. */
const harmless: ReadonlySet<string> = new Set(['PHONES_TWO'])
/** What such a cell holds is no number any more; written as text it would pass for one. */
const lost: ReadonlySet<string> = new Set(['ID_LOST_DIGITS', 'DIGITS_LOST'])

/** Those of a row's problems about which somebody can do something. */
export const problemsToCorrect = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ reason }) => !harmless.has(reason))

/** Columns whose cells are no numbers any more. */
export const lostColumns = (mapping: Mapping, problems: readonly Problem[]): Set<number | undefined> =>
  new Set(problems.filter(({ reason }) => lost.has(reason)).map(({ field }) => mapping[field]))

/** Columns that hold numbers of people. */
export const hiddenColumns = (mapping: Mapping): Set<number | undefined> =>
  new Set([...phoneColumns(mapping), mapping.idNumber])

/** Columns that somebody has to correct: those with a problem, and all of a row that was left out. */
export function columnsToCorrect(mapping: Mapping, problems: readonly Problem[]): Set<number | undefined> {
  const open = problemsToCorrect(problems)
  const columns = open.some(({ fatal }) => fatal)
    ? Object.values(mapping)
    : open.map(({ field }) => mapping[field])
  const gone = lostColumns(mapping, problems)
  return new Set(columns.filter((column) => !gone.has(column)))
}

/** The cells of a row as they stood in the workbook. Error: KEY_LOCKED. */
export function wholeCells(
  services: Services,
  { cells, secret }: StoredRow,
  idColumn: number | undefined,
): string[] {
  const texts = JSON.parse(cells) as string[]
  if (secret === null) return texts
  return texts.map((text, column) => (column === idColumn ? openSecret(services, secret) : text))
}

/** Of a row that was applied the cells which masking hides and somebody has to correct. */
export function hiddenToCorrect(
  texts: readonly string[],
  mapping: Mapping,
  problems: readonly Problem[],
): CellsToCorrect {
  const wanted = columnsToCorrect(mapping, problems)
  const hidden = hiddenColumns(mapping)
  const masked = maskCells(texts, mapping)
  return Object.fromEntries(
    [...texts.entries()].filter(
      ([column, text]) =>
        text !== '' && wanted.has(column) && (hidden.has(column) || isMasked(masked[column] ?? '')),
    ),
  )
}
