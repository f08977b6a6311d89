import type { ExportEvent } from '../../../../../shared/contract/export.ts'
import { surveySheetWords } from '../../../../../shared/locale/survey-sheet-words.ts'
import { surveyTerms as chinese } from '../../../../../shared/locale/zh-CN/survey-terms.ts'
import { formatRoom } from '../../../../../shared/modules/houses/room.ts'
import { cellsOf, type Cell } from '../../../../../shared/modules/surveys/cells.ts'
import { paperNumber } from '../../../../../shared/modules/surveys/paper-number.ts'
import { responseWays } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { writeTemplate, type TemplateColumn } from '../../../workbook/write-template.ts'
import { exportLocale } from '../../exports/export-rows.ts'
import { offerFile } from '../../exports/offer-file.ts'
import { questionsOf } from '../stored.ts'
import { columnName } from './columns.ts'
import { waveToFill } from './plan.ts'

const words = surveySheetWords[exportLocale]
const scale = ['5', '4', '3', '2', '1', '0']
const recommendation = Array.from({ length: 11 }, (_, index) => String(10 - index))
const narrowest = 10
const widest = 40

/**
 * Offers a sheet of the wave to type in elsewhere: a row for each paper that is not typed yet, a column a cell, named so that the
 * import finds them. Errors: NOT_FOUND, NOT_ALLOWED_NOW unless the wave is open, CANCELLED, DISK_FULL.
 */
export async function exportTemplate(
  call: Call,
  waveId: number,
  signal?: AbortSignal,
): Promise<AsyncGenerator<ExportEvent, void, void>> {
  const wave = await waveToFill(call, waveId)
  const cells = cellsOf(await questionsOf(call.db, wave.versionId))
  const rows = await papersToType(call, waveId)
  const template = {
    sheetName: words.name,
    columns: columnsOf(cells),
    rows,
    example: { name: words.example, rows: [exampleOf(cells)] },
    howTo: { name: words.howTo, lines: words.lines },
    listsName: words.lists,
    warning: { title: words.notListedTitle, text: words.notListed },
    writtenAt: call.now,
  }
  return offerFile(call, {
    name: `${words.name}-${wave.code}`,
    total: rows.length,
    signal,
    async write(path) {
      await writeTemplate(path, template)
      return rows.length
    },
    record: (count) =>
      call.transact((inside) =>
        inside.audit({ subject: `survey-wave:${waveId}`, label: String(count), fields: { rows: count } }),
      ),
  })
}

function columnsOf(cells: readonly Cell[]): TemplateColumn[] {
  const column = (header: string, choices: readonly string[], required = false): TemplateColumn => ({
    header,
    width: Math.min(widest, Math.max(narrowest, header.length * 2 + 2)),
    type: 'text',
    required,
    choices,
  })
  const ways = responseWays.flatMap((way) => (way === '' ? [] : [chinese.responseWay[way]]))
  return [
    column(words.number, [], true),
    column(words.room, []),
    column(words.way, ways),
    ...cells.map((cell) => column(columnName(cell, cells), choicesOf(cell))),
  ]
}

function choicesOf({ question: { kind, options } }: Cell): readonly string[] {
  if (kind === 'scale') return scale
  if (kind === 'recommend') return recommendation
  return kind === 'choice' || kind === 'demographic' ? options : []
}

const exampleOf = (cells: readonly Cell[]): string[] => [
  paperNumber(1),
  '3-2-501',
  chinese.responseWay.visit,
  ...cells.map((cell) => (cell.question.kind === 'choices' ? '1、2' : (choicesOf(cell)[0] ?? ''))),
]

/** Number and room of the papers without a response that may come back, in their order; without the archive's permission no room. */
async function papersToType(call: Call, waveId: number): Promise<string[][]> {
  const mayRead = call.may('archives.read')
  const papers = await call.db
    .selectFrom('survey_papers')
    .leftJoin('houses', 'houses.id', 'survey_papers.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['survey_papers.number', 'buildings.name as building', 'houses.unit', 'houses.room'])
    .where('survey_papers.wave_id', '=', waveId)
    .where('survey_papers.state', 'in', ['ready', 'out', 'returned'])
    .where((eb) =>
      eb.or([eb('survey_papers.role', '<>', 'reserve'), eb('survey_papers.state', '<>', 'ready')]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('survey_responses')
            .select('survey_responses.id')
            .whereRef('survey_responses.paper_id', '=', 'survey_papers.id')
            .where('survey_responses.voided_at', 'is', null),
        ),
      ),
    )
    .orderBy('survey_papers.position')
    .orderBy('survey_papers.id')
    .execute()
  return papers.map(({ number, building, unit, room }) => [
    number,
    room === null || !mayRead ? '' : formatRoom({ building: building ?? '', unit: unit ?? '', room }),
  ])
}
