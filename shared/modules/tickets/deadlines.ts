/**
 * Promised times until the closed loop arrives: natural time, nights and holidays included, from the moment of receipt.
 * The office's settings may change the minutes; a ticket stores the rule it was given.
 */
export interface PromiseRule {
  /** First contact after receipt, in minutes. */
  firstContactMinutes: number
  /** An answer to the owner, in minutes. */
  replyMinutes: number
  /** The matter resolved, in minutes. */
  resolveMinutes: number
}

export const defaultPromise: PromiseRule = {
  firstContactMinutes: 15,
  replyMinutes: 24 * 60,
  resolveMinutes: 72 * 60,
}

export interface PromisedTimes {
  firstContactDueAt: string
  replyDueAt: string
  resolveDueAt: string
}

/** Adds the rule's minutes to an instant; all instants are UTC ISO-8601. */
export function promisedTimes(receivedAt: string, rule: PromiseRule): PromisedTimes {
  const start = Date.parse(receivedAt)
  const after = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
  return {
    firstContactDueAt: after(rule.firstContactMinutes),
    replyDueAt: after(rule.replyMinutes),
    resolveDueAt: after(rule.resolveMinutes),
  }
}
