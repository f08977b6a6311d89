import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { today } from '../../client/clock.ts'
import { isOpen } from '../houses/useHouseFacts.ts'
import type { Resident } from './resident-draft.ts'

/** What the head of a resident's card says, on the screen and on paper. Use inside setup. */
export function useResidentFacts(resident: () => Resident) {
  const { t } = useI18n()

  const homes = computed(() => resident().occupancies.filter(({ until }) => until === null))
  const roles = computed(() =>
    [...new Set(homes.value.map(({ role }) => t(`terms.occupancyRole.${role}`)))].join(
      t('parts.list.separator'),
    ),
  )
  const openTickets = computed(() => resident().tickets.filter(isOpen))
  const age = computed(() => {
    const { birthYear } = resident()
    // The day is not kept, so a year more or less.
    const years = birthYear === null ? 0 : Number(today.value.slice(0, 4)) - birthYear
    return years > 0 ? t('residents.card.age', { age: years }) : ''
  })
  const gender = computed(() => {
    const { gender: code } = resident()
    return code ? t(`terms.gender.${code}`) : ''
  })
  const joined = (parts: readonly string[]) => parts.filter(Boolean).join(' · ')
  /** `女 · 约 64 岁 · 退休教师` */
  const about = computed(() => joined([gender.value, age.value, resident().occupation]))
  /** The same with the year of birth, where there is room. */
  const fullAbout = computed(() => {
    const { birthYear, occupation } = resident()
    const born = birthYear === null ? '' : t('residents.card.born', { year: birthYear })
    return joined([gender.value, born, age.value, occupation])
  })
  /** When and how they like to be reached. */
  const wishes = computed(() =>
    [resident().contactTime, resident().contactWishes].filter(Boolean).join(t('residents.card.wishJoin')),
  )

  return { homes, roles, openTickets, about, fullAbout, wishes }
}
