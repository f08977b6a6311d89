import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { VersionWhole } from '../../../shared/modules/surveys/questionnaire-contract.ts'
import { useEditDraft } from '../../app/useEditDraft.ts'
import { api, client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { useTheirs } from '../../components/composables/useTheirs.ts'
import { useDraftHistory } from './useDraftHistory.ts'
import {
  blankQuestion,
  coverFields,
  draftOf,
  fieldsOf,
  moveQuestion,
  problemsOf,
  questionAt,
  sameDraft,
  type VersionDraft,
} from './version-draft.ts'

/** `null` stands for the words around the questions. */
export type Selected = number | null

/**
 * A version while it is written: what is typed outlives the lock screen, every step can be taken back, and what is wrong is marked
 * once somebody tried to save. Use inside setup.
 */
export function useVersionEditor(whole: () => VersionWhole) {
  const { t } = useI18n()
  const cache = useQueryClient()
  const { id } = whole()
  const edit = useEditDraft(`questionnaires.version.${id}`, () => draftOf(whole()), sameDraft)
  const { draft, unsaved } = edit
  const history = useDraftHistory(draft)
  const selected = ref<Selected>(draft.questions.length > 0 ? 0 : null)
  const tried = ref(false)
  const found = computed(() => problemsOf(draft))
  const problems = computed(() => (tried.value ? found.value : new Map<string, never>()))

  function startFrom(next: VersionDraft) {
    edit.startFrom(next)
    history.forget()
    keepSelected()
  }
  function keepSelected() {
    if (selected.value !== null && selected.value >= draft.questions.length)
      selected.value = draft.questions.length > 0 ? draft.questions.length - 1 : null
  }
  // What a colleague saved is taken over while nothing is typed here.
  watch(whole, (next) => {
    if (next.version !== draft.version && !unsaved.value) startFrom(draftOf(next))
  })

  const questions = {
    /** A new one below the selected one. */
    add() {
      const at = selected.value === null ? 0 : selected.value + 1
      draft.questions.splice(at, 0, blankQuestion(draft.questions[at - 1]))
      selected.value = at
    },
    remove(at: number) {
      draft.questions.splice(at, 1)
      keepSelected()
    },
    /** Answers where it stands then. */
    move(at: number, step: 1 | -1): number {
      selected.value = moveQuestion(draft.questions, at, step)
      return selected.value
    },
  }
  function undo(): boolean {
    const done = history.undo()
    keepSelected()
    return done
  }

  const { theirs, compare, settle } = useTheirs(async () =>
    draftOf(await client.surveys.questionnaires.version({ versionId: id })),
  )
  const excerpt = (words: string | undefined) => (words ?? '').slice(0, 40)
  const differences = computed(() => {
    const latest = theirs.value
    if (!latest) return []
    const cover = coverFields
      .filter((field) => latest[field] !== draft[field])
      .map((field) => ({
        label: t(`questionnaires.edit.field.${field}`),
        theirs: excerpt(latest[field]),
        mine: excerpt(draft[field]),
      }))
    const [theirQuestions, mine] = [fieldsOf(latest).questions, fieldsOf(draft).questions]
    const rows = Array.from({ length: Math.max(theirQuestions.length, mine.length) }, (_, index) => index)
      .filter((index) => JSON.stringify(theirQuestions[index]) !== JSON.stringify(mine[index]))
      .map((index) => ({
        label: t('questionnaires.edit.number', { number: index + 1 }),
        theirs: excerpt(theirQuestions[index]?.words),
        mine: excerpt(mine[index]?.words),
      }))
    return [...cover, ...rows]
  })

  const refresh = () => cache.invalidateQueries({ queryKey: api.surveys.questionnaires.key() })

  /** True once everything typed is in the database; goes to the first problem otherwise. Throws what is no conflict. */
  async function save(): Promise<boolean> {
    tried.value = true
    const [first] = found.value.keys()
    if (first !== undefined) {
      selected.value = questionAt(first)
      return false
    }
    const fields = fieldsOf(draft)
    try {
      const { version } = await client.surveys.questionnaires.save({ id, version: draft.version, ...fields })
      draft.version = version
      edit.before.value = JSON.parse(JSON.stringify(draft)) as VersionDraft
      tried.value = false
      await refresh()
      return true
    } catch (error) {
      if (toFault(error).code !== 'CONFLICT') throw error
      await compare()
      return false
    }
  }
  function takeTheirs() {
    const latest = settle()
    if (latest) startFrom(latest)
    void refresh()
  }
  async function keepMine(): Promise<boolean> {
    const latest = settle()
    if (!latest) return false
    edit.before.value = latest
    draft.version = latest.version
    return save()
  }

  return {
    draft,
    unsaved,
    restored: edit.restored,
    selected,
    found,
    problems,
    questions,
    undo,
    undoable: history.undoable,
    save,
    refresh,
    discard: () => startFrom(draftOf(whole())),
    conflict: { theirs, differences, takeTheirs, keepMine },
  }
}
