import { toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { useSession } from '../../app/session.ts'
import { useHotkeys, type HotkeyLayer } from '../../components/composables/useHotkeys.ts'

/** The kinds of registrations that have a key of their own. */
export const registerKeys = { F2: 'complaint', F3: 'repair', F4: 'inquiry' } as const satisfies Record<
  string,
  TicketKind
>

/** F2, F3 and F4 begin a registration of their kind, for who may register. Use inside setup. */
export function useRegisterKeys(
  begin: (kind: TicketKind) => void,
  options: { layer?: HotkeyLayer; enabled?: MaybeRefOrGetter<boolean> } = {},
): void {
  const { t } = useI18n()
  const session = useSession()
  const keys = Object.entries(registerKeys).map(([key, kind]) => [
    key,
    {
      run: () => begin(kind),
      label: () => t('drafts.register', { kind: t(`terms.ticketKind.${kind}`) }),
    },
  ])
  useHotkeys(Object.fromEntries(keys) as Parameters<typeof useHotkeys>[0], {
    layer: options.layer ?? 'page',
    enabled: () => session.may('tickets.register') && (toValue(options.enabled) ?? true),
  })
}
