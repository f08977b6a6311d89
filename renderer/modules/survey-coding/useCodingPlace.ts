import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { CodingAsked } from './useCoding.ts'

export const views = ['code', 'counts', 'book'] as const
export type View = (typeof views)[number]
const shelves = ['uncoded', 'coded', 'quotable'] as const

const idIn = (value: unknown): number | null => {
  const id = Number(value)
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** What of the open answers is shown, which stands in the page's address: the way back leads to it. Use inside setup. */
export function useCodingPlace() {
  const route = useRoute()
  const router = useRouter()
  // Only ever read while this page is shown: a leaving page keeps what it was of.
  const query = computed<LocationQuery>((before) =>
    route.name === 'surveys.texts' ? route.query : (before ?? {}),
  )
  const merged = (part: Record<string, string | number | null>) => {
    const all = Object.entries({ ...query.value, ...part }).filter(([, value]) => value !== null)
    return { query: Object.fromEntries(all.map(([key, value]) => [key, String(value)])) }
  }
  const waveId = computed({
    get: () => idIn(query.value['wave']),
    // A question is one of the wave's own.
    set: (wave) => void router.replace(merged({ wave, question: null, code: null, shelf: null })),
  })
  const view = computed({
    get: () => views.find((each) => each === query.value['view']) ?? 'code',
    set: (value: View) => void router.replace(merged({ view: value })),
  })
  const asked = computed<CodingAsked>({
    get: () => {
      const code = idIn(query.value['code'])
      const shelf =
        shelves.find((each) => each === query.value['shelf']) ?? (code === null ? 'uncoded' : 'coded')
      return {
        waveId: waveId.value ?? 0,
        questionId: idIn(query.value['question']),
        // A code is only looked for among what is coded.
        codeId: shelf === 'uncoded' ? null : code,
        shelf,
      }
    },
    set: ({ questionId, codeId, shelf }) =>
      void router.replace(merged({ question: questionId, code: shelf === 'uncoded' ? null : codeId, shelf })),
  })
  /** From a count to its texts; the way back leads to the count. */
  const look = (question: number, code: number) =>
    void router.push(merged({ view: 'code', question, code, shelf: 'coded' }))
  return { waveId, view, asked, look }
}
