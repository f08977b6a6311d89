import { useI18n } from 'vue-i18n'
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
} from '../../../shared/modules/surveys/result-analyses.ts'
import type { Results } from '../../../shared/modules/surveys/result-contract.ts'
import { methodLines } from '../../../shared/modules/surveys/result-method.ts'
import { quotesByCode } from '../../../shared/modules/surveys/result-quotes.ts'
import {
  answersTable,
  choiceTables,
  countsTable,
  excludedTable,
  questionsTable,
  themesTable,
  wholeTable,
} from '../../../shared/modules/surveys/result-tables.ts'
import type { ResultTable } from '../../../shared/modules/surveys/result-table.ts'
import { useDates } from '../../components/composables/useDates.ts'
import { textBlock } from '../../components/print/card-blocks.ts'
import { intervalBlock, quadrantBlock, type PaperBlock } from '../../components/print/paper-blocks.ts'
import { now } from '../../client/clock.ts'
import { resultBlocks, textBlocks } from './paper-tables.ts'
import { driversModel, gapModel, ipaModel, ratesModel, sidesModel } from './result-charts.ts'
import type { ShownResults } from './useResults.ts'

/** In their order; a report has those of them that have something to say. */
const chapters = [
  'summary',
  'counts',
  'whole',
  'themes',
  'drivers',
  'ipa',
  'gap',
  'groups',
  'compare',
  'open',
  'causes',
  'measures',
  'method',
] as const

/** The whole report as it goes to paper: cover, what the manager says, pictures with their tables, method, appendix. Use inside setup. */
export function useReportBlocks(shown: ShownResults, results: Results): PaperBlock[] {
  const { t } = useI18n()
  const { date } = useDates()
  const { words } = shown
  const said = shown.report.data.value
  const blocks = (table: ResultTable, title = table.title) => resultBlocks({ ...table, title }, words)
  const goal = t('surveyResults.goal', { goal: `${Math.round(results.goal * 100)}%` })
  const drivers = driversTable(results, words)
  const ipa = ipaTable(results, words)
  const gap = gapTable(results, words)

  return numbered([
    cover(),
    ...textBlocks('summary', t('surveyReport.chapter.summary'), said?.summary ?? ''),
    ...blocks(countsTable(results, words), t('surveyReport.chapter.counts')),
    ...blocks(excludedTable(results, words)),
    ...blocks(wholeTable(results, words), t('surveyReport.chapter.whole')),
    ...intervalBlock(
      'themes',
      t('surveyReport.chapter.themes'),
      t('surveyResults.chart.rates'),
      ratesModel(results, words, goal),
    ),
    ...blocks(themesTable(results, words), ''),
    ...(results.drivers.unavailable === null
      ? [
          ...intervalBlock(
            'drivers',
            t('surveyReport.chapter.drivers'),
            t('surveyResults.chart.drivers'),
            driversModel(results, words),
          ),
          ...blocks(drivers, ''),
        ]
      : textBlock('drivers-none', t('surveyReport.chapter.drivers'), drivers.notes.join('\n'))),
    ...quadrantBlock(
      'ipa',
      t('surveyReport.chapter.ipa'),
      t('surveyResults.chart.ipa'),
      ipaModel(results, words),
    ),
    ...(ipa.rows.length > 0
      ? blocks(ipa, '')
      : textBlock('ipa-none', t('surveyReport.chapter.ipa'), t('surveyResults.noIpa'))),
    ...intervalBlock(
      'gap',
      t('surveyReport.chapter.gap'),
      t('surveyResults.chart.gap'),
      gapModel(results, words),
    ),
    ...(gap.rows.length > 0
      ? blocks(gap, '')
      : textBlock('gap-none', t('surveyReport.chapter.gap'), t('surveyResults.noGap'))),
    ...groups(),
    ...compared(),
    ...open(),
    ...textBlocks('causes', t('surveyReport.chapter.causes'), said?.causes ?? ''),
    ...textBlocks('measures', t('surveyReport.chapter.measures'), said?.measures ?? ''),
    ...textBlocks('method', t('surveyReport.chapter.method'), methodLines(results, words).join('\n')),
    ...blocks(reliabilityTable(results, words)),
    ...blocks(questionsTable(results, words), t('surveyReport.chapter.appendix')),
    ...blocks(answersTable(results, words), t('surveyReport.chapter.answers')),
    ...headed(
      t('surveyReport.chapter.choices'),
      choiceTables(results, words).map((table) => blocks(table)),
    ),
    ...quotes(),
  ])

  /** Chapters are counted as they come: one that is left out leaves no gap. */
  function numbered(all: readonly PaperBlock[]): PaperBlock[] {
    const titles = new Set<string>(chapters.map((chapter) => t(`surveyReport.chapter.${chapter}`)))
    const numbers = t('surveyReport.numbers').split(' ')
    let at = 0
    return all.map((block) => {
      if (!titles.delete(block.title)) return block
      return { ...block, title: t('surveyReport.numbered', { number: numbers[at++]!, title: block.title }) }
    })
  }

  function cover(): PaperBlock {
    const { fromDay: from, untilDay: until, code, counts } = results
    return {
      kind: 'cover',
      key: 'cover',
      title: '',
      name: results.name,
      lines: [
        t('surveyReport.cover.period', { from, until }),
        t('surveyReport.cover.code', { code }),
        t('surveyReport.cover.used', { used: counts.used, entered: counts.entered }),
        said?.preparedBy ? t('surveyReport.cover.prepared', { name: said.preparedBy }) : '',
        said?.reviewedBy ? t('surveyReport.cover.reviewed', { name: said.reviewedBy }) : '',
        t('surveyReport.cover.day', { day: date(new Date(now.value).toISOString()) }),
      ].filter(Boolean),
    }
  }

  /** The chapter's name above its first block that has none of its own, or as a line of its own. */
  function headed(title: string, parts: readonly (readonly PaperBlock[])[]): PaperBlock[] {
    const all = parts.flat()
    return all.length === 0 ? [] : [{ kind: 'facts', key: `head-${title}`, title, facts: [] }, ...all]
  }

  function groups(): PaperBlock[] {
    const compared = results.groups.filter((group) => group.groups.length > 1)
    return headed(
      t('surveyReport.chapter.groups'),
      compared.map((group) => blocks(groupTable(group, 'means', words))),
    )
  }

  function compared(): PaperBlock[] {
    const change = shown.change.data.value
    const complaints = shown.complaints.data.value
    const collection = shown.collection.data.value
    const changed = change ? changeTable(change, results, words) : null
    return headed(t('surveyReport.chapter.compare'), [
      ...(change && changed && changed.rows.length > 0
        ? [
            intervalBlock(
              'change',
              changed.title,
              t('surveyResults.chart.change'),
              sidesModel(
                change.rows.map(({ theme, now: one, before: other }) => ({ theme, one, other })),
                [results.code, change.before.code],
                words,
              ),
            ),
            blocks(changed, ''),
          ]
        : []),
      ...(complaints ? complaintTables(complaints, words).map((table) => blocks(table)) : []),
      ...(collection ? [blocks(collectionTable(collection, words))] : []),
    ])
  }

  function open(): PaperBlock[] {
    const counts = shown.codeCounts.data.value
    return headed(
      t('surveyReport.chapter.open'),
      counts ? codeTables(counts, shown.codes.data.value ?? [], words).map((table) => blocks(table)) : [],
    )
  }

  function quotes(): PaperBlock[] {
    const said = quotesByCode(
      shown.quotes.data.value ?? [],
      shown.codes.data.value ?? [],
      results.questions,
      words,
    )
    return headed(
      t('surveyReport.chapter.quotes'),
      said.map(({ question, code, quotes: all }, at) => [
        ...textBlocks(
          `quotes-${at}-of`,
          said[at - 1]?.question === question ? '' : question,
          t('surveyReport.quotesOf', { code, count: all.length }),
        ),
        ...textBlocks(
          `quotes-${at}`,
          '',
          all.map((one) => t('surveyReport.quote', { words: one })).join('\n'),
        ),
      ]),
    )
  }
}
