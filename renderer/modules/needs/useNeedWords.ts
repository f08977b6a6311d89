import { useI18n } from 'vue-i18n'
import type { Need, NeedEvidence } from '../../../shared/modules/surveys/needs-contract.ts'
import { measured, priorityParts, type PriorityParts } from '../../../shared/modules/surveys/priority.ts'

/** What the map is made of, as far as its words need it. */
export interface MapWords {
  stated: boolean
  weights: PriorityParts
  rows: readonly Need[]
}

const rounded = (value: number | null, digits = 1): string => (value === null ? '—' : value.toFixed(digits))

/** The words and figures of the map, the same on the screen and on paper. Use inside setup. */
export function useNeedWords() {
  const { t } = useI18n()
  const points = (value: number) => rounded(value)
  const gap = (value: number | null) =>
    value === null ? '—' : `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`
  const theme = (of: Pick<Need, 'theme'>) => t(`terms.theme.${of.theme}`)
  const kind = (of: Pick<Need, 'kind'>) => t(`terms.matterKind.${of.kind}`)
  /** `重要程度 30 + 不满意程度 30 + …`, with what each can reach here. */
  const formula = ({ weights }: Pick<MapWords, 'weights'>) =>
    t('needs.formula', {
      parts: priorityParts
        .filter((part) => weights[part] > 0)
        .map((part) => t('needs.formulaPart', { part: t(`needs.part.${part}`), most: points(weights[part]) }))
        .join(' + '),
    })
  const partsOf = (row: NeedEvidence) =>
    t('needs.partsOf', {
      theme: theme(row),
      parts: priorityParts
        .map((part) =>
          t('needs.partLine', { part: t(`needs.part.${part}`), points: points(row.parts[part]) }),
        )
        .join(' + '),
      priority: points(row.priority),
    })
  /** One line a part: what it is of this theme, the highest among all, the full points and its own. */
  const reasons = (row: Need, { weights, rows }: MapWords) =>
    priorityParts
      .filter((part) => weights[part] > 0)
      .map((part) => ({
        part,
        label: t(`needs.part.${part}`),
        is: points(measured[part](row)),
        largest: points(Math.max(...rows.map((each) => measured[part](each)))),
        most: points(weights[part]),
        points: points(row.parts[part]),
      }))
  return {
    t,
    theme,
    kind,
    points,
    figure: rounded,
    gap,
    formula,
    partsOf,
    reasons,
    importanceWords: ({ stated }: Pick<MapWords, 'stated'>) => t(stated ? 'needs.stated' : 'needs.derived'),
  }
}
