import { useSession } from '../../app/session.ts'

/**
 * Whether a column of a list may be shown: how many tickets are open is for who may read tickets, and the core tells
 * nobody else. Use inside setup.
 */
export function useTicketColumn(): (key: string) => boolean {
  const session = useSession()
  return (key) => key !== 'openTickets' || session.may('tickets.read')
}
