import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { cellsOf, saysNothing, type Answer, type Cell } from '../../../shared/modules/surveys/cells.ts'
import type { Entry } from '../../../shared/modules/surveys/entry-contract.ts'
import type { ResponseWay } from '../../../shared/modules/surveys/terms.ts'
import { typedTwice } from '../../../shared/modules/surveys/typings.ts'
import { api, client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { MarkQueue } from './mark-queue.ts'
import { sentWhenTaken } from './sent-when-taken.ts'
import { deedOf } from './station-keys.ts'

type Finished = Awaited<ReturnType<typeof client.surveys.entry.finish>> & { number: string; turn: 1 | 2 }

/** How long a first digit waits for a second one, in milliseconds. */
const waitMilliseconds = 1500

const refusals = new Set(['NOT_ALLOWED_NOW', 'NOT_FOUND'])

/**
 * The station: which paper is open, where in it the clerk is, and what every key does. `cannot` is told of each key that cannot
 * be. Use inside setup.
 */
export function useStation(waveId: Ref<number | null>, cannot: () => void) {
  const cache = useQueryClient()
  const station = useQuery(() =>
    api.surveys.entry.station.queryOptions({
      input: { waveId: waveId.value ?? 0 },
      enabled: waveId.value !== null,
      staleTime: 0,
    }),
  )
  const allCells = computed(() => cellsOf(station.data.value?.questions ?? []))

  const entry = shallowRef<Entry | null>(null)
  const answers = ref<Answer[]>([])
  /** The place among the cells asked; as many as there are: the end. */
  const at = ref(0)
  const waiting = ref('')
  const way = ref<ResponseWay>('')
  const finished = shallowRef<Finished | null>(null)
  const opening = shallowRef<unknown>(null)
  const busy = ref(false)
  const unsent = ref(0)
  const failed = shallowRef<unknown>(null)
  /** The paper put aside last, before the core's list of them is read anew. */
  const aside = ref('')

  const cells = computed(() => (entry.value?.turn === 2 ? typedTwice(allCells.value) : allCells.value))
  const cell = computed((): Cell | null => (entry.value ? (cells.value[at.value] ?? null) : null))
  const phase = computed(() => (!entry.value ? 'number' : cell.value ? 'cell' : 'end'))
  const blanks = computed(
    () => cells.value.filter(({ index }) => (answers.value[index] ?? null) === null).length,
  )

  const queue = new MarkQueue(
    (mark) => sentWhenTaken(() => client.surveys.entry.mark(mark)),
    (state) => {
      unsent.value = state.waiting
      failed.value = state.failed
    },
  )

  const refresh = () => cache.invalidateQueries({ queryKey: api.surveys.key() })

  function begin(opened: Entry) {
    entry.value = opened
    answers.value = [...opened.answers]
    way.value = opened.way
    at.value = Math.max(
      0,
      cells.value.findIndex(({ index }) => index >= opened.cell),
    )
    finished.value = null
    failed.value = null
    aside.value = ''
  }

  async function open(number: string, otherPaper = false) {
    if (busy.value || waveId.value === null) return false
    busy.value = true
    opening.value = null
    try {
      const asked = { waveId: waveId.value, number, otherPaper }
      begin(await sentWhenTaken(() => client.surveys.entry.open(asked)))
      return true
    } catch (error) {
      opening.value = error
      return false
    } finally {
      busy.value = false
    }
  }

  function keep(asked: Cell, answer: Answer, place: number) {
    if (!entry.value) return
    answers.value[asked.index] = answer
    const next = cells.value[Math.min(place, cells.value.length - 1)]!
    queue.push({ entryId: entry.value.id, cell: asked.index, answer, next: next.index })
  }
  function answerWith(answer: Answer) {
    if (!cell.value) return
    keep(cell.value, answer, at.value + 1)
    at.value++
  }
  function back() {
    if (at.value === 0) cannot()
    else at.value--
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function wait(digits: string) {
    clearTimeout(timer)
    waiting.value = digits
    if (digits !== '') timer = setTimeout(() => press('Enter'), waitMilliseconds)
  }
  onScopeDispose(() => clearTimeout(timer))

  /** A key on anything but an open question. */
  function press(key: string): void {
    if (!cell.value) return
    const current = answers.value[cell.value.index] ?? null
    const deed = deedOf(cell.value, current, waiting.value, key)
    if (deed.kind === 'nothing') return
    wait(deed.kind === 'wait' ? deed.digits : '')
    if (deed.kind === 'answer') answerWith(deed.answer)
    else if (deed.kind === 'tick') keep(cell.value, deed.answer, at.value)
    else if (deed.kind === 'next') at.value++
    else if (deed.kind === 'back') back()
    else if (deed.kind === 'impossible') cannot()
    else if (deed.kind === 'answer-then') {
      answerWith(deed.answer)
      pressNext(key)
    }
  }
  /** The key after a number that turned out to be whole: in an open question it begins the words. */
  function pressNext(key: string) {
    if (cell.value?.question.kind === 'open') write(key)
    else if (cell.value) press(key)
    else cannot()
  }

  /** Words as they stand in the field now. */
  function write(words: string) {
    if (cell.value) keep(cell.value, saysNothing(words) ? null : words, at.value)
  }

  let wayKept: Promise<unknown> = Promise.resolve()
  function setWay(chosen: ResponseWay) {
    if (!entry.value) return
    const entryId = entry.value.id
    way.value = chosen
    wayKept = sentWhenTaken(() => client.surveys.entry.way({ entryId, way: chosen })).catch(
      (error: unknown) => (failed.value = error),
    )
  }

  async function finish() {
    const open = entry.value
    if (!open || busy.value) return
    busy.value = true
    try {
      await queue.settled()
      await wayKept
      const done = await sentWhenTaken(() => client.surveys.entry.finish({ entryId: open.id }))
      entry.value = null
      finished.value = { ...done, number: open.number, turn: open.turn }
      void refresh()
    } catch (error) {
      failed.value = error
    } finally {
      busy.value = false
    }
  }

  /** Puts the paper aside; the next time its number is typed it goes on where it was. */
  async function pause() {
    wait('')
    await queue.retry()
    // What the core refuses for good, because somebody closed the wave, would hold the clerk here for nothing.
    if (failed.value !== null && !refusals.has(toFault(failed.value).code)) return
    queue.forget()
    aside.value = entry.value?.number ?? ''
    entry.value = null
    void refresh()
  }

  async function giveUp(entryId: number) {
    wait('')
    if (entry.value?.id === entryId) queue.forget()
    try {
      await client.surveys.entry.giveUp({ entryId })
      if (entry.value?.id === entryId) entry.value = null
      aside.value = ''
      failed.value = null
    } catch (error) {
      opening.value = error
    }
    void refresh()
  }

  async function retry() {
    failed.value = null
    await queue.retry()
  }

  watch(waveId, () => {
    if (entry.value && entry.value.waveId !== waveId.value) void pause()
  })

  const takenNumber = computed(() => {
    if (opening.value === null) return null
    const { code, params } = toFault(opening.value)
    return code === 'NUMBER_TAKEN' ? String(params['number'] ?? '') : null
  })

  return {
    station,
    entry,
    cells,
    cell,
    at,
    answers,
    waiting,
    way,
    phase,
    blanks,
    finished,
    opening,
    takenNumber,
    busy,
    unsent,
    failed,
    aside,
    open,
    press,
    write,
    answerWith,
    back,
    setWay,
    finish,
    pause,
    giveUp,
    retry,
  }
}
export type Station = ReturnType<typeof useStation>
