import { useI18n } from 'vue-i18n'
import type { TimelineEntry } from '../../../shared/modules/contacts/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import { useEventWords } from '../tickets/useEventWords.ts'
import { usePurposes } from './usePurposes.ts'

/** How an entry of a timeline is told: its codes as words. Use inside setup. */
export function useTimelineWords() {
  const { t } = useI18n()
  const { near } = useDates()
  const { purposeName } = usePurposes()
  const { detailOf } = useEventWords()
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')

  /** What it is: `走访`, `承诺`, `投诉`, `首次联系`. */
  function headOf({ kind, detail }: TimelineEntry): string {
    switch (kind) {
      case 'contact':
        return t(`terms.contactKind.${text(detail['contactKind'])}`)
      case 'promise':
        return detail['step'] === 'settled'
          ? t(`terms.promiseState.${text(detail['state'])}`)
          : t('contacts.timeline.promised')
      case 'ticket':
        return t(`terms.ticketKind.${text(detail['ticketKind'])}`)
      case 'ticket-step':
        return t(`terms.ticketEvent.${text(detail['step'])}`)
      case 'moved-in':
      case 'moved-out':
        return t(`terms.timelineKind.${kind}`)
      case 'house-record':
        return t(`terms.houseRecordKind.${text(detail['recordKind'])}`)
      case 'preference':
        return t(`terms.preferenceKind.${text(detail['preferenceKind'])}`)
    }
  }

  /** What else is known of it, each a few words. */
  function factsOf({ kind, channel, detail }: TimelineEntry): string[] {
    const said = (key: string, value: unknown) => (text(value) ? t(key, { words: text(value) }) : '')
    const facts = {
      contact: () => [
        purposeName(text(detail['purpose'])),
        said('contacts.timeline.with', detail['participants']),
        said('contacts.timeline.then', detail['followUp']),
      ],
      promise: () => [text(detail['note'])],
      ticket: () => [text(detail['category']), t(`terms.ticketState.${text(detail['state'])}`)],
      'ticket-step': () => [detailOf(text(detail['step']), detail)],
      'moved-in': () => [t(`terms.occupancyRole.${text(detail['role'])}`)],
      'moved-out': () => [t(`terms.occupancyRole.${text(detail['role'])}`)],
      'house-record': () => [text(detail['part']), text(detail['cause']), text(detail['worker'])],
      preference: () => [
        detail['step'] === 'met'
          ? t('contacts.timeline.met')
          : t(`terms.knownFrom.${text(detail['knownFrom'])}`),
      ],
    }[kind]()
    return [channel, ...facts].filter(Boolean)
  }

  /** `今天 18:00`, or a day, a month, a year as far as it is known. */
  const whenOf = ({ at }: TimelineEntry): string => (at.length <= 10 ? at : near(at))

  return { headOf, factsOf, whenOf }
}
