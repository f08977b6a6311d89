import { parts } from '../../../../../shared/locale/zh-CN/parts.ts'
import { surveyReport } from '../../../../../shared/locale/zh-CN/survey-report.ts'
import { terms } from '../../../../../shared/locale/zh-CN/terms.ts'
import type { ResultWords } from '../../../../../shared/modules/surveys/result-words.ts'
import type { HouseKind } from '../../../../../shared/modules/houses/terms.ts'

/** A sentence of the locale with its values put in. */
const filled = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

const building = (name: string): string =>
  /^\d+$/.test(name) ? filled(surveyReport.building, { name }) : name

const houseKinds: Partial<Record<string, string>> = terms.houseKind satisfies Record<HouseKind, string>

/** The words of the results' tables as they leave the office: Chinese, as everything that is exported. */
export const tableWords: ResultWords = {
  head: (key) => surveyReport.head[key],
  table: (key) => surveyReport.table[key],
  row: (key) => surveyReport.row[key],
  say: (key, values = {}) => filled(surveyReport.say[key], values),
  unavailable: (reason) => surveyReport.unavailable[reason],
  theme: (theme) => (theme === '' ? '' : terms.theme[theme]),
  quadrant: (quadrant) => terms.quadrant[quadrant],
  grouping: (grouping) => terms.grouping[grouping],
  group: (grouping, key, name) =>
    grouping === 'building'
      ? building(name)
      : ((grouping === 'house-kind' ? houseKinds[key] : undefined) ?? (name || key)),
  building,
  reason: (reason) => (reason === 'decision' ? surveyReport.decision : terms.responseFlag[reason]),
  conversion: (conversion) => terms.conversion[conversion],
  strata: (kind) => terms.strataKind[kind],
  tone: (tone) => terms.codeTone[tone],
  list: (words) => words.join(parts.list.separator),
}
