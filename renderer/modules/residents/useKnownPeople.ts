import { computed, reactive } from 'vue'
import type { BoxRow } from '../../../shared/modules/search/contract.ts'
import { parseIdNumber } from '../../../shared/modules/residents/id-number.ts'
import { normalisePhone } from '../../../shared/modules/residents/phone.ts'
import { cleanText } from '../../../shared/text/normalise.ts'
import { client } from '../../client/client.ts'

/** Why somebody in the archives may be the person being entered, the surest first. */
const reasons = ['id-number', 'phone', 'name'] as const
export type KnownBy = (typeof reasons)[number]

/** What is searched for: a whole number or a whole name, nothing while it is being typed. */
const askedFor: Record<KnownBy, (typed: string) => string> = {
  'id-number': (typed) => parseIdNumber(typed).idNumber ?? '',
  phone: (typed) => normalisePhone(typed).phone ?? '',
  name: (typed) => (/^[\p{Script=Han}·]{2,}$/u.test(cleanText(typed)) ? cleanText(typed) : ''),
}
const isMeant: Record<KnownBy, (row: BoxRow, text: string) => boolean> = {
  'id-number': ({ reason }) => reason === 'id-number',
  phone: ({ reason }) => reason.startsWith('phone-'),
  name: ({ reason, name }, text) => reason === 'name' && name === text,
}

/** Who has this phone, name or ID number already: a hint against entering the same person twice. Use inside setup. */
export function useKnownPeople() {
  const asked = reactive<Record<KnownBy, string>>({ 'id-number': '', phone: '', name: '' })
  const found = reactive<Record<KnownBy, BoxRow[]>>({ 'id-number': [], phone: [], name: [] })

  /** Each of them once, by the surest reason. */
  const people = computed(() => {
    const known = new Map<number, { by: KnownBy; row: BoxRow }>()
    for (const by of reasons)
      for (const row of found[by])
        if (row.residentId !== null && !known.has(row.residentId)) known.set(row.residentId, { by, row })
    return [...known.values()]
  })

  async function check(by: KnownBy, typed: string) {
    const text = typed.includes('*') ? '' : askedFor[by](typed)
    if (text === asked[by]) return
    asked[by] = text
    found[by] = []
    if (text === '') return
    try {
      const rows = await client.search.box({ text, limit: 5 })
      if (asked[by] === text)
        found[by] = rows.filter((row) => row.kind === 'resident' && isMeant[by](row, text))
    } catch {
      // A hint that cannot be had is no reason to stop anybody; saving will tell what is wrong.
      asked[by] = ''
    }
  }
  return { people, check }
}
