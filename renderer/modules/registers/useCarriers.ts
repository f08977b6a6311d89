import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { carriers } from '../../../shared/modules/registers/terms.ts'
import { cleanText } from '../../../shared/text/normalise.ts'

/** The carriers by name, as they are shown and typed. Use inside setup. */
export function useCarriers() {
  const { t, te } = useI18n()
  const names = computed(() => carriers.map((code) => ({ code, name: t(`terms.carrier.${code}`) })))
  const nameOf = (carrier: string) =>
    te(`terms.carrier.${carrier}`) ? t(`terms.carrier.${carrier}`) : carrier
  /** The code of a name or a code as typed; anything else as it is. */
  function codeOf(typed: string): string {
    const text = cleanText(typed)
    const known = names.value.find(({ code, name }) => name === text || code === text.toLowerCase())
    return known?.code ?? text
  }
  return { names, nameOf, codeOf }
}
