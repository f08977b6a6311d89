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

type Named = 'id' | 'version' | 'number'

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
  /** Does it and reads the papers anew; answers whether it was done, what kept it from being is said. */
  async function carryOut(step: () => Promise<unknown>): Promise<boolean> {
    try {
      await step()
      return true
    } catch (error) {
      toast.fault(error)
      return false
    } finally {
      await refresh()
    }
  }
  const replace = ({ id, version, number }: PaperRow) =>
    carryOut(async () => {
      const { number: by, ...reserve } = await client.surveys.waves.papers.replace({ id, version })
      const back = { ...reserve, number: by, replaces: number }
      toast.done(t('waves.papers.replaced', { number, by }), () => void unreplace(back))
    })
  /** The reserve waits again. */
  const unreplace = ({ id, version, number, replaces }: Pick<PaperRow, Named | 'replaces'>) =>
    carryOut(async () => {
      await client.surveys.waves.papers.unreplace({ id, version })
      toast.done(t('waves.papers.unreplaced', { number, of: replaces }))
    })
  /** The paper is back at the office, nobody's. */
  const unassign = ({
    id,
    version,
    number,
    ...before
  }: Pick<PaperRow, Named | 'interviewerId' | 'issuedOn'>) =>
    carryOut(async () => {
      await client.surveys.waves.papers.unassign({ id, version })
      const { interviewerId, issuedOn } = before
      const again = { waveId: wave().id, paperIds: [id], interviewerId: interviewerId ?? 0, issuedOn }
      toast.done(
        t('waves.papers.unassigned', { number }),
        () => void carryOut(() => client.surveys.waves.papers.assign(again)),
      )
    })
  return { find, record, replace, unreplace, unassign, refresh }
}
