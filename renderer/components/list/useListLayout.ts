import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { z } from 'zod'
import type { SettingKey } from '../../../shared/modules/accounts/contract.ts'
import type { ListName } from '../../../shared/modules/system/terms.ts'
import { useSetting } from '../composables/useSetting.ts'
import {
  arrange,
  blankLayout,
  columnLayout,
  densities,
  withMoved,
  withShown,
  withWidth,
  type Choosable,
  type Density,
} from './columns.ts'

/** Somebody's choice among columns, kept under `key`. Use inside setup. */
export function useColumnChoice<Column extends Choosable>(
  key: SettingKey,
  columns: MaybeRefOrGetter<readonly Column[]>,
) {
  const { value: layout, ready, save } = useSetting(key, columnLayout, blankLayout)
  const arranged = computed(() => arrange(toValue(columns), layout.value))

  return {
    ready,
    arranged,
    shown: computed(() => arranged.value.filter((entry) => entry.shown)),
    show: (column: string, shown: boolean) => save(withShown(toValue(columns), layout.value, column, shown)),
    move: (column: string, step: 1 | -1) => save(withMoved(toValue(columns), layout.value, column, step)),
    resize: (column: string, width: number) => save(withWidth(layout.value, column, width)),
    reset: () => save(null),
  }
}

/** The columns, their widths and the row height of the list `name`, as the signed-in person left them. */
export function useListLayout<Column extends Choosable>(
  name: ListName,
  columns: MaybeRefOrGetter<readonly Column[]>,
) {
  const choice = useColumnChoice(`list.${name}.columns`, columns)
  const { value: density, ready, save } = useSetting(`list.${name}.density`, z.enum(densities), 'normal')
  return {
    ...choice,
    /** The table waits for it, so that it does not jump. */
    ready: computed(() => choice.ready.value && ready.value),
    density,
    setDensity: (next: Density) => save(next),
    reset: () => {
      choice.reset()
      save(null)
    },
  }
}
export type ListLayout = ReturnType<typeof useListLayout>
