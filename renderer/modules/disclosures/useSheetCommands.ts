import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { Sheet } from '../../../shared/modules/disclosures/contract.ts'
import { api, client } from '../../client/client.ts'
import { useToast } from '../../components/composables/useToast.ts'

/** What is done with a sheet as a whole; each throws what the core refuses. Use inside setup. */
export function useSheetCommands(sheet: () => Sheet) {
  const { t } = useI18n()
  const router = useRouter()
  const cache = useQueryClient()
  const toast = useToast()
  const reference = () => ({ id: sheet().id, version: sheet().version })

  const refresh = () =>
    Promise.all(
      [api.disclosures.key(), api.notices.key()].map((queryKey) => cache.invalidateQueries({ queryKey })),
    )
  /** Somebody else may have been faster: what is shown is asked anew in any case. */
  async function perform<Answer>(command: () => Promise<Answer>, words: (answer: Answer) => string) {
    try {
      const answer = await command()
      toast.done(words(answer))
      return answer
    } finally {
      await refresh()
    }
  }

  return {
    refresh,
    sendBack: (words: string) =>
      perform(
        () => client.disclosures.sendBack({ ...reference(), words }),
        () => t('disclosures.step.sentBack'),
      ),
    publish: (posting: { postedFrom: string; postedUntil: string; words: string }) =>
      perform(
        () => client.disclosures.publish({ ...reference(), ...posting }),
        ({ checkCode }) => t('disclosures.step.published', { code: checkCode }),
      ),
    async revise(reason: string) {
      const made = await perform(
        () => client.disclosures.revise({ id: sheet().id, reason }),
        ({ number }) => t('disclosures.step.revised', { number }),
      )
      await router.push({ name: 'disclosures.sheet', params: { id: made.id } })
    },
    discard: (reason: string) =>
      perform(
        () => client.disclosures.discard({ ...reference(), reason }),
        () => t('disclosures.step.discarded'),
      ),
  }
}
