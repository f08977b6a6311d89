import type { BarModel, HeatModel, IntervalModel, QuadrantModel } from '../chart/model.ts'
import type { CardBlock } from './card-blocks.ts'

type Picture =
  { bars: BarModel } | { heat: HeatModel } | { intervals: IntervalModel } | { quadrant: QuadrantModel }

/** A run of a paper with figures that is not broken over pages. */
export type PaperBlock =
  | CardBlock
  | ({ kind: 'picture'; key: string; title: string; label: string; height: string } & Picture)
  /** A page of its own: a large line and what is said below it. */
  | { kind: 'cover'; key: string; title: string; name: string; lines: readonly string[] }
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

/** Values with their intervals; nothing where there is none. */
export const intervalBlock = (
  key: string,
  title: string,
  label: string,
  model: IntervalModel,
): PaperBlock[] =>
  model.labels.length === 0
    ? []
    : [
        {
          kind: 'picture',
          key: `${key}-picture`,
          title,
          label,
          intervals: model,
          height: `${Math.min(model.labels.length * 6.4 + 16, 200)}mm`,
        },
      ]

/** Points between two measures; nothing without any. */
export const quadrantBlock = (
  key: string,
  title: string,
  label: string,
  model: QuadrantModel,
): PaperBlock[] =>
  model.points.length === 0
    ? []
    : [{ kind: 'picture', key: `${key}-picture`, title, label, quadrant: model, height: '120mm' }]
