import type { Call } from '../../kernel/call.ts'

/**
 * The columns of a list whose column `openTickets` is for those only who may read tickets: those asked for, or else the
 * usual ones without it. Error: NOT_PERMITTED where it is asked for.
 */
export function columnsFor<Key extends string>(
  call: Call,
  asked: readonly Key[] | undefined,
  usual: readonly Key[],
): readonly Key[] {
  if (asked?.some(ofTickets)) call.require('tickets.read')
  return asked ?? usual.filter((key) => !ofTickets(key) || call.may('tickets.read'))
}

const ofTickets = (key: string) => key === 'openTickets'
