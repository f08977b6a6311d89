import { terms } from '../../../../../shared/locale/zh-CN/terms.ts'
import type { Answer, Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { ResponseRow } from '../../../../../shared/modules/surveys/entry-contract.ts'
import {
  responseExportHeaders,
  responseExportKeys,
  responseExportNames,
  type ResponseExportKey,
} from '../../../../../shared/modules/surveys/export-columns.ts'
import { minuteIn } from '../../../../../shared/time/zone.ts'
import type { Call } from '../../../kernel/call.ts'
import type { ExportColumn, ExportRow, ExportValue } from '../../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../../exports/batches.ts'
import { exportColumns, type ExportShape } from '../../exports/export-columns.ts'
import { exportLocale, exportRows } from '../../exports/export-rows.ts'
import { columnName } from '../imports/columns.ts'
import { cellsOfWave } from '../stored.ts'
import type { Asked } from './filter.ts'
import { listResponses } from './list.ts'

const shapes: Record<ResponseExportKey, ExportShape> = {
  number: [12, 'text'],
  room: [14, 'text'],
  state: [10, 'text'],
  used: [10, 'text'],
  flags: [20, 'text'],
  decision: [24, 'text'],
  way: [10, 'text'],
  by: [10, 'text'],
  enteredAt: [17, 'datetime'],
  answers: [14, 'text'],
}

const columns = exportColumns(responseExportKeys, responseExportHeaders, shapes)
const numbers = new Set(['scale', 'recommend'])

/**
 * The responses of a filter as a workbook, in the order of their list. Each question has its column, named as the import reads
 * it, so that the sheet can be read again.
 */
export async function exportResponses(
  call: Call,
  { columns: chosen, ...asked }: Asked & { columns?: readonly ResponseExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('surveys.read')
  const cells = await cellsOfWave(call.db, asked.waveId)
  const { total } = await listResponses(call, { ...asked, page: 1, size: 1 })
  const pages = batchesByPage((page) => listResponses(call, { ...asked, ...page }))
  return exportRows<string>(call, {
    subject: 'export:survey-responses',
    name: responseExportNames[exportLocale],
    columns: (chosen ? chosen.map((key) => columns.find((column) => column.key === key)!) : columns).flatMap(
      (column): ExportColumn[] => (column.key === 'answers' ? answerColumns(cells) : [column]),
    ),
    rows: asExported(withWords(call, cells, pages), (row) =>
      asExportedRow(row, cells, call.services.timeZone),
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const keyOf = ({ index }: Cell): string => `c${index}`

const answerColumns = (cells: readonly Cell[]): ExportColumn[] =>
  cells.map((cell) => ({
    key: keyOf(cell),
    header: columnName(cell, cells),
    width: cell.question.kind === 'open' ? 24 : 14,
    type: numbers.has(cell.question.kind) ? 'integer' : 'text',
  }))

/** The rows with the words of open questions in their places. */
async function* withWords(
  { db }: Call,
  cells: readonly Cell[],
  pages: AsyncIterable<ResponseRow[]>,
): AsyncGenerator<ResponseRow[]> {
  for await (const rows of pages) {
    const texts = await db
      .selectFrom('survey_texts')
      .select(['response_id', 'question_id', 'words'])
      .where(
        'response_id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    const words = new Map(texts.map((text) => [`${text.response_id}:${text.question_id}`, text.words]))
    yield rows.map((row) => ({
      ...row,
      answers: cells.map(
        ({ question, index }) => words.get(`${row.id}:${question.id}`) ?? row.answers[index] ?? null,
      ),
    }))
  }
}

function answerValue({ question }: Cell, answer: Answer): ExportValue {
  if (Array.isArray(answer)) return answer.map((option) => question.options[option - 1] ?? '').join('、')
  if (typeof answer !== 'number' || numbers.has(question.kind)) return answer
  return question.options[answer - 1] ?? ''
}

const asExportedRow = (row: ResponseRow, cells: readonly Cell[], zone: string): ExportRow => ({
  number: row.number,
  room: row.room,
  state: terms.responseState[row.state],
  used: row.used ? terms.yesNo.yes : terms.yesNo.no,
  flags: row.flags.map((flag) => terms.responseFlag[flag]).join('、'),
  decision: row.decision === '' ? '' : `${terms.responseDecision[row.decision]}：${row.decisionReason}`,
  way: row.way === '' ? '' : terms.responseWay[row.way],
  by: row.by,
  enteredAt: minuteIn(zone, row.enteredAt),
  ...Object.fromEntries(
    cells.map((cell) => [keyOf(cell), answerValue(cell, row.answers[cell.index] ?? null)]),
  ),
})
