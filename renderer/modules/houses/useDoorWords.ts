import { useI18n } from 'vue-i18n'
import type { Door } from './building-grid.ts'

/** What is said of a door and of a building in the grid. Use inside setup. */
export function useDoorWords() {
  const { t } = useI18n()

  const buildingName = (name: string): string =>
    /^\d+$/.test(name) ? t('houses.tree.building', { name }) : name
  const unitName = (unit: string): string =>
    unit === '' ? t('houses.tree.noUnit') : t('houses.grid.unit', { name: unit })
  /** `自住`, `联系人 王芳`, `住 3 人`, `未结 1`. */
  const details = ({ state, contact, residents, openTickets }: Door): string[] =>
    [
      t(`terms.houseState.${state}`),
      contact ? t('houses.grid.contact', { name: contact }) : '',
      residents > 0 ? t('houses.grid.people', { count: residents }) : t('houses.grid.nobody'),
      openTickets > 0 ? t('houses.grid.openShort', { count: openTickets }) : '',
    ].filter(Boolean)
  return { buildingName, unitName, details }
}
