import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { slotsIn } from '../../../shared/modules/aids/slots.ts'
import type { NoticeFields, NoticeRow } from '../../../shared/modules/notices/contract.ts'
import { useEditDraft } from '../../app/useEditDraft.ts'
import { api, client } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { toFault } from '../../client/faults.ts'
import { draftOf, type NoticeDraft } from './notice-draft.ts'
import { useNoticeConflict } from './useNoticeConflict.ts'

const fields = ['title', 'body', 'signedBy', 'datedOn', 'validUntil'] as const
export type NoticeField = (typeof fields)[number]

const typedIn = ({ version: _, ...typed }: NoticeDraft) => JSON.stringify(typed)

/**
 * The form of a notice, a new one or a draft: what is typed outlives the lock screen, what is wrong is marked once somebody
 * tries to save or to publish. `signedBy`: who signs a new one. Use inside setup.
 */
export function useNoticeForm(notice: () => NoticeRow | null, signedBy: string) {
  const { t } = useI18n()
  const cache = useQueryClient()
  const day = today.value
  const row = notice()
  const { draft, before, unsaved, startFrom, discard } = useEditDraft<NoticeDraft>(
    `notices.${row?.id ?? 'new'}`,
    () =>
      row
        ? draftOf(row)
        : {
            ...{ version: null, kind: 'outage', title: '', body: '' },
            ...{ signedBy, datedOn: day, validUntil: null, outageId: null },
          },
    (a, b) => typedIn(a) === typedIn(b),
  )
  /** The draft in the books, once there is one. */
  const saved = shallowRef<{ id: number; version: number; number: string } | null>(
    row && { id: row.id, number: row.number, version: draft.version ?? row.version },
  )
  /** What is typed goes over this version of the draft from now on. */
  function follow(version: number) {
    if (saved.value) saved.value = { ...saved.value, version }
    draft.version = version
  }
  // What a colleague saved is taken over while nothing is typed here.
  watch(notice, (next) => {
    if (next === null || next.id !== saved.value?.id || next.version === saved.value.version) return
    if (unsaved.value) return
    startFrom(draftOf(next))
    follow(next.version)
  })
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
    const { datedOn, version: _, ...typed } = draft
    const facts: NoticeFields = { ...typed, datedOn: datedOn ?? day }
    const known = saved.value
    try {
      if (known && !unsaved.value) return known
      saved.value = known
        ? {
            ...known,
            ...(await client.notices.update({ id: known.id, version: known.version, ...facts })),
          }
        : await client.notices.create(facts)
      draft.version = saved.value.version
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
      if (!(await collided(error))) failed.value = toFault(error)
      return false
    }
  }

  const conflict = useNoticeConflict(draft)
  /** Whether a colleague saved this draft first; what they wrote is then shown beside what is typed here. */
  async function collided(error: unknown): Promise<boolean> {
    if (!saved.value || toFault(error).code !== 'CONFLICT') return false
    await conflict.compare(saved.value.id)
    return true
  }
  function takeTheirs() {
    const theirs = conflict.settle()
    if (!theirs) return
    startFrom(theirs)
    follow(theirs.version!)
  }
  async function keepMine(): Promise<boolean> {
    const theirs = conflict.settle()
    if (!theirs) return false
    before.value = theirs
    follow(theirs.version!)
    return save()
  }

  return {
    ...{ draft, unsaved, discard, saved, problems, unfilled, failed, check, write, save, collided },
    conflict: { theirs: conflict.theirs, rows: conflict.rows, takeTheirs, keepMine },
  }
}
