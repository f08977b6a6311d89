import { inject, ref, type InjectionKey, type Ref } from 'vue'
import type { AskedResponses } from '../../../shared/modules/surveys/result-table.ts'

/** Whether the figures shown leave out what stands beside the random sample, so that their lists do as well. */
export const drawnOnly: InjectionKey<Readonly<Ref<boolean>>> = Symbol('drawnOnly')

/** What is used may be so by the draw or beside it; a manager's words are counted wherever they were given. */
const narrowed = (asks: AskedResponses): AskedResponses =>
  asks.used && asks.sample === undefined && asks.decision === undefined ? { ...asks, sample: 'drawn' } : asks

/** The list of a wave's responses that says the same as a number; the list takes what is asked out of its address. Use inside setup. */
export function useResponsesLink() {
  const only = inject(drawnOnly, ref(false))
  return (waveId: number, asks: AskedResponses) => ({
    path: '/surveys/responses',
    query: {
      wave: String(waveId),
      ...Object.fromEntries(
        Object.entries(only.value ? narrowed(asks) : asks).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, Array.isArray(value) ? value.join(',') : String(value)]],
        ),
      ),
    } as Record<string, string>,
  })
}
