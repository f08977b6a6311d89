import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { api } from '../../client/client.ts'
import { useRoleName } from '../../components/composables/useRoleName.ts'

/** The roles that can be given, with the words for them. Use inside setup. */
export function useRoles() {
  const { t } = useI18n()
  const { roleName } = useRoleName()
  const query = useQuery(() => api.accounts.roles.queryOptions())
  const roles = computed(() => query.data.value ?? [])
  const options = computed(() => roles.value.map((role) => ({ value: role.code, label: roleName(role) })))
  const names = computed(() => new Map(options.value.map(({ value, label }) => [value, label])))
  /** `前台、投诉专员` for their codes. */
  const roleWords = (codes: readonly string[]) =>
    codes.map((code) => names.value.get(code) ?? code).join(t('parts.list.separator'))
  return { query, roles, options, roleWords }
}
