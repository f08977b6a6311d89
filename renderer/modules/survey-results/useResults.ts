import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { conversions, type Conversion } from '../../../shared/modules/surveys/terms.ts'
import { api } from '../../client/client.ts'
import { useResultWords } from './useResultWords.ts'

export const views = [
  'overview',
  'themes',
  'questions',
  'drivers',
  'ipa',
  'gap',
  'groups',
  'change',
  'complaints',
  'collection',
  'method',
] as const
export type View = (typeof views)[number]

const idIn = (value: unknown): number | null => {
  const id = Number(value)
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/**
 * Which results are shown, which stands in the page's address so that the way back from a list leads to it, and the
 * results themselves. Use inside setup.
 */
export function useResults() {
  const route = useRoute()
  const router = useRouter()
  const words = useResultWords()

  // Only ever read while this page is shown: a leaving page keeps what it was of.
  const query = computed<LocationQuery>((before) =>
    route.name === 'surveys.results' ? route.query : (before ?? {}),
  )
  const set = (part: Record<string, string | number | null>) => {
    const merged = Object.entries({ ...query.value, ...part }).filter(([, value]) => value !== null)
    const texts = merged.map(([key, value]) => [key, String(value)])
    void router.replace({ query: Object.fromEntries(texts) as Record<string, string> })
  }
  const waveId = computed({
    get: () => idIn(query.value['wave']),
    // What was chosen for one wave may not be how another counts.
    set: (value) => set({ wave: value, conversion: null, basic: null, beside: null, before: null }),
  })
  const view = computed({
    get: () => views.find((each) => each === query.value['view']) ?? 'overview',
    set: (value: View) => set({ view: value }),
  })

  const waves = useQuery(() => api.surveys.waves.list.queryOptions())
  const wave = computed(() => waves.data.value?.find(({ id }) => id === waveId.value) ?? null)
  const conversion = computed<Conversion>({
    get: () =>
      conversions.find((each) => each === query.value['conversion']) ?? wave.value?.conversion ?? 'times-20',
    set: (value) => set({ conversion: value }),
  })
  const basicCounts = computed({
    get: () =>
      query.value['basic'] === undefined ? (wave.value?.basicCounts ?? false) : query.value['basic'] === '1',
    set: (value) => set({ basic: value ? '1' : '0' }),
  })
  /** Null leaves it to the wave: whether anybody was drawn at all is known to the core. */
  const besideCounts = computed({
    get: () => (query.value['beside'] === undefined ? null : query.value['beside'] === '1'),
    set: (value) => set({ beside: value === null ? null : value ? '1' : '0' }),
  })
  const beforeId = computed({
    get: () => idIn(query.value['before']) ?? wave.value?.followsId ?? null,
    set: (value) => set({ before: value }),
  })

  const ready = computed(() => wave.value !== null)
  const asked = computed(() => ({
    waveId: waveId.value ?? 0,
    settings: {
      conversion: conversion.value,
      basicCounts: basicCounts.value,
      ...(besideCounts.value === null ? {} : { besideCounts: besideCounts.value }),
    },
  }))
  const results = useQuery(() =>
    api.surveys.results.of.queryOptions({
      input: asked.value,
      enabled: ready.value,
      placeholderData: keepPreviousData,
    }),
  )
  const change = useQuery(() =>
    api.surveys.results.change.queryOptions({
      input: { ...asked.value, beforeId: beforeId.value ?? 0 },
      enabled: ready.value && beforeId.value !== null && beforeId.value !== waveId.value,
    }),
  )
  const complaints = useQuery(() =>
    api.surveys.results.complaints.queryOptions({ input: asked.value, enabled: ready.value }),
  )
  const collection = useQuery(() =>
    api.surveys.results.collection.queryOptions({ input: asked.value, enabled: ready.value }),
  )
  const codeCounts = useQuery(() =>
    api.surveys.coding.counts.queryOptions({
      input: { waveId: asked.value.waveId },
      enabled: ready.value,
    }),
  )
  const codes = useQuery(() =>
    api.surveys.coding.codes.list.queryOptions({ input: { archived: true }, enabled: ready.value }),
  )
  const quotes = useQuery(() =>
    api.surveys.coding.quotes.queryOptions({ input: { waveId: asked.value.waveId }, enabled: ready.value }),
  )
  const report = useQuery(() =>
    api.surveys.results.report.get.queryOptions({
      input: { waveId: asked.value.waveId },
      enabled: ready.value,
    }),
  )
  return {
    ...{ waveId, view, conversion, basicCounts, besideCounts, beforeId, waves, wave, words, asked },
    ...{ results, change, complaints, collection, codeCounts, codes, quotes, report },
  }
}
export type ShownResults = ReturnType<typeof useResults>
