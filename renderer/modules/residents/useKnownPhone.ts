import { ref, shallowRef } from 'vue'
import type { BoxRow } from '../../../shared/modules/search/contract.ts'
import { normalisePhone } from '../../../shared/modules/residents/phone.ts'
import { client } from '../../client/client.ts'

/** Whose phone this already is: a hint against entering the same person twice. Use inside setup. */
export function useKnownPhone() {
  const owners = shallowRef<readonly BoxRow[]>([])
  const asked = ref('')

  async function check(typed: string) {
    const { phone } = normalisePhone(typed)
    if ((phone ?? '') === asked.value) return
    asked.value = phone ?? ''
    owners.value = []
    if (phone === null) return
    try {
      const found = await client.search.box({ text: phone, limit: 5 })
      if (asked.value === phone)
        owners.value = found.filter(({ kind, reason }) => kind === 'resident' && reason.startsWith('phone-'))
    } catch {
      // A hint that cannot be had is no reason to stop anybody; saving will tell what is wrong.
      asked.value = ''
    }
  }
  return { owners, check }
}
