import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { fillSlots, officeSlots } from '../../../shared/modules/aids/slots.ts'
import { api } from '../../client/client.ts'

/**
 * What is offered while registering, with what the office's profile knows written into it. `categoryIds` are the chosen
 * category and the one above it. Use inside setup.
 */
export function useAids(categoryId: MaybeRefOrGetter<number | null> = null) {
  const query = useQuery(() => api.aids.forForm.queryOptions({ staleTime: 60_000 }))
  const dictionaries = useQuery(() => api.office.dictionaries.queryOptions({ staleTime: 60_000 }))
  const profile = useQuery(() => api.office.profile.queryOptions({ staleTime: 60_000 }))

  const known = computed(() => (profile.data.value ? officeSlots(profile.data.value) : {}))
  const questions = computed(() =>
    (query.data.value?.questions ?? []).map((question) => ({
      ...question,
      advice: fillSlots(question.advice, known.value),
    })),
  )
  const templates = computed(() =>
    (query.data.value?.templates ?? []).map((template) => ({
      ...template,
      body: fillSlots(template.body, known.value),
    })),
  )
  const knowledge = computed(() =>
    (query.data.value?.knowledge ?? []).map((entry) => ({
      ...entry,
      words: fillSlots(entry.words, known.value),
    })),
  )
  const categoryIds = computed(() => {
    const chosen = dictionaries.data.value?.categories.find(({ id }) => id === toValue(categoryId))
    if (!chosen) return []
    return chosen.parentId === null ? [chosen.id] : [chosen.id, chosen.parentId]
  })
  return { query, questions, templates, knowledge, categoryIds }
}
