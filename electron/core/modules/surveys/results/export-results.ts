import type { ExportEvent } from '../../../../../shared/contract/export.ts'
import { exportWords } from '../../../../../shared/locale/export-words.ts'
import { surveyReport } from '../../../../../shared/locale/zh-CN/survey-report.ts'
import {
  changeTable,
  codeTables,
  collectionTable,
  complaintTables,
  driversTable,
  gapTable,
  groupTable,
  ipaTable,
  reliabilityTable,
} from '../../../../../shared/modules/surveys/result-analyses.ts'
import { besideLines, methodLines } from '../../../../../shared/modules/surveys/result-method.ts'
import { quotesByCode } from '../../../../../shared/modules/surveys/result-quotes.ts'
import {
  answersTable,
  choiceTables,
  countsTable,
  excludedTable,
  questionsTable,
  themesTable,
  wholeTable,
} from '../../../../../shared/modules/surveys/result-tables.ts'
import type { ResultTable } from '../../../../../shared/modules/surveys/result-table.ts'
import { minuteIn } from '../../../../../shared/time/zone.ts'
import type { Call } from '../../../kernel/call.ts'
import { writeLayout } from '../../../workbook/write-layout.ts'
import { exportLocale } from '../../exports/export-rows.ts'
import { offerFile } from '../../exports/offer-file.ts'
import { listCodes } from '../coding/codes.ts'
import { countCodes, listQuotes } from '../coding/counts.ts'
import { changeOf, collectionOf, complaintsOf, resultsOf } from './ask.ts'
import type { Asked } from './read-wave.ts'
import { linesLayout, quotesLayout, tableLayout } from './table-layout.ts'
import { tableWords as words } from './table-words.ts'

/**
 * Every table of a wave's results as a workbook, a sheet each, the method first. Errors: NOT_FOUND, NOT_PERMITTED, CANCELLED,
 * DISK_FULL.
 */
export async function exportResults(
  call: Call,
  asked: Asked,
  signal?: AbortSignal,
): Promise<AsyncGenerator<ExportEvent, void, void>> {
  call.require('surveys.read')
  const results = await resultsOf(call, asked)
  const { conversion, basicCounts } = results.settings
  const lead = [
    `${results.name}　`,
    words.say('scored', { conversion: words.conversion(conversion) }),
    words.say(basicCounts ? 'basic' : 'notBasic'),
    ...besideLines(results, words),
  ].join('')
  const at = minuteIn(call.services.timeZone, call.now)
  const tables = await allTables(call, asked, results)
  const said = quotesByCode(
    await listQuotes(call, asked),
    await listCodes(call, { archived: true }),
    results.questions,
    words,
  )
  const layouts = [
    linesLayout(
      surveyReport.methodSheet,
      [results.name, ...methodLines(results, words), exportWords[exportLocale].footer(call.actor.name, at)],
      call.now,
    ),
    ...tables.map((table) => tableLayout(table, lead, call.now)),
    ...(said.length > 0 ? [quotesLayout(said, call.now)] : []),
  ]
  const rows = [...tables.map((table) => table.rows), ...said.map(({ quotes }) => quotes)].flat().length
  return offerFile(call, {
    name: `${surveyReport.fileName}-${results.code}`,
    total: rows,
    signal,
    write: async (path, onProgress, stopped) => {
      await writeLayout(path, layouts, stopped)
      onProgress(rows)
      return rows
    },
    record: () =>
      call.transact((inside) =>
        inside.audit({
          subject: 'export:survey-results',
          label: `${results.code}: ${rows}`,
          fields: { waveId: asked.waveId, rows },
        }),
      ),
  })
}

async function allTables(
  call: Call,
  asked: Asked,
  results: Awaited<ReturnType<typeof resultsOf>>,
): Promise<ResultTable[]> {
  const { follows_id: beforeId } = await call.db
    .selectFrom('survey_waves')
    .select('follows_id')
    .where('id', '=', asked.waveId)
    .executeTakeFirstOrThrow()
  const change = beforeId === null ? null : await changeOf(call, { ...asked, beforeId })
  const complaints = await complaintsOf(call, asked)
  const collection = await collectionOf(call, asked)
  const codeCounts = await countCodes(call, { waveId: asked.waveId })
  const codes = await listCodes(call, { archived: true })
  const tables = [
    countsTable(results, words),
    excludedTable(results, words),
    wholeTable(results, words),
    themesTable(results, words),
    questionsTable(results, words),
    answersTable(results, words),
    driversTable(results, words),
    ipaTable(results, words),
    gapTable(results, words),
    ...results.groups.flatMap((group) => [
      { ...groupTable(group, 'means', words), title: `${words.grouping(group.by)} ${words.head('mean')}` },
      { ...groupTable(group, 'rates', words), title: `${words.grouping(group.by)} ${words.head('rate')}` },
    ]),
    ...(change ? [changeTable(change, results, words)] : []),
    ...complaintTables(complaints, words),
    collectionTable(collection, words),
    reliabilityTable(results, words),
    ...choiceTables(results, words),
    ...codeTables(codeCounts, codes, words),
  ]
  return tables.filter((table) => table.rows.length > 0)
}
