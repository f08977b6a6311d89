import type { BarModel } from '../../components/chart/model.ts'
import type { CardBlock } from '../../components/print/card-blocks.ts'

/** A run of the month's paper that is not broken over pages. */
export type MonthBlock =
  | CardBlock
  | { kind: 'picture'; key: string; title: string; label: string; model: BarModel; height: string }
  | {
      kind: 'calendar'
      key: string
      title: string
      weeks: readonly (readonly (readonly string[])[])[]
      heads: readonly string[]
    }

/** A picture before its table; nothing where it has nothing to show. */
export const pictureBlock = (
  key: string,
  title: string,
  { label, model }: { label: string; model: BarModel },
): MonthBlock[] =>
  model.labels.length === 0
    ? []
    : [
        {
          kind: 'picture',
          key: `${key}-picture`,
          title,
          label,
          model,
          height: model.lying ? `${model.labels.length * 7.4 + 13}mm` : '46mm',
        },
      ]
