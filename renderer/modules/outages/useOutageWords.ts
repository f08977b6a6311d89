import { useI18n } from 'vue-i18n'
import { formatPlaceLong } from '../../../shared/modules/houses/room.ts'
import type { LocaleCode } from '../../../shared/locale/index.ts'
import type { OutageRow } from '../../../shared/modules/outages/contract.ts'
import type { OutageKind } from '../../../shared/modules/outages/terms.ts'
import { now, officeZone } from '../../client/clock.ts'
import { useDates } from '../../components/composables/useDates.ts'

interface Told {
  kind: OutageKind
  planned: boolean
  /** As people say them; empty: everybody. */
  where: string
  startsAt: string | null
  expectedEndAt: string | null
}

/** Outages in words: where, until when, and what to say aloud. Use inside setup. */
export function useOutageWords() {
  const { t, locale } = useI18n()
  const { near } = useDates()

  const whereOf = ({ places }: Pick<OutageRow, 'places'>): string =>
    places.length === 0
      ? t('outages.everybody')
      : places
          .map((place) => formatPlaceLong(place, locale.value as LocaleCode))
          .join(t('parts.list.separator'))

  /** Until when, or since when it is over; and whether that moment has passed unnoticed. */
  function untilOf(outage: Pick<OutageRow, 'state' | 'startsAt' | 'expectedEndAt' | 'endedAt'>) {
    if (outage.endedAt) return { text: t('outages.ended', { time: near(outage.endedAt) }), passed: false }
    if (!outage.expectedEndAt) return { text: t('outages.openEnd'), passed: false }
    const passed = Date.parse(outage.expectedEndAt) < now.value
    const time = near(outage.expectedEndAt)
    return { text: t(passed ? 'outages.passed' : 'outages.until', { time }), passed }
  }

  /** `11月22日 18:00`: a sentence that is kept must be right tomorrow as well. */
  const moment = (instant: string): string =>
    new Intl.DateTimeFormat(locale.value, {
      timeZone: officeZone.value,
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(instant))

  /** A title and a sentence for whoever asks, made of what is known. */
  function prepared({ kind, planned, where, startsAt, expectedEndAt }: Told) {
    const what = kind === 'other' ? t('outages.prepared.other') : t(`terms.outageKind.${kind}`)
    const until = expectedEndAt
      ? t('outages.prepared.until', { time: moment(expectedEndAt) })
      : t('outages.prepared.openEnd')
    const said = { where: where || t('outages.everybody'), what, until }
    return {
      title: t('outages.prepared.title', said),
      words: planned
        ? t('outages.prepared.planned', { ...said, from: startsAt ? moment(startsAt) : '' })
        : t('outages.prepared.urgent', said),
    }
  }

  return { whereOf, untilOf, moment, prepared }
}
