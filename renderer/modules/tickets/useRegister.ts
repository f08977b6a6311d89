import { ElMessage } from 'element-plus'
import { h, ref, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import {
  problemOfField,
  problemsOf,
  registrationOf,
  type RegistrationDraft,
  type RegistrationProblem,
} from './registration-draft.ts'
import { useTicketCache } from './useTicketCache.ts'

const toastSeconds = 6

/**
 * Saves a draft. What is missing comes back in `problems`; a fault of the core stays in `fault` and the draft as it
 * is, to be sent again under its own key.
 */
export function useRegister(channelIdOf: (draft: RegistrationDraft) => number | null) {
  const { t } = useI18n()
  const router = useRouter()
  const { refresh } = useTicketCache()
  const busy = ref<'save' | 'print' | null>(null)
  const fault = shallowRef<unknown>(null)
  const problems: Ref<readonly RegistrationProblem[]> = ref([])

  /** The saved ticket, or null when something is missing or failed. */
  async function save(
    draft: RegistrationDraft,
    print: boolean,
  ): Promise<{ id: number; number: string } | null> {
    if (busy.value) return null
    problems.value = problemsOf(draft)
    fault.value = null
    const channelId = channelIdOf(draft)
    if (problems.value.length > 0 || channelId === null) return null
    busy.value = print ? 'print' : 'save'
    try {
      const saved = await client.tickets.register(registrationOf(draft, channelId))
      tell(saved)
      void refresh()
      return saved
    } catch (error) {
      fault.value = error
      const field = problemOfField(toFault(error).field)
      problems.value = field ? [field] : []
      return null
    } finally {
      busy.value = null
    }
  }

  function tell({ id, number }: { id: number; number: string }) {
    const route = { name: 'tickets.card', params: { id } }
    const toast = ElMessage({
      type: 'success',
      duration: toastSeconds * 1000,
      message: h('span', [
        `${t('tickets.register.saved')} `,
        h(
          'a',
          {
            href: router.resolve(route).href,
            onClick: (event: MouseEvent) => {
              event.preventDefault()
              toast.close()
              void router.push(route)
            },
          },
          number,
        ),
      ]),
    })
  }

  return { busy, fault, problems, save }
}
