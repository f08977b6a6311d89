import type { LocationQuery } from 'vue-router'
import type { ResponseFilter } from '../../../shared/modules/surveys/entry-contract.ts'
import { filterIn } from '../../app/linked-filter.ts'

/** What the list is narrowed by, as one flat object; the later half comes only from a number of the results. */
export type FlatResponseFilter = {
  text: string
  /** `true` or `false`, as an address says it. */
  used: string | null
  state: string | null
  flag: string | null
  voided: boolean
  excludedFor: string | null
  /** Empty for those without a word. */
  decision: string | null
  sample: string | null
  staffId: number | null
  questionId: number | null
  theme: string | null
  scale: string | null
  aspect: string | null
  /** Numbers with commas between. */
  values: string | null
  /** `true`, as an address says it. */
  blank: string | null
  grouping: string | null
  /** Empty for those of whom it is not known, so null is none. */
  group: string | null
  complaint: string | null
}

export const blankFilter = (): FlatResponseFilter => ({
  text: '',
  used: null,
  state: null,
  flag: null,
  voided: false,
  excludedFor: null,
  decision: null,
  sample: null,
  staffId: null,
  questionId: null,
  theme: null,
  scale: null,
  aspect: null,
  values: null,
  blank: null,
  grouping: null,
  group: null,
  complaint: null,
})

/** What an address asks: the wave and the filter. Null where it asks nothing. */
export function askedIn(query: LocationQuery): { waveId: number | null; filter: FlatResponseFilter } | null {
  if (Object.keys(query).length === 0) return null
  const wave = query['wave']
  const waveId = typeof wave === 'string' && /^[1-9]\d{0,14}$/.test(wave) ? Number(wave) : null
  return { waveId, filter: filterIn(blankFilter(), query) }
}

/** The filter as the core takes it. */
export function askedOf(filter: FlatResponseFilter): Omit<ResponseFilter, 'waveId'> {
  const { used, values, blank, group, grouping, voided, text, ...others } = filter
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null))
  return {
    ...given,
    ...(text === '' ? {} : { text }),
    ...(used === null ? {} : { used: used === 'true' }),
    ...(blank === null ? {} : { blank: blank === 'true' }),
    ...(values === null ? {} : { values: values.split(',').filter(Boolean).map(Number) }),
    ...(grouping === null ? {} : { grouping: grouping as never, group: group ?? '' }),
    ...(voided ? { voided } : {}),
  }
}
