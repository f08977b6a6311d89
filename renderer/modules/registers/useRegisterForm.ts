import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDraft } from '../../app/drafts.ts'
import { toFault, type Fault } from '../../client/faults.ts'
import { useUndoableAction } from './useUndoableAction.ts'

/** Field by field what is wrong; nothing where all is well. */
export type Problems<Field extends string> = Partial<Record<Field, string>>

interface Options<Draft, Field extends string> {
  /** The fields that the form can mark. */
  fields: readonly Field[]
  blank: () => Draft
  /** The draft after one is saved, where the next has something in common with it; `blank` unless told. */
  next?: (saved: Draft) => Draft
  problems: (draft: Draft) => Problems<Field>
  send: (draft: Draft) => Promise<{ undoId?: number }>
  /** What is said once it is saved. */
  saved: (draft: Draft) => string
}

/**
 * A register's form: what is typed outlives the lock screen, is checked once somebody tries to save, and gives way to
 * the next one as soon as it is saved. `panel` is the template ref of its `RegisterForm`. Use inside setup.
 */
export function useRegisterForm<Draft extends object, Field extends string>(
  name: string,
  options: Options<Draft, Field>,
) {
  const { t } = useI18n()
  const { tell } = useUndoableAction()
  const { draft } = useDraft(`${name}.form`, options.blank)
  const panel = ref<{ settle: () => Promise<void>; focusFirst: () => void; focusProblem: () => void } | null>(
    null,
  )
  const busy = ref(false)
  const tried = ref(false)
  const failed = shallowRef<unknown>(null)
  /** What the core refused, until something is changed. */
  const refused = shallowRef<Problems<Field>>({})
  watch(draft, () => (refused.value = {}), { deep: true })

  const found = computed(() => options.problems(draft as Draft))
  const problems = computed<Problems<Field>>(() => ({
    ...(tried.value ? found.value : {}),
    ...refused.value,
  }))
  const complete = computed(() => Object.keys(found.value).length === 0)

  async function save(): Promise<void> {
    if (busy.value) return
    busy.value = true
    failed.value = null
    try {
      // A room that was typed a moment ago may still be looked for.
      await panel.value?.settle()
      tried.value = true
      if (!complete.value) return await showProblem()
      const saved = { ...(draft as Draft) }
      const { undoId } = await options.send(saved)
      const words = options.saved(saved)
      Object.assign(draft, options.next?.(saved) ?? options.blank())
      tried.value = false
      // The next one is typed at once, before the list has been asked anew.
      void tell(words, undoId)
      await nextTick()
      panel.value?.focusFirst()
    } catch (error) {
      const told = problemOf(toFault(error))
      if (told) {
        refused.value = told
        await showProblem()
      } else failed.value = error
    } finally {
      busy.value = false
    }
  }
  async function showProblem() {
    await nextTick()
    panel.value?.focusProblem()
  }

  /** A fault at its field; null where the form has no such field, or no words for it. */
  function problemOf({ code, field, params }: Fault): Problems<Field> | null {
    const known = options.fields.find((one) => one === field)
    const words = known && wordsFor(known, code, params?.['reason'])
    return known && words ? ({ [known]: words } as Problems<Field>) : null
  }
  function wordsFor(field: string, code: string, reason: unknown): string {
    if (reason === 'id-number') return t('registers.problem.idNumber')
    if (code === 'ALREADY_EXISTS' && ['label', 'tracking', 'pass'].includes(field))
      return t(`registers.taken.${field}`)
    return /phone$/i.test(field) ? t('registers.problem.phone') : ''
  }

  return { draft, panel, busy, failed, problems, complete, save }
}
