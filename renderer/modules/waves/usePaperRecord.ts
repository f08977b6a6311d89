import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { readPaperNumber } from '../../../shared/modules/surveys/paper-number.ts'
import type { PaperState, ResponseWay } from '../../../shared/modules/surveys/terms.ts'
import type { PaperRow, WaveRow } from '../../../shared/modules/surveys/wave-contract.ts'
import { api, client } from '../../client/client.ts'
import { useToast } from '../../components/composables/useToast.ts'

/** A household that cannot be asked: a reserve may take its place. */
export const failedStates: readonly PaperState[] = ['refused', 'absent', 'vacant', 'lost']

export const replaceable = (row: PaperRow): boolean =>
  failedStates.includes(row.state) &&
  row.replacedBy === '' &&
  row.role !== 'free' &&
  (row.role === 'main' || row.replaces !== '')

/** What is written of papers: how they fared, and what takes the place of one that failed. Use inside setup. */
export function usePaperRecord(wave: () => Pick<WaveRow, 'id' | 'code'>) {
  const { t } = useI18n()
  const toast = useToast()
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: api.surveys.waves.key() })

  /** The paper of a number as typed or scanned; null where the wave has none. */
  async function find(typed: string): Promise<PaperRow | null> {
    const { id, code } = wave()
    const number = readPaperNumber(typed, code)
    if (number === null) return null
    const { rows } = await client.surveys.waves.papers.list({ waveId: id, text: number, size: 20 })
    return rows.find((row) => row.number === number) ?? null
  }
  async function record(
    { id, version }: PaperRow,
    fared: { state: PaperState; on: string; way: ResponseWay; notes: string },
  ) {
    try {
      return await client.surveys.waves.papers.record({ id, version, ...fared })
    } finally {
      await refresh()
    }
  }
  async function replace({ id, version, number }: PaperRow) {
    try {
      const reserve = await client.surveys.waves.papers.replace({ id, version })
      toast.done(t('waves.papers.replaced', { number, by: reserve.number }))
    } catch (error) {
      toast.fault(error)
    } finally {
      await refresh()
    }
  }
  return { find, record, replace, refresh }
}
