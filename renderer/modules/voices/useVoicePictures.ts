import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RouteLocationRaw } from 'vue-router'
import { firstDay, lastDay } from '../../../shared/modules/reports/month.ts'
import { codeTones } from '../../../shared/modules/surveys/terms.ts'
import type { BarModel } from '../../components/chart/model.ts'
import type { client } from '../../client/client.ts'
import type { FigureRow } from '../money-pictures/figure-rows.ts'
import type { VoiceListFilter } from './voice-filter.ts'

type Summary = Awaited<ReturnType<typeof client.voices.summary>>

export interface VoicePicture {
  title: string
  model: BarModel
  heads: readonly string[]
  rows: readonly FigureRow[]
}

/** The bars and tables of a period; every number leads to its list. Use inside setup. */
export function useVoicePictures(summary: () => Summary | null, days: () => { from: string; to: string }) {
  const { t } = useI18n()
  /** The voices behind a number. */
  const listOf = (asked: Partial<Record<keyof VoiceListFilter, string | number>>): RouteLocationRaw => ({
    name: 'voices',
    query: { ...days(), ...asked },
  })
  const one = (name: string, values: readonly number[]) => [{ name, values }]
  const mean = (value: number) => value.toFixed(2)
  const themeWord = (theme: Summary['points'][number]['theme']) =>
    theme ? t(`terms.theme.${theme}`) : t('voices.field.noTheme')

  function ofKinds({ kinds }: Summary): VoicePicture {
    const heard = kinds.some(({ count }) => count > 0) ? kinds : []
    const labels = heard.map(({ kind }) => t(`terms.voiceKind.${kind}`))
    return {
      title: t('voices.summary.kinds'),
      model: {
        labels,
        series: one(
          t('voices.summary.count'),
          heard.map(({ count }) => count),
        ),
        lying: true,
      },
      heads: [t('voices.field.kind'), t('voices.summary.count'), t('voices.summary.people')],
      rows: heard.map(({ kind, count, people }, index) => ({
        key: kind,
        label: labels[index]!,
        figures: [
          { text: String(count), to: count > 0 ? listOf({ kind }) : null },
          { text: people > 0 ? String(people) : '' },
        ],
      })),
    }
  }

  function ofMystery({ mystery }: Summary): VoicePicture {
    const labels = mystery.map(
      ({ role, theme }) => `${role ? t(`terms.voiceRole.${role}`) : ''} ${themeWord(theme)}`,
    )
    return {
      title: t('voices.summary.mystery'),
      model: {
        labels,
        series: one(
          t('voices.field.mean'),
          mystery.map(({ mean: value }) => Math.round(value * 100) / 100),
        ),
        lying: true,
        top: 5,
      },
      heads: [t('voices.summary.roleTheme'), t('voices.summary.scored'), t('voices.field.mean')],
      rows: mystery.map(({ role, theme, n, mean: value }, index) => ({
        key: `${role}:${theme}`,
        label: labels[index]!,
        figures: [{ text: String(n), to: listOf({ kind: 'mystery', role, theme }) }, { text: mean(value) }],
      })),
    }
  }

  function ofPoints({ points }: Summary): VoicePicture {
    const themes = [...new Set(points.map(({ theme }) => theme))]
    const countOf = (theme: (typeof themes)[number], tone: (typeof codeTones)[number]) =>
      points.find((each) => each.theme === theme && each.tone === tone)?.count ?? 0
    const sum = (theme: (typeof themes)[number]) =>
      codeTones.reduce((total, tone) => total + countOf(theme, tone), 0)
    themes.sort((a, b) => sum(b) - sum(a))
    return {
      title: t('voices.summary.points'),
      model: {
        labels: themes.map(themeWord),
        series: [
          {
            name: t('voices.summary.needs'),
            values: themes.map((theme) => countOf(theme, 'complaint') + countOf(theme, 'wish')),
          },
          { name: t('terms.codeTone.praise'), values: themes.map((theme) => countOf(theme, 'praise')) },
        ],
        lying: true,
      },
      heads: [t('voices.field.theme'), ...codeTones.map((tone) => t(`terms.codeTone.${tone}`))],
      rows: themes.map((theme) => ({
        key: theme || 'none',
        label: themeWord(theme),
        figures: codeTones.map((tone) => {
          const count = countOf(theme, tone)
          // Without a theme there is no list of its own.
          return { text: String(count), to: count > 0 && theme !== '' ? listOf({ theme, tone }) : null }
        }),
      })),
    }
  }

  function ofBoxes({ boxes }: Summary): VoicePicture {
    return {
      title: t('voices.summary.boxes'),
      model: {
        labels: boxes.map(({ place }) => place),
        series: one(
          t('voices.field.slips'),
          boxes.map(({ slips }) => slips),
        ),
        lying: true,
      },
      heads: [t('voices.field.box'), t('voices.summary.opened'), t('voices.field.slips')],
      rows: boxes.map(({ boxId, place, opened, slips }) => ({
        key: String(boxId),
        label: place,
        figures: [
          { text: String(opened), to: opened > 0 ? listOf({ kind: 'box', boxId }) : null },
          { text: String(slips) },
        ],
      })),
    }
  }

  function ofRatings({ ratings }: Summary): VoicePicture {
    return {
      title: t('voices.summary.ratings'),
      model: {
        labels: ratings.map(({ month }) => month),
        series: one(
          t('voices.field.mean'),
          ratings.map(({ mean: value }) => Math.round(value * 100) / 100),
        ),
        lying: false,
        top: 5,
      },
      heads: [t('voices.summary.month'), t('voices.summary.count'), t('voices.field.mean')],
      rows: ratings.map(({ month, n, mean: value }) => ({
        key: month,
        label: month,
        figures: [
          { text: String(n), to: listOf({ kind: 'rating', from: firstDay(month), to: lastDay(month) }) },
          { text: mean(value) },
        ],
      })),
    }
  }

  return computed((): VoicePicture[] => {
    const found = summary()
    if (!found) return []
    return [ofKinds, ofPoints, ofMystery, ofBoxes, ofRatings].map((picture) => picture(found))
  })
}
