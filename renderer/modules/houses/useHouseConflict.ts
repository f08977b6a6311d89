import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { warrantyParts } from '../../../shared/modules/houses/terms.ts'
import { client } from '../../client/client.ts'
import {
  draftOf,
  houseDraftFields,
  sameField,
  type House,
  type HouseDraft,
  type HouseDraftField,
} from './house-draft.ts'
import { useTheirs } from '../../components/composables/useTheirs.ts'

/** What somebody else saved meanwhile beside what is typed here. Use inside setup. */
export function useHouseConflict(draft: HouseDraft) {
  const { t } = useI18n()
  const { theirs, compare, settle } = useTheirs(async ({ id }: House) =>
    draftOf(await client.houses.get({ id })),
  )

  const rows = computed(() => {
    const latest = theirs.value
    if (!latest) return []
    return houseDraftFields
      .filter((field) => !sameField(latest, draft, field))
      .map((field) => ({
        label: t(`houses.form.${field}`),
        theirs: shown(latest, field),
        mine: shown(draft, field),
      }))
  })

  function shown(of: HouseDraft, field: HouseDraftField): string {
    if (field === 'kind') return t(`terms.houseKind.${of.kind}`)
    if (field === 'state') return of.state ? t(`terms.houseState.${of.state}`) : ''
    if (field === 'ownership') return of.ownership ? t(`terms.ownership.${of.ownership}`) : ''
    if (field !== 'warranties') return String(of[field])
    return warrantyParts
      .filter((part) => of.warranties[part])
      .map((part) => `${t(`terms.warrantyPart.${part}`)} ${of.warranties[part]}`)
      .join(t('parts.list.separator'))
  }

  return { theirs, rows, compare, settle }
}
