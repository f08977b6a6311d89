import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { HouseRecord } from '../../../shared/modules/houses/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { useDates } from '../../components/composables/useDates.ts'
import { tableBlocks, textBlock, type CardBlock } from '../../components/print/card-blocks.ts'
import type { House } from './house-draft.ts'
import { isOpen, useHouseFacts } from './useHouseFacts.ts'
import { useWarrantyWords } from './useWarrantyWords.ts'

/** A house's card as it goes to paper, phones masked. Use inside setup. */
export function useHousePrint(house: House) {
  const { t } = useI18n()
  const { date } = useDates()
  const { left } = useWarrantyWords()
  const { building, kept, floorAndLine } = useHouseFacts(house)

  const list = (items: readonly string[]) => items.filter(Boolean).join(t('parts.list.separator'))
  const recordWords = ({ words, cause, materials, warrantyUntil }: HouseRecord) =>
    [
      words,
      cause && `${t('houses.record.cause')} ${cause}`,
      materials && `${t('houses.record.materials')} ${materials}`,
      warrantyUntil && `${t('houses.record.warrantyUntil')} ${warrantyUntil}`,
    ]
      .filter(Boolean)
      .join('　')

  const blocks = computed<CardBlock[]>(() => {
    const now = house.occupancies.filter(({ until }) => until === null)
    const before = house.occupancies.filter(({ until }) => until !== null)
    const facts = [
      { key: 'state', label: t('houses.form.state'), value: t(`terms.houseState.${house.state}`) },
      { key: 'floor', label: t('houses.card.floorAndLine'), value: floorAndLine.value },
      ...building.value,
      ...kept.value,
    ]
    return [
      ...textBlock('hazards', t('houses.card.hazards'), house.hazards),
      { kind: 'facts', key: 'facts', title: t('houses.form.facts'), facts },
      ...tableBlocks(
        'now',
        t('houses.print.residents'),
        [
          t('houses.print.name'),
          t('houses.print.role'),
          t('houses.print.since'),
          t('houses.print.phones'),
          t('houses.print.plates'),
        ],
        '2fr 2fr 1.3fr 2.2fr 1.6fr',
        now.map((person) => [
          person.name,
          list([t(`terms.occupancyRole.${person.role}`), person.primary ? t('houses.print.primary') : '']),
          person.since ?? '',
          list(person.phones.map(({ masked }) => masked)),
          list(person.plates),
        ]),
      ),
      ...tableBlocks(
        'before',
        t('houses.print.before'),
        [t('houses.print.name'), t('houses.print.role'), t('houses.print.span')],
        '2fr 1fr 3fr',
        before.map(({ name, role, since, until }) => [
          name,
          t(`terms.occupancyRole.${role}`),
          t('houses.card.span', { since: since ?? t('houses.card.unknown'), until: until ?? '' }),
        ]),
      ),
      ...textBlock(
        'parking',
        t('houses.card.parking'),
        list(house.parking.map(({ label, name }) => `${label} ${name}`)),
      ),
      ...tableBlocks(
        'warranty',
        t('houses.print.warranty'),
        [t('houses.print.part'), t('houses.print.until'), t('houses.print.left')],
        '1fr 1fr 1fr',
        house.warranties.map(({ part, until }) => [t(`terms.warrantyPart.${part}`), until, left(until).text]),
      ),
      ...tableBlocks(
        'tickets',
        t('houses.print.tickets'),
        [
          t('houses.print.number'),
          t('houses.print.date'),
          t('houses.print.category'),
          t('houses.print.words'),
        ],
        '1.5fr 1fr 1.3fr 3fr',
        house.tickets
          .filter(isOpen)
          .map(({ number, receivedAt, category, words }) => [number, date(receivedAt), category, words]),
      ),
      ...tableBlocks(
        'records',
        t('houses.print.records'),
        [
          t('houses.print.date'),
          t('houses.print.kind'),
          t('houses.print.words'),
          t('houses.print.cost'),
          t('houses.print.worker'),
        ],
        '1.1fr 1.2fr 4.4fr 1.1fr 1.1fr',
        house.records
          .filter(({ voided }) => !voided)
          .map((record) => [
            record.happenedOn,
            t(`terms.houseRecordKind.${record.kind}`),
            [record.part, recordWords(record)].filter(Boolean).join('　'),
            record.costFen === null ? '' : formatYuan(record.costFen),
            record.worker,
          ]),
      ),
      ...textBlock('notes', t('houses.form.notes'), house.notes),
    ]
  })
  return { blocks }
}
