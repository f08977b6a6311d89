import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { slotsIn } from '../../../shared/modules/aids/slots.ts'
import type { NoticeFields, NoticeRow } from '../../../shared/modules/notices/contract.ts'
import type { NoticeKind } from '../../../shared/modules/notices/terms.ts'
import { useEditDraft } from '../../app/useEditDraft.ts'
import { api, client } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { toFault } from '../../client/faults.ts'

interface NoticeDraft {
  kind: NoticeKind
  title: string
  body: string
  signedBy: string
  datedOn: string | null
  validUntil: string | null
  outageId: number | null
}
const fields = ['title', 'body', 'signedBy', 'datedOn', 'validUntil'] as const
export type NoticeField = (typeof fields)[number]

const draftOf = ({ kind, title, body, signedBy, datedOn, validUntil, outageId }: NoticeRow): NoticeDraft => ({
  ...{ kind, title, body, signedBy, datedOn, validUntil, outageId },
})

/**
 * The form of a notice, a new one or a draft: what is typed outlives the lock screen, what is wrong is marked once somebody
 * tries to save or to publish. `signedBy`: who signs a new one. Use inside setup.
 */
export function useNoticeForm(row: NoticeRow | null, signedBy: string) {
  const { t } = useI18n()
  const cache = useQueryClient()
  const day = today.value
  const { draft, unsaved, startFrom, discard } = useEditDraft<NoticeDraft>(
    `notices.${row?.id ?? 'new'}`,
    () =>
      row
        ? draftOf(row)
        : { kind: 'outage', title: '', body: '', signedBy, datedOn: day, validUntil: null, outageId: null },
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  /** The draft in the books, once there is one. */
  const saved = shallowRef<{ id: number; version: number; number: string } | null>(row)
  const tried = ref<'no' | 'save' | 'publish'>('no')
  const failed = shallowRef<unknown>(null)
  const unfilled = computed(() => slotsIn(draft.title).length + slotsIn(draft.body).length)

  function wrong(field: NoticeField): string {
    if (tried.value === 'no') return ''
    const toFill = tried.value === 'publish' && (field === 'title' || field === 'body')
    if (toFill && slotsIn(draft[field] ?? '').length > 0) return t('notices.problem.unfilled')
    if (field === 'validUntil')
      return draft.validUntil !== null && draft.datedOn !== null && draft.validUntil < draft.datedOn
        ? t('notices.problem.validUntil')
        : ''
    return (draft[field] ?? '').trim() === '' ? t(`notices.problem.${field}`) : ''
  }
  const problems = computed(() =>
    Object.fromEntries(fields.map((field) => [field, wrong(field)] as const).filter(([, words]) => words)),
  ) as { value: Partial<Record<NoticeField, string>> }

  /** Whether it can be saved, or published; what is missing is marked. */
  function check(what: 'save' | 'publish'): boolean {
    tried.value = what
    return Object.keys(problems.value).length === 0
  }

  /** Writes it as a draft. Throws what the core refuses. */
  async function write() {
    const { datedOn, ...typed } = draft
    const facts: NoticeFields = { ...typed, datedOn: datedOn ?? day }
    const before = saved.value
    try {
      if (before && !unsaved.value) return before
      saved.value = before
        ? {
            ...before,
            ...(await client.notices.update({ id: before.id, version: before.version, ...facts })),
          }
        : await client.notices.create(facts)
      if (row) startFrom({ ...draft })
      return saved.value
    } finally {
      await cache.invalidateQueries({ queryKey: api.notices.key() })
    }
  }

  async function save(): Promise<boolean> {
    failed.value = null
    if (!check('save')) return false
    try {
      await write()
      return true
    } catch (error) {
      failed.value = toFault(error)
      return false
    }
  }

  return { draft, unsaved, discard, saved, problems, unfilled, failed, check, write, save }
}
