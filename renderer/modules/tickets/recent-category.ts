import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'

/** The category each kind was last registered under today, for as long as the page lives: it is offered first. */
const last = new Map<TicketKind, { id: number; day: string }>()

export function rememberCategory(kind: TicketKind, id: number, day: string): void {
  last.set(kind, { id, day })
}

export function recentCategory(kind: TicketKind, day: string): number | null {
  const found = last.get(kind)
  return found?.day === day ? found.id : null
}
