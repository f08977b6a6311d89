import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { VoiceRow } from '../../../shared/modules/voices/contract.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** A mean of scores with one decimal; a dash where nothing was scored. */
export const meanText = (mean: number | null): string => (mean === null ? '—' : mean.toFixed(1))

/** The columns of the list of voices. Use inside setup. */
export function useVoiceColumns() {
  const { t } = useI18n()

  /** What it comes to in a few signs: a mean of scores, a rating, slips, people. */
  function resultText(row: VoiceRow): string {
    if (row.kind === 'mystery') return t('voices.list.mean', { mean: meanText(row.meanScore) })
    if (row.kind === 'rating') return t('voices.list.grade', { score: row.score ?? '—' })
    if (row.kind === 'box') return t('voices.list.slips', { count: row.slips ?? 0 })
    return row.people === null ? '' : t('voices.list.people', { count: row.people })
  }
  const about = (row: VoiceRow) =>
    row.checklist ||
    row.topic ||
    (row.theme ? t(`terms.theme.${row.theme}`) : '') ||
    row.words ||
    row.firstPoint

  const columns = computed((): ListColumn<VoiceRow>[] => [
    {
      key: 'number',
      label: t('voices.field.number'),
      width: 138,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    {
      key: 'kind',
      label: t('voices.field.kind'),
      width: 140,
      text: (row) => t(`terms.voiceKind.${row.kind}`),
    },
    { key: 'day', label: t('voices.field.day'), width: 112, text: (row) => row.day },
    { key: 'about', label: t('voices.field.about'), minWidth: 220, text: about },
    {
      key: 'where',
      label: t('voices.field.where'),
      width: 170,
      text: (row) => [row.room, row.resident, row.box || row.place].filter(Boolean).join(' '),
    },
    { key: 'result', label: t('voices.field.result'), width: 116, text: resultText },
    {
      key: 'points',
      label: t('voices.field.points'),
      width: 76,
      align: 'right',
      text: (row) => (row.pointCount === 0 ? '' : String(row.pointCount)),
    },
    {
      key: 'role',
      label: t('voices.field.role'),
      width: 96,
      usual: false,
      text: (row) => (row.role ? t(`terms.voiceRole.${row.role}`) : ''),
    },
    { key: 'words', label: t('voices.field.words'), minWidth: 200, usual: false, text: (row) => row.words },
    { key: 'by', label: t('voices.field.by'), width: 84, text: (row) => row.by },
  ])
  return { columns, resultText }
}
