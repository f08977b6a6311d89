import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { OpenText, SurveyCode } from '../../../shared/modules/surveys/coding-contract.ts'
import { api, client } from '../../client/client.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { readLetters } from './code-keys.ts'

/** Which texts are gone through: those to be coded, or some that are already. */
export interface CodingAsked {
  waveId: number
  questionId: number | null
  codeId: number | null
  shelf: 'uncoded' | 'coded' | 'quotable'
}

const atOnce = 50
const mostCodes = 8

/** One text after another, coded by letters. What is saved is sent in turn while the next one is already there. */
export function useCoding(asked: Ref<CodingAsked | null>) {
  const { t } = useI18n()
  const toast = useToast()
  const cache = useQueryClient()
  const page = ref(1)
  const rows = shallowRef<OpenText[]>([])
  const at = ref(0)
  const letters = ref('')
  const chosen = ref<number[]>([])
  const refused = ref(0)
  const words = ref('')

  const codesQuery = useQuery(() => api.surveys.coding.codes.list.queryOptions({ input: {} }))
  const codes = computed(() => codesQuery.data.value ?? [])
  const texts = useQuery(() =>
    api.surveys.coding.texts.queryOptions({
      input: inputOf(asked.value, page.value),
      enabled: asked.value !== null,
      // What was coded here must not come back from what was read before.
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  )
  const current = computed(() => rows.value[at.value] ?? null)
  const left = ref(0)
  const total = computed(() => texts.data.value?.total ?? 0)

  watch(texts.data, show, { immediate: true })
  watch(asked, () => (page.value = 1), { deep: true })

  function show() {
    const found = texts.data.value
    if (!found) return
    rows.value = found.rows
    left.value = found.uncoded
    at.value = 0
    begin()
  }
  function begin() {
    letters.value = ''
    chosen.value = current.value?.codes.slice() ?? []
  }
  async function refresh() {
    await sending
    const known = texts.data.value
    await cache.invalidateQueries({ queryKey: api.surveys.coding.key() })
    // An answer with other texts has shown itself, and a key may have been pressed since.
    if (texts.data.value === known) show()
  }
  function move(step: 1 | -1) {
    const next = at.value + step
    if (next < 0) return
    at.value = next
    if (next < rows.value.length) return begin()
    // Those that are coded have left the list, so that its first page is the next one.
    if (asked.value?.shelf !== 'uncoded' && page.value * atOnce < total.value) page.value++
    else void refresh()
  }
  function toggle(codeId: number) {
    if (!current.value) return
    letters.value = ''
    if (chosen.value.includes(codeId)) chosen.value = chosen.value.filter((id) => id !== codeId)
    else if (chosen.value.length < mostCodes) chosen.value = [...chosen.value, codeId]
  }
  /** Words for whoever hears the page: what a key did. */
  const say = (code: SurveyCode) => (words.value = code.name)
  function type(letter: string) {
    if (!current.value) return
    const read = readLetters(letters.value + letter, codes.value)
    if (read === 'more') letters.value += letter
    else if (read === 'none') {
      letters.value = ''
      refused.value++
    } else {
      toggle(read.code.id)
      say(read.code)
    }
  }
  function suggestion(index: number) {
    const found = current.value?.suggested[index]
    if (found) toggle(found.codeId)
    else refused.value++
  }
  function back() {
    if (letters.value !== '') letters.value = ''
    else chosen.value = chosen.value.slice(0, -1)
  }

  let sending: Promise<void> = Promise.resolve()
  /** One after another, so that a text coded twice quickly keeps the later word. */
  function send(work: () => Promise<void>) {
    sending = sending.then(work).catch(async (error: unknown) => {
      toast.fault(error)
      await cache.invalidateQueries({ queryKey: api.surveys.coding.key() })
    })
    return sending
  }
  function replace(id: number, change: Partial<OpenText>) {
    rows.value = rows.value.map((row) => (row.id === id ? { ...row, ...change } : row))
  }
  function save(codeIds = chosen.value) {
    const text = current.value
    if (!text) return
    if (codeIds.length === 0 && !text.coded) {
      refused.value++
      return
    }
    keep(text, codeIds)
  }
  /** Says nothing: coded without a code. */
  const saysNothing = () => current.value && keep(current.value, [])
  function keep({ id, coded }: OpenText, codeIds: number[]) {
    if (!coded) left.value--
    replace(id, { codes: codeIds, coded: true })
    void send(async () => {
      // The version the last save of this text has led to.
      const { version } = rows.value.find((row) => row.id === id) ?? { version: 0 }
      replace(id, await client.surveys.coding.code({ id, version, codeIds }))
    })
    move(1)
  }
  async function saveAlike() {
    const text = current.value
    const codeIds = chosen.value
    if (!text || codeIds.length === 0 || text.coded) return void refused.value++
    await send(async () => {
      const { changed } = await client.surveys.coding.codeAlike({ textId: text.id, codeIds })
      toast.done(t('coding.alikeDone', { count: changed }))
    })
    await refresh()
  }
  function quote() {
    const text = current.value
    if (!text) return
    void send(async () => {
      const { id, version } = rows.value.find((row) => row.id === text.id) ?? text
      const quotable = !text.quotable
      replace(id, { quotable, ...(await client.surveys.coding.quote({ id, version, quotable })) })
    })
  }
  return {
    ...{ texts, codes, current, at, left, total, letters, chosen, refused, words },
    ...{ type, toggle, suggestion, back, move, save, saveAlike, saysNothing, quote },
  }
}

function inputOf(asked: CodingAsked | null, page: number) {
  const { waveId, questionId, codeId, shelf } = asked ?? {
    waveId: 1,
    questionId: null,
    codeId: null,
    shelf: 'uncoded' as const,
  }
  return {
    waveId,
    page,
    size: atOnce,
    ...(questionId === null ? {} : { questionId }),
    ...(codeId === null ? {} : { codeId }),
    ...(shelf === 'quotable' ? { quotable: true } : { coded: shelf === 'coded' }),
  }
}
