import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ImportCheck } from '../../../shared/modules/surveys/entry-contract.ts'
import { api, client } from '../../client/client.ts'
import { useToast } from '../../components/composables/useToast.ts'

/** A workbook of responses on its way into a wave: chosen, checked, its columns put right, written. */
export function useResponseImport(waveId: Ref<number | null>) {
  const { t } = useI18n()
  const toast = useToast()
  const cache = useQueryClient()
  const file = shallowRef<File | null>(null)
  const check = shallowRef<ImportCheck | null>(null)
  const targets = ref<(string | null)[] | null>(null)
  const busy = ref<'check' | 'apply' | null>(null)
  const failed = shallowRef<unknown>(null)
  const written = shallowRef<{ rows: number; elsewhere: string[] } | null>(null)
  let asked = 0

  const hasNumber = computed(() => check.value?.columns.some(({ target }) => target === 'number') ?? false)
  const mayApply = computed(
    () => check.value !== null && check.value.ready > 0 && !check.value.shifted && hasNumber.value,
  )
  const input = () => ({
    waveId: waveId.value!,
    file: file.value!,
    ...(targets.value ? { targets: targets.value } : {}),
  })

  async function read() {
    if (!file.value || waveId.value === null) return
    const mine = ++asked
    busy.value = 'check'
    failed.value = null
    try {
      const found = await client.surveys.imports.check(input())
      if (mine === asked) check.value = found
    } catch (error) {
      if (mine === asked) failed.value = error
    } finally {
      if (mine === asked) busy.value = null
    }
  }
  async function take(chosen: File) {
    if (busy.value === 'apply') return
    file.value = chosen
    targets.value = null
    check.value = null
    written.value = null
    await read()
  }
  /** A column is taken for something else; whatever was taken for that before is left out. */
  async function retarget(column: number, target: string | null) {
    const now = (check.value?.columns ?? []).map((each) => each.target)
    targets.value = now.map((each, index) => (index === column ? target : each === target ? null : each))
    await read()
  }
  async function apply() {
    if (!mayApply.value || busy.value) return
    busy.value = 'apply'
    failed.value = null
    try {
      const { rows, elsewhere } = await client.surveys.imports.apply(input())
      written.value = { rows, elsewhere }
      check.value = null
      file.value = null
      toast.done(t('surveyImports.done', { rows }))
      await cache.invalidateQueries({ queryKey: api.surveys.key() })
    } catch (error) {
      failed.value = error
    } finally {
      busy.value = null
    }
  }
  // What was read was read for another wave.
  watch(waveId, (now, before) => {
    if (before === null || now === before) return
    targets.value = null
    check.value = null
    written.value = null
    void read()
  })
  return { file, check, busy, failed, written, hasNumber, mayApply, take, retarget, apply }
}
