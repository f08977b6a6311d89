import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '../../client/client.ts'
import { useTheirs } from '../../components/composables/useTheirs.ts'
import { draftOf, personFields, sameTags, type Resident, type ResidentDraft } from './resident-draft.ts'

interface Named {
  id: number
  name: string
}

/**
 * What somebody else saved meanwhile beside what is typed here. `groups` and `tags` are the office's lists, for their
 * words. Use inside setup.
 */
export function useResidentConflict(
  draft: ResidentDraft,
  lists: () => { groups: readonly Named[]; tags: readonly Named[] },
) {
  const { t } = useI18n()
  const { theirs, compare, settle } = useTheirs(async ({ id }: Resident) =>
    draftOf(await client.residents.get({ id })),
  )

  const rows = computed(() => {
    const latest = theirs.value
    if (!latest) return []
    const differing = personFields
      .filter((field) => latest[field] !== draft[field])
      .map((field) => ({
        label: t(`residents.form.${field}`),
        theirs: shown(latest, field),
        mine: shown(draft, field),
      }))
    if (sameTags(latest.tagIds, draft.tagIds)) return differing
    const tags = { label: t('residents.form.tags'), theirs: tagWords(latest), mine: tagWords(draft) }
    return [...differing, tags]
  })

  function shown(of: ResidentDraft, field: (typeof personFields)[number]): string {
    if (field === 'gender') return of.gender ? t(`terms.gender.${of.gender}`) : ''
    if (field === 'groupId') return lists().groups.find(({ id }) => id === of.groupId)?.name ?? ''
    return of[field]
  }
  const tagWords = ({ tagIds }: ResidentDraft) =>
    lists()
      .tags.filter(({ id }) => tagIds.includes(id))
      .map(({ name }) => name)
      .join(t('parts.list.separator'))

  return { theirs, rows, compare, settle }
}
