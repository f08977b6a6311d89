import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PaperRow } from '../../../shared/modules/surveys/wave-contract.ts'
import type { HouseKind } from '../../../shared/modules/houses/terms.ts'
import type { PaperState } from '../../../shared/modules/surveys/terms.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

const tones: Record<PaperState, 'plain' | 'info' | 'done' | 'soon'> = {
  ready: 'plain',
  out: 'info',
  returned: 'done',
  refused: 'soon',
  absent: 'soon',
  vacant: 'soon',
  lost: 'soon',
}

/** The columns of the papers, and how one stands in words and colour. Use inside setup. */
export function usePaperColumns() {
  const { t } = useI18n()
  const { shortDay } = useDates()
  const day = (value: string | null) => (value === null ? '' : shortDay(value))

  /** How it stands; typed already, or a reserve that still waits. */
  function stateText(row: PaperRow): string {
    const state = t(`terms.paperState.${row.state}`)
    if (row.entered) return t('waves.papers.entered', { state })
    if (row.role === 'reserve' && row.replaces === '') return t('waves.papers.waits')
    return state
  }
  const tone = (row: PaperRow) => (row.role === 'reserve' && row.replaces === '' ? 'plain' : tones[row.state])
  const roleText = (row: PaperRow) =>
    row.replaces === ''
      ? t(`terms.paperRole.${row.role}`)
      : t('waves.papers.replacing', { number: row.replaces })

  const columns = computed((): ListColumn<PaperRow>[] => [
    {
      key: 'number',
      label: t('waves.papers.number'),
      width: 96,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    { key: 'room', label: t('waves.papers.room'), width: 120, text: (row) => row.room },
    {
      key: 'houseKind',
      label: t('waves.papers.houseKind'),
      width: 80,
      usual: false,
      text: (row) => (row.houseKind === '' ? '' : t(`terms.houseKind.${row.houseKind as HouseKind}`)),
    },
    { key: 'role', label: t('waves.papers.role'), width: 140, text: roleText },
    { key: 'interviewer', label: t('waves.papers.interviewer'), width: 118, text: (row) => row.interviewer },
    { key: 'issuedOn', label: t('waves.papers.issuedOn'), width: 84, text: (row) => day(row.issuedOn) },
    { key: 'returnedOn', label: t('waves.papers.returnedOn'), width: 84, text: (row) => day(row.returnedOn) },
    {
      key: 'way',
      label: t('waves.papers.way'),
      width: 84,
      text: (row) => (row.way === '' ? '' : t(`terms.responseWay.${row.way}`)),
    },
    { key: 'state', label: t('waves.papers.state'), minWidth: 210, text: stateText },
    {
      key: 'second',
      label: t('waves.papers.second'),
      width: 74,
      usual: false,
      text: (row) => (row.second ? t('waves.papers.twice') : ''),
    },
    {
      key: 'printed',
      label: t('waves.papers.printed'),
      width: 74,
      usual: false,
      text: (row) => (row.printed ? t('waves.papers.yes') : ''),
    },
    { key: 'notes', label: t('waves.papers.notes'), minWidth: 120, text: (row) => row.notes },
  ])
  return { columns, stateText, tone }
}
