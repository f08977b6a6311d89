import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { messages } from '../../../../shared/locale/index.ts'
import { templateWords } from '../../../../shared/locale/template-words.ts'
import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { ImportTarget } from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import type { Services } from '../../kernel/services.ts'
import { writeWorkbook, type ExportColumn } from '../../workbook/write-workbook.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { offerFile } from '../exports/offer-file.ts'
import { withRows } from './history.ts'
import { requireImport, type Import } from './import-file.ts'
import { openStaging } from './import-folder.ts'
import { isMasked, showsWholeCells } from './mask-cells.ts'
import {
  columnsToCorrect,
  hiddenColumns,
  lostColumns,
  problemsToCorrect,
  wholeCells,
} from './rows-to-correct.ts'
import { openCells } from './secret.ts'
import { asCheckedRow, type StoredRow } from './staged-row.ts'
import type { Staging } from './staging.ts'
import type { Problem } from './target.ts'
import { targets } from './targets.ts'

const words = templateWords[exportLocale]
const reasons: Record<string, string> = messages[exportLocale].imports.problem
const rowsAtOnce = 200
const reasonColumn = 'reason'

/**
 * Offers the rows with problems for one download, each as it stood in the workbook with a column that says what is
 * wrong, to be corrected and imported again. Once they are applied, phones and ID numbers that were taken are left
 * empty, which erases nothing, and those that were not are written for whoever may see them whole; the column says why a
 * cell is empty. Errors: NOT_FOUND, NOT_ALLOWED_NOW; in the stream CANCELLED, DISK_FULL, KEY_LOCKED.
 */
export async function exportProblems(
  call: Call,
  id: number,
  signal?: AbortSignal,
): Promise<AsyncGenerator<ExportEvent, void, void>> {
  const found = await requireImport(call.db, id, withRows)
  const { header, total } = shapeOf(call.services, found)
  // The workbook may itself be a corrected one.
  const kept = header.flatMap((text, index) => (text === words.reason ? [] : [{ text, index }]))
  const columns: ExportColumn[] = [
    ...kept.map(({ text, index }) => ({
      header: text,
      key: String(index),
      width: 14,
      type: 'text' as const,
    })),
    { header: words.reason, key: reasonColumn, width: 60, type: 'text' },
  ]
  const told: Told = { shown: 0 }
  return offerFile(call, {
    name: words.problems,
    total,
    signal,
    write(path, onProgress, writing) {
      const staging = openStaging(call.services, found)
      return writeWorkbook(path, {
        sheetName: words.name[found.target],
        columns,
        rows: problemRows(call, found, staging, told),
        writtenAt: call.now,
        onProgress,
        signal: writing,
      }).finally(() => staging.close())
    },
    record: (rows) =>
      call.transact((inside) =>
        inside.audit({
          subject: `import:${id}`,
          label: told.shown > 0 ? `unmasked: ${told.shown}` : `rows: ${rows}`,
          fields: { rows },
        }),
      ),
  })
}

function shapeOf(services: Services, found: Import): { header: string[]; total: number } {
  const staging = openStaging(services, found)
  try {
    return { header: staging.header, total: staging.summary().problems }
  } finally {
    staging.close()
  }
}

/** How many rows of an applied import show numbers whole. */
interface Told {
  shown: number
}

async function* problemRows(call: Call, found: Import, staging: Staging, told: Told) {
  let last = 0
  for (;;) {
    const rows = staging.problemsAfter(last, rowsAtOnce)
    if (rows.length === 0) return
    yield rows.flatMap((row) => {
      const problems = problemsToCorrect(asCheckedRow(row).problems)
      if (problems.length === 0) return []
      const { cells, notes } = showsWholeCells(found.state)
        ? { cells: beforeApplying(call.services, found, row, problems), notes: [] }
        : onceApplied(call, found, row, problems, told)
      const values = Object.fromEntries(cells.map((text, index) => [String(index), text]))
      const reasons = problems.map((problem) => reasonOf(found, problem))
      return { ...values, [reasonColumn]: [...reasons, ...notes].join('；') }
    })
    last = rows.at(-1)!.row
  }
}

function beforeApplying(
  services: Services,
  { mapping }: Import,
  row: StoredRow,
  problems: readonly Problem[],
): string[] {
  const lost = lostColumns(mapping, problems)
  return wholeCells(services, row, mapping.idNumber).map((text, column) => (lost.has(column) ? '' : text))
}

/** The row as it was kept: cells with numbers are empty unless they are to be corrected and may be seen. */
function onceApplied(
  call: Call,
  { mapping, target }: Import,
  { cells, secret }: StoredRow,
  problems: readonly Problem[],
  told: Told,
): { cells: string[]; notes: string[] } {
  const texts = JSON.parse(cells) as string[]
  const mayPhones = call.may('exports.unmasked')
  const mayIds = call.may('ids.reveal')
  const wanted = columnsToCorrect(mapping, problems)
  const whole = secret !== null && (mayPhones || mayIds) ? openCells(call.services, secret) : {}
  const hidden = hiddenColumns(mapping)
  const notShown: string[] = []
  const gone: string[] = []
  let shows = false
  let taken = false
  const written = texts.map((text, column) => {
    if (!hidden.has(column) && !isMasked(text)) return text
    if (!wanted.has(column)) {
      taken ||= text !== ''
      return ''
    }
    if (!(column === mapping.idNumber ? mayIds : mayPhones)) {
      notShown.push(nameOf(target, mapping, column))
      return ''
    }
    const original = whole[column]
    if (original === undefined && text !== '') gone.push(nameOf(target, mapping, column))
    shows ||= original !== undefined
    return original ?? ''
  })
  if (shows) told.shown++
  return {
    cells: written,
    notes: [
      ...(notShown.length > 0 ? [words.notShown(notShown)] : []),
      ...(gone.length > 0 ? [words.notKept(gone)] : []),
      ...(taken ? [words.takenEmpty] : []),
    ],
  }
}

const nameOf = (target: ImportTarget, mapping: Mapping, column: number): string =>
  targets[target].columns.find(({ key }) => mapping[key] === column)?.aliases[0] ?? ''

function reasonOf({ target }: Import, { field, reason }: Problem): string {
  const column = targets[target].columns.find(({ key }) => key === field)
  return words.reasonOf(column?.aliases[0] ?? field, reasons[reason] ?? reasons['OTHER']!)
}
