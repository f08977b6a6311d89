import { nextTick, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { now, officeZone } from '../../client/clock.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'
import { yesterdayNow } from './received-moment.ts'
import type { RegistrationDraft } from './registration-draft.ts'

/**
 * The parts of the form that are opened by hand: solved on the spot (Alt+S) and back-entry (Alt+B). The key opens one
 * and goes into it; a second time it closes what has no words in it. Use inside setup.
 */
export function useFormSwitches(
  draft: Ref<RegistrationDraft>,
  focus: { solved: () => void; backEntry: () => void; words: () => void },
) {
  const { t } = useI18n()

  /** What was written when it was closed: it stands there again when it is opened again. */
  let closed = ''
  function closeSolved() {
    closed = draft.value.solved ?? ''
    draft.value.solved = null
    focus.words()
  }
  function toggleSolved() {
    const { solved, kind } = draft.value
    if (solved?.trim() === '' && kind !== 'inquiry') return closeSolved()
    draft.value.solved ??= closed
    void nextTick(focus.solved)
  }

  function closeBackEntry() {
    Object.assign(draft.value, { backEntry: false, blankNumber: '', received: { day: null, time: '' } })
    focus.words()
  }
  function toggleBackEntry() {
    if (draft.value.backEntry)
      return draft.value.blankNumber.trim() === '' ? closeBackEntry() : focus.backEntry()
    draft.value.backEntry = true
    // A message's true time may stand there already.
    if (draft.value.received.time === '')
      draft.value.received = yesterdayNow({ now: now.value, timeZone: officeZone.value })
    void nextTick(focus.backEntry)
  }

  useHotkeys({
    'Alt+S': { run: toggleSolved, label: () => t('tickets.form.solve') },
    'Alt+B': { run: toggleBackEntry, label: () => t('tickets.form.backEntryOpen') },
  })
  return { toggleSolved, closeSolved, toggleBackEntry, closeBackEntry }
}
