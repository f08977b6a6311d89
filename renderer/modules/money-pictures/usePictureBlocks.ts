import { useI18n } from 'vue-i18n'
import { formatYuan } from '../../../shared/money/fen.ts'
import { tableBlocks, textBlock } from '../../components/print/card-blocks.ts'
import { heatBlock, pictureBlock, type PaperBlock } from '../../components/print/paper-blocks.ts'
import { percentText, type FigureRow } from './figure-rows.ts'
import { paidLevels, paidSums, unpaidRows } from './paid-grid.ts'
import type { Pictures } from './usePictures.ts'

/** The pictures of money as they go to paper, each with its table; nothing says anything by a colour. Use inside setup. */
export function usePictureBlocks(pictures: Pictures): PaperBlock[] {
  const { t } = useI18n()
  const { picked, monthly, shares, byMonth, byBuilding, rates, doors } = pictures
  const words = pictures.words.value
  const { heads } = words
  const lines = (rows: readonly FigureRow[]) =>
    rows.map(({ label, inner, figures }) => [
      inner ? `　${label}` : label,
      ...figures.map(({ text }) => text),
    ])
  const widths = (count: number) => `1fr repeat(${count - 1}, 26mm)`
  const section = (
    key: string,
    title: string,
    label: string,
    names: readonly string[],
    figures: { model: Parameters<typeof pictureBlock>[2]['model']; rows: readonly FigureRow[] } | undefined,
  ): PaperBlock[] =>
    figures && figures.rows.length > 0
      ? [
          ...pictureBlock(key, title, { label, model: figures.model }),
          ...tableBlocks(key, '', names, widths(names.length), lines(figures.rows)),
        ]
      : []
  const fact = (key: string, value: string) => ({ key, label: t(`moneyPictures.figure.${key}`), value })

  return [
    ...section(
      'monthly',
      t('moneyPictures.chart.monthly', picked.value),
      t('moneyPictures.chart.monthly', picked.value),
      heads.monthly,
      monthly.value,
    ),
    ...section(
      'shares',
      t('moneyPictures.chart.shares', picked.value),
      t('moneyPictures.chart.shares', picked.value),
      heads.shares,
      shares.value,
    ),
    ...(rates.data.value
      ? [
          {
            kind: 'facts' as const,
            key: 'rates',
            title: t('moneyPictures.section.rates'),
            facts: [
              fact('byAmount', percentText(rates.data.value.all.rate)),
              fact('byHouse', percentText(rates.data.value.houses.rate)),
              fact('open', formatYuan(rates.data.value.all.openFen)),
              fact('before', formatYuan(rates.data.value.before.openFen)),
            ],
          },
        ]
      : []),
    ...section(
      'months',
      t('moneyPictures.section.rateByMonth'),
      t('moneyPictures.section.rateByMonth'),
      heads.months,
      byMonth.value,
    ),
    ...section(
      'buildings',
      t('moneyPictures.section.rateByBuilding'),
      t('moneyPictures.section.rateByBuilding'),
      heads.buildings,
      byBuilding.value,
    ),
    ...doorBlocks(doors.value),
    ...textBlock('definition', '', t('moneyPictures.definition')),
  ]

  function doorBlocks(of: Pictures['doors']['value']): PaperBlock[] {
    if (!of) return []
    const title = t('moneyPictures.doorsOf', { building: words.buildingName(of.building) })
    const counted = new Map(paidSums(of.houses).map((sum) => [sum.level, sum.houses]))
    const legend = paidLevels.map(
      (level) =>
        `${t(`moneyPictures.letter.${level}`)}=${t(`moneyPictures.level.${level}`)} ${counted.get(level) ?? 0}`,
    )
    return [
      ...heatBlock('doors', title, { label: title, model: of.model }),
      ...textBlock('legend', '', legend.join('　')),
      ...tableBlocks(
        'unpaid',
        t('moneyPictures.unpaid'),
        heads.doors,
        widths(heads.doors.length),
        lines(unpaidRows(of.doors, of.houses)),
      ),
    ]
  }
}
