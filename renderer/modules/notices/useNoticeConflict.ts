import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '../../client/client.ts'
import { useTheirs } from '../../components/composables/useTheirs.ts'
import { draftOf, type NoticeDraft } from './notice-draft.ts'
import { useNoticeSlots } from './useNoticeSlots.ts'

const shownFields = ['kind', 'outageId', 'title', 'body', 'signedBy', 'datedOn', 'validUntil'] as const

/** What a colleague saved of the same draft beside what is typed here. Use inside setup. */
export function useNoticeConflict(draft: NoticeDraft) {
  const { t } = useI18n()
  const { titleOf } = useNoticeSlots(() => draft.outageId)
  const { theirs, compare, settle } = useTheirs(async (id: number) =>
    draftOf(await client.notices.get({ id })),
  )

  function shown(of: NoticeDraft, field: (typeof shownFields)[number]): string {
    if (field === 'kind') return t(`terms.noticeKind.${of.kind}`)
    return field === 'outageId' ? titleOf(of.outageId) : (of[field] ?? '')
  }
  const rows = computed(() => {
    const latest = theirs.value
    if (!latest) return []
    return shownFields
      .filter((field) => latest[field] !== draft[field])
      .map((field) => ({
        label: t(`notices.field.${field === 'outageId' ? 'outage' : field}`),
        theirs: shown(latest, field),
        mine: shown(draft, field),
      }))
  })
  return { theirs, rows, compare, settle }
}
