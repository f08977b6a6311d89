import { nextTick, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { ticketKinds, type TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { useDraft } from '../../app/drafts.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { copyMatter, matterOf, type Matter } from './last-registration.ts'
import { changeKind, hasContent, type RegistrationDraft } from './registration-draft.ts'
import { idIn } from './ticket-filter.ts'
import { useDiscard } from './useDiscard.ts'
import { useRegistrations, type CallerIds } from './useRegistrations.ts'

const nobody: CallerIds = { houseId: null, residentId: null }

/** The address names the draft, and its caller for the case that the draft is gone by then. */
export const queryOf = ({ requestKey, houseId, residentId }: RegistrationDraft) => ({
  ...(houseId === null ? {} : { house: String(houseId) }),
  ...(residentId === null ? {} : { resident: String(residentId) }),
  draft: requestKey,
})

/**
 * The registrations that stand open side by side, and the one on the screen, which is the one the address names.
 * `onShow` is called when one comes to the screen, or is begun anew there. Use inside setup of the page.
 */
export function useRegistrationTabs(onShow: () => void) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const toast = useToast()
  const registrations = useRegistrations()
  const discard = useDiscard()
  const { list, ready, open, begin } = registrations
  const { draft: kept, write: keepNow } = useDraft(
    'tickets.last',
    () => ({ matter: null as Matter | null }),
    ({ matter }) => matter !== null,
  )
  const current: Ref<RegistrationDraft | null> = shallowRef(null)

  function show(draft: RegistrationDraft) {
    current.value = draft
    onShow()
    void router.replace({ query: queryOf(draft) })
  }

  function openFromAddress() {
    if (route.name !== 'tickets.register' || !ready.value) return
    const { house, resident, draft: key, kind } = route.query
    const wanted = {
      key: typeof key === 'string' ? key : null,
      kind: ticketKinds.find((name) => name === kind) ?? null,
      houseId: idIn(house),
      residentId: idIn(resident),
    }
    const found = open(wanted)
    if (found !== current.value || wanted.key !== found.requestKey) show(found)
  }
  watch([() => route.query, ready], openFromAddress, { immediate: true })

  /** F2, F3, F4: what is untouched becomes that kind, beside what is not a new one opens. */
  function start(kind: TicketKind) {
    const { value: draft } = current
    if (!draft || hasContent(draft)) return show(begin(kind, nobody))
    changeKind(draft, kind)
    show(draft)
  }

  /** The one so many tabs further, around the end. False where there is no other. */
  function step(by: 1 | -1): void | false {
    const at = list.value.findIndex((draft) => draft === current.value)
    const next = list.value[(at + by + list.value.length) % list.value.length]
    if (!next || next === current.value) return false
    show(next)
  }

  /** Takes it off the screen: its neighbour comes, or the desk after the last. */
  async function leave(draft: RegistrationDraft, query: Record<string, string> = {}) {
    if (draft !== current.value) return
    const at = list.value.indexOf(draft)
    const neighbour = list.value[at + 1] ?? list.value[at - 1]
    await (neighbour ? show(neighbour) : router.push({ name: 'desk', query }))
  }

  /** Gives it up; for ten seconds it can be had back. */
  async function close(draft: RegistrationDraft) {
    await leave(draft)
    discard(draft)
    await nextTick()
  }

  /** After saving: the desk, where the box waits for the next one and the unfinished ones are listed. */
  async function finish(draft: RegistrationDraft, query: Record<string, string>) {
    kept.matter = matterOf(draft)
    const onScreen = draft === current.value
    registrations.remove(draft)
    // Before the desk is back: what was said last can be copied even if the power fails right then.
    await keepNow()
    // Whoever went on with another one meanwhile is left there, except where a slip is to be printed.
    if (onScreen || Object.keys(query).length > 0) await router.push({ name: 'desk', query })
  }

  /** Ctrl+D: the matter of the registration saved last, for whoever calls now. */
  function copyLast() {
    const { matter } = kept
    if (!matter) return toast.info(t('drafts.nothingToCopy'))
    let draft = current.value
    if (!draft || hasContent(draft)) draft = begin(matter.kind, nobody)
    copyMatter(matter, draft)
    show(draft)
  }

  return { list, current, show, start, step, close, finish, copyLast, tidy: registrations.tidy }
}
