import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { messages } from '../../../../shared/locale/index.ts'
import { templateWords } from '../../../../shared/locale/template-words.ts'
import type { Call } from '../../kernel/call.ts'
import type { Services } from '../../kernel/services.ts'
import { writeWorkbook, type ExportColumn } from '../../workbook/write-workbook.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { offerFile } from '../exports/offer-file.ts'
import { withRows } from './history.ts'
import { requireImport, type Import } from './import-file.ts'
import { openStaging } from './import-folder.ts'
import { phoneColumns, showsWholeCells } from './mask-cells.ts'
import { openSecret } from './secret.ts'
import { asCheckedRow, type StoredRow } from './staged-row.ts'
import type { Staging } from './staging.ts'
import type { Problem } from './target.ts'
import { targets } from './targets.ts'

const words = templateWords[exportLocale]
const reasons: Record<string, string> = messages[exportLocale].imports.problem
const rowsAtOnce = 200
const reasonColumn = 'reason'

/** Said about a cell that was taken whole all the same: nothing to correct. */
const harmless: ReadonlySet<string> = new Set(['PHONES_TWO'])
/** What such a cell holds is no number any more; written as text it would pass for one. */
const lost: ReadonlySet<string> = new Set(['ID_LOST_DIGITS', 'DIGITS_LOST'])

/**
 * Offers the rows with problems for one download, each as it stood in the workbook with a column that says what is
 * wrong, to be corrected and imported again. Once they are applied phones and ID numbers are left empty, which erases
 * nothing. Errors: NOT_FOUND, NOT_ALLOWED_NOW; in the stream CANCELLED, DISK_FULL.
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
  return offerFile(call, {
    name: words.problems,
    total,
    signal,
    write(path, onProgress, writing) {
      const staging = openStaging(call.services, found)
      return writeWorkbook(path, {
        sheetName: words.name[found.target],
        columns,
        rows: problemRows(call.services, found, staging),
        writtenAt: call.now,
        onProgress,
        signal: writing,
      }).finally(() => staging.close())
    },
    record: (rows) =>
      call.transact((inside) =>
        inside.audit({ subject: `import:${id}`, label: `rows: ${rows}`, fields: { rows } }),
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

async function* problemRows(services: Services, found: Import, staging: Staging) {
  let last = 0
  for (;;) {
    const rows = staging.problemsAfter(last, rowsAtOnce)
    if (rows.length === 0) return
    yield rows.flatMap((row) => {
      const problems = asCheckedRow(row).problems.filter(({ reason }) => !harmless.has(reason))
      if (problems.length === 0) return []
      const cells = cellsToCorrect(services, found, row, problems)
      const values = Object.fromEntries(cells.map((text, index) => [String(index), text]))
      return { ...values, [reasonColumn]: problems.map((problem) => reasonOf(found, problem)).join('；') }
    })
    last = rows.at(-1)!.row
  }
}

function cellsToCorrect(
  services: Services,
  { state, mapping }: Import,
  { cells, secret }: StoredRow,
  problems: readonly Problem[],
): string[] {
  const idColumn = mapping.idNumber
  const texts = JSON.parse(cells) as string[]
  const emptied = new Set(
    problems.filter(({ reason }) => lost.has(reason)).map(({ field }) => mapping[field]),
  )
  if (!showsWholeCells(state)) for (const column of [...phoneColumns(mapping), idColumn]) emptied.add(column)
  return texts.map((text, column) => {
    if (emptied.has(column)) return ''
    return column === idColumn && secret !== null ? openSecret(services, secret) : text
  })
}

function reasonOf({ target }: Import, { field, reason }: Problem): string {
  const column = targets[target].columns.find(({ key }) => key === field)
  return words.reasonOf(column?.aliases[0] ?? field, reasons[reason] ?? reasons['OTHER']!)
}
