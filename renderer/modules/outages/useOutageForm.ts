import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LocaleCode } from '../../../shared/locale/index.ts'
import type { OutageRow } from '../../../shared/modules/outages/contract.ts'
import { useEditDraft } from '../../app/useEditDraft.ts'
import { api, client } from '../../client/client.ts'
import { now, officeZone } from '../../client/clock.ts'
import {
  blankOutage,
  draftOf,
  factsOf,
  momentsOf,
  problemsOf,
  type OutageDraft,
  type OutageProblem,
} from './outage-draft.ts'
import { placeOptions } from './place-options.ts'
import { useOutageWords } from './useOutageWords.ts'

/**
 * The form of an outage, a new one or one that is known: its draft, the texts prepared for it, what is wrong, and
 * saving. `begun` is what is known of a new one already. Use inside setup.
 */
export function useOutageForm(outage: OutageRow | undefined, begun: Partial<OutageDraft> = {}) {
  const { t, locale } = useI18n()
  const cache = useQueryClient()
  const { prepared: prepare } = useOutageWords()
  // As the form was opened: a draft compared with a moving now would always look changed.
  const clock = { zone: officeZone.value, now: now.value }
  const { draft, unsaved, discard } = useEditDraft(`outages.${outage?.id ?? 'new'}`, () =>
    outage ? draftOf(outage, clock) : { ...blankOutage(clock), ...begun },
  )

  const tree = useQuery(() => api.houses.tree.queryOptions({ staleTime: 60_000 }))
  const places = computed(() => placeOptions(tree.data.value ?? [], locale.value as LocaleCode))
  const where = computed(() =>
    draft.places
      .map((key) => places.value.find(({ value }) => value === key)?.label ?? '')
      .filter(Boolean)
      .join(t('parts.list.separator')),
  )
  const prepared = computed(() =>
    prepare({
      kind: draft.kind,
      planned: draft.planned,
      where: where.value,
      ...momentsOf(draft, clock),
    }),
  )

  const tried = ref(false)
  const busy = ref(false)
  const failed = shallowRef<unknown>(null)
  /** The one that was saved. */
  const written = shallowRef<{ id: number } | null>(null)
  const problems = computed(() => problemsOf(draft, prepared.value, clock))
  const isWrong = (problem: OutageProblem) => tried.value && problems.value.includes(problem)

  async function run(action: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failed.value = null
    try {
      await action()
      discard()
      return true
    } catch (error) {
      failed.value = error
      return false
    } finally {
      busy.value = false
      await cache.invalidateQueries({ queryKey: api.outages.key() })
    }
  }

  /** True when it is saved; what is wrong is marked otherwise. */
  async function save(): Promise<boolean> {
    tried.value = true
    if (problems.value.length > 0) return false
    const facts = factsOf(draft, prepared.value, clock)
    return run(async () => {
      written.value = await (outage
        ? client.outages.change({ id: outage.id, version: outage.version, ...facts })
        : client.outages.add(facts))
    })
  }

  /** True when it is struck out. */
  const strike = async (): Promise<boolean> =>
    outage !== undefined && run(() => client.outages.void({ id: outage.id, version: outage.version }))

  return { draft, unsaved, discard, places, prepared, busy, failed, isWrong, written, save, strike }
}
