import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { endsSession, toFault, type Fault } from '../../client/faults.ts'
import { chordOf, isComposing } from '../../components/composables/useHotkeys.ts'

type Act<Row> = (row: Row) => void

export interface BoxSearchOptions<Row> {
  /** Asks for the rows of a text; an aborted question may throw anything. */
  ask: (text: string, signal: AbortSignal) => Promise<readonly Row[]>
  /** Enter, Alt+1…9, a click. */
  open: (row: Row) => void
  /** What other keys do with the active row, `{ F2: register }`; all else is left to the page. */
  keys?: Readonly<Record<string, (row: Row) => void>>
}

/**
 * The one box without its looks: what is typed, the rows that answer it, and the keys. Bare digits are text until ↓
 * moved into the list; what is pressed before the rows of the typed text are there waits for them. Use inside setup.
 */
export function useBoxSearch<Row>({ ask, open, keys = {} }: BoxSearchOptions<Row>) {
  const text = ref('')
  const rows = shallowRef<readonly Row[]>([])
  /** The text the rows belong to; null while there are none. */
  const answered = ref<string | null>(null)
  const fault = shallowRef<Fault | null>(null)
  const shown = ref(false)
  const active = ref(0)
  const inList = ref(false)

  const wanted = computed(() => text.value.trim())
  const fresh = computed(() => wanted.value !== '' && answered.value === wanted.value)
  /** The list or what stands in its place is to be seen. Rows of an earlier text stay until the new ones are there. */
  const isOpen = computed(
    () => shown.value && wanted.value !== '' && (answered.value !== null || fault.value !== null),
  )
  const isEmpty = computed(() => fresh.value && rows.value.length === 0)

  let asking: AbortController | null = null
  let waiting: { act: Act<Row>; index: number } | null = null

  function stop() {
    asking?.abort()
    asking = null
    waiting = null
  }

  function forgetRows() {
    rows.value = []
    answered.value = null
    fault.value = null
    active.value = 0
    inList.value = false
  }

  function type(typed: string) {
    stop()
    text.value = typed
    inList.value = false
    active.value = 0
    shown.value = true
    if (wanted.value === '') forgetRows()
    else if (!fresh.value) void load()
  }

  /** Asks at once: an answer takes the core about a millisecond, less than waiting for a pause would. */
  async function load() {
    asking?.abort()
    const mine = (asking = new AbortController())
    const question = wanted.value
    try {
      const found = await ask(question, mine.signal)
      if (mine.signal.aborted) return
      const moved = answered.value !== question
      rows.value = found
      answered.value = question
      fault.value = null
      if (moved) active.value = 0
      active.value = Math.min(active.value, Math.max(0, found.length - 1))
      runWaiting()
    } catch (error) {
      if (mine.signal.aborted) return
      waiting = null
      const found = toFault(error)
      // The lock screen says it already.
      if (!endsSession(found)) fault.value = found
    } finally {
      if (asking === mine) asking = null
    }
  }

  function runWaiting() {
    const due = waiting
    waiting = null
    if (due) run(due.act, due.index)
  }

  function run(act: Act<Row>, index: number) {
    if (!fresh.value) {
      if (wanted.value === '') return
      waiting = { act, index }
      if (fault.value) void load()
      return
    }
    const row = rows.value[index]
    if (row) act(row)
  }

  function move(step: 1 | -1) {
    if (rows.value.length === 0) return
    if (step === -1 && active.value === 0) inList.value = false
    else {
      inList.value = true
      active.value = Math.min(rows.value.length - 1, active.value + step)
    }
  }

  function clear() {
    stop()
    text.value = ''
    shown.value = false
    forgetRows()
  }

  function hide() {
    waiting = null
    shown.value = false
    inList.value = false
  }

  /** Shows the rows again, asked anew: they may have changed meanwhile. */
  function show() {
    if (shown.value || wanted.value === '') return
    shown.value = true
    void load()
  }

  /** True when the key was taken. */
  function press(chord: string): boolean {
    if (wanted.value === '') {
      if (chord !== 'Esc' || text.value === '') return false
      clear()
      return true
    }
    const digit = /^(Alt\+)?([1-9])$/.exec(chord)
    if (digit) {
      if (!digit[1] && !inList.value) return false
      run(open, Number(digit[2]) - 1)
      return true
    }
    switch (chord) {
      case 'Down':
      case 'Up':
        if (!shown.value) show()
        else move(chord === 'Down' ? 1 : -1)
        return true
      case 'Enter':
        run(open, active.value)
        return true
      case 'Esc':
        clear()
        return true
    }
    const act = keys[chord]
    if (!act) return false
    run(act, active.value)
    return true
  }

  function onKeydown(event: KeyboardEvent) {
    if (isComposing(event) || !press(chordOf(event))) return
    event.preventDefault()
    event.stopPropagation()
  }

  onScopeDispose(stop)

  return {
    text,
    rows,
    answered,
    fault,
    active,
    inList,
    isOpen,
    isEmpty,
    type,
    clear,
    hide,
    show,
    retry: load,
    choose: (index: number) => run(open, index),
    onKeydown,
  }
}

export type BoxSearch<Row> = ReturnType<typeof useBoxSearch<Row>>
