import type { BarModel, HeatModel } from '../chart/model.ts'
import type { CardBlock } from './card-blocks.ts'

type Picture = { bars: BarModel } | { heat: HeatModel }

/** A run of a paper with figures that is not broken over pages. */
export type PaperBlock =
  | CardBlock
  | ({ kind: 'picture'; key: string; title: string; label: string; height: string } & Picture)
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
): PaperBlock[] =>
  model.labels.length === 0
    ? []
    : [
        {
          kind: 'picture',
          key: `${key}-picture`,
          title,
          label,
          bars: model,
          height: model.lying ? `${model.labels.length * 7.4 + 13}mm` : '46mm',
        },
      ]

/** A grid of cells; nothing where it has none. */
export const heatBlock = (
  key: string,
  title: string,
  { label, model }: { label: string; model: HeatModel },
): PaperBlock[] =>
  model.cells.length === 0
    ? []
    : [
        {
          kind: 'picture',
          key: `${key}-picture`,
          title,
          label,
          heat: model,
          // A tower fills a page at most; its cells are lower then.
          height: `${Math.min(model.rows.length * 7 + 7, 200)}mm`,
        },
      ]
