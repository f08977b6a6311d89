import { useI18n } from 'vue-i18n'
import { useDates } from '../../components/composables/useDates.ts'
import { tableBlocks, textBlock, type CardBlock } from '../../components/print/card-blocks.ts'
import type { Resident } from './resident-draft.ts'
import { usePhoneLabels } from './usePhoneLabels.ts'
import { useResidentFacts } from './useResidentFacts.ts'

/**
 * A resident's card as it goes to paper, as it is now: numbers masked, sensitive flags without their names. Voluntary
 * information stays out: paper lies about. Use inside setup.
 */
export function useResidentPrint(resident: Resident): { lines: string[]; blocks: CardBlock[] } {
  const { t } = useI18n()
  const { date } = useDates()
  const { labelWord } = usePhoneLabels()
  const { fullAbout, openTickets, wishes } = useResidentFacts(() => resident)

  const list = (items: readonly string[]) => items.filter(Boolean).join(t('parts.list.separator'))
  const fact = (key: string, label: string, value: string) => ({ key, label, value })
  const facts = [
    fact('group', t('residents.form.groupId'), resident.groupName),
    fact('tags', t('residents.form.tags'), list(resident.tags.map(({ name }) => name))),
    fact('idNumber', t('residents.form.idNumber'), resident.idNumber),
    fact('wishes', t('residents.card.wishes'), wishes.value),
    fact(
      'emergency',
      t('residents.card.emergency'),
      [resident.emergencyName, resident.emergencyPhone].filter(Boolean).join(' '),
    ),
    fact('plates', t('residents.form.plates'), list(resident.plates.map(({ plate }) => plate))),
  ]
  const span = (since: string | null, until: string | null) =>
    since || until ? `${since ?? t('residents.print.unknown')} – ${until ?? ''}` : ''

  const blocks: CardBlock[] = [
    ...tableBlocks(
      'flags',
      t('residents.flags.title'),
      [t('residents.flags.which'), t('residents.print.advice')],
      '1fr 3fr',
      resident.flags.map(({ name, sensitive, advice }) => [sensitive ? t('parts.flags.heed') : name, advice]),
    ),
    { kind: 'facts', key: 'facts', title: t('residents.print.facts'), facts },
    ...tableBlocks(
      'phones',
      t('residents.phones.title'),
      [t('residents.form.phone'), t('residents.form.phoneLabel')],
      '1fr 1fr',
      resident.phones.map(({ masked, label }) => [masked, labelWord(label)]),
    ),
    ...tableBlocks(
      'homes',
      t('residents.homes.title'),
      [t('residents.form.house'), t('residents.form.role'), t('residents.print.span')],
      '2fr 1.2fr 1.2fr',
      resident.occupancies.map(({ longLabel, role, primary, since, until }) => [
        longLabel,
        list([t(`terms.occupancyRole.${role}`), primary && until === null ? t('residents.primary') : '']),
        span(since, until),
      ]),
    ),
    ...tableBlocks(
      'preferences',
      t('residents.card.likes'),
      [t('residents.preferences.kind'), t('residents.print.words'), t('residents.print.noted')],
      '0.8fr 4fr 1.2fr',
      resident.preferences
        .filter(({ metOn }) => metOn === null)
        .map(({ kind, words, notedOn }) => [t(`terms.preferenceKind.${kind}`), words, notedOn]),
    ),
    ...tableBlocks(
      'tickets',
      t('residents.print.openTickets'),
      [
        t('residents.print.number'),
        t('residents.print.date'),
        t('residents.print.category'),
        t('residents.print.words'),
      ],
      '1.5fr 1fr 1.3fr 3fr',
      openTickets.value.map(({ number, receivedAt, category, words }) => [
        number,
        date(receivedAt),
        category,
        words,
      ]),
    ),
    ...textBlock('notes', t('residents.form.notes'), resident.notes),
  ]
  return { blocks, lines: [fullAbout.value, t('residents.print.masked')].filter(Boolean) }
}
