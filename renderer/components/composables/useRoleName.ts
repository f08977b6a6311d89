import { useI18n } from 'vue-i18n'

/** What a role is called: the office's own by its name, a built-in one in the page's language. Use inside setup. */
export function useRoleName() {
  const { t, te } = useI18n()

  function roleName({ code, name }: { code: string; name: string }): string {
    return name || (te(`terms.role.${code}`) ? t(`terms.role.${code}`) : code)
  }

  return { roleName }
}
