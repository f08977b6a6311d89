import type { Kysely } from 'kysely'
import { createHash, randomBytes } from 'node:crypto'
import type { EndReason } from '../../../shared/modules/accounts/terms.ts'
import type { Tables } from '../database/tables.ts'
import { instantOf, type Clock } from './clock.ts'
import { Fault } from './errors.ts'

export interface Session {
  id: number
  userId: number
  startedAt: number
  lastActiveAt: number
  /** When the person last gave their password. */
  passwordAt: number
}

export type SessionState = Session | 'none' | 'ended'

/** The longest a session lives, however active. */
const longestMinutes = 12 * 60
const minute = 60_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Who is signed in, by a reference token of 256 bits whose digest is stored. Activity is kept in memory only; rows
 * say when a session began and why it ended. All sessions end when the host restarts.
 */
export class Sessions {
  readonly #open = new Map<string, Session>()
  readonly #ended = new Set<string>()
  readonly #clock: Clock
  /** How long a person may be away before the core ends the session; a setting of the office. */
  idleMinutes = 15

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** At start: whatever the last run left open is over. */
  async endLeftovers(db: Kysely<Tables>): Promise<void> {
    await db
      .updateTable('sessions')
      .set({ ended_at: instantOf(this.#clock.now()), end_reason: 'restart' satisfies EndReason })
      .where('ended_at', 'is', null)
      .execute()
  }

  /** Inside the transaction of a login. The token is handed to the connection and never stored. */
  async start(
    transaction: Kysely<Tables>,
    userId: number,
    host: string,
  ): Promise<{ token: string; activate: () => void }> {
    const token = randomBytes(32).toString('base64url')
    const now = this.#clock.now()
    const { id } = await transaction
      .insertInto('sessions')
      .values({
        token_hash: hashOf(token),
        user_id: userId,
        host,
        started_at: instantOf(now),
        ended_at: null,
        end_reason: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      token,
      activate: () =>
        void this.#open.set(hashOf(token), {
          id,
          userId,
          startedAt: now,
          lastActiveAt: now,
          passwordAt: now,
        }),
    }
  }

  /** `ended` is said only of a session that was open in this run: the page can then keep what was typed. */
  async find(db: Kysely<Tables>, token: string | null, activity: boolean): Promise<SessionState> {
    if (!token) return 'none'
    const hash = hashOf(token)
    const session = this.#open.get(hash)
    if (!session) return this.#ended.has(hash) ? 'ended' : 'none'
    const now = this.#clock.now()
    // A clock that was set back must not lengthen the session.
    session.startedAt = Math.min(session.startedAt, now)
    session.lastActiveAt = Math.min(session.lastActiveAt, now)
    session.passwordAt = Math.min(session.passwordAt, now)
    const overdue = this.#overdue(session, now)
    if (overdue) {
      await this.#end(db, hash, session, overdue)
      return 'ended'
    }
    if (activity) session.lastActiveAt = now
    return session
  }

  async end(db: Kysely<Tables>, token: string | null, reason: EndReason): Promise<void> {
    const hash = token ? hashOf(token) : ''
    const session = this.#sessionOf(token)
    if (session) await this.#end(db, hash, session, reason)
  }

  /** Ends every session of a person but, where given, the one that asks. */
  async endAllOf(
    db: Kysely<Tables>,
    userId: number,
    reason: EndReason,
    except?: string | null,
  ): Promise<void> {
    for (const [hash, session] of [...this.#open])
      if (session.userId === userId && hash !== (except ? hashOf(except) : ''))
        await this.#end(db, hash, session, reason)
  }

  /** Everybody who is signed in now, oldest first. */
  open(): Session[] {
    const now = this.#clock.now()
    return [...this.#open.values()].filter((session) => this.#overdue(session, now) === null)
  }

  /** The session behind a connection's token; null when there is none. */
  idOf(token: string | null): number | null {
    return this.#sessionOf(token)?.id ?? null
  }

  passwordGiven(token: string | null): void {
    const session = this.#sessionOf(token)
    if (session) session.passwordAt = this.#clock.now()
  }

  /** Whether the person behind a connection gave their password in the last minutes, signing in included. */
  passwordWithin(token: string | null, minutes: number): boolean {
    const session = this.#sessionOf(token)
    return session !== undefined && this.#clock.now() - session.passwordAt < minutes * minute
  }

  /** Error: NOT_FOUND for a session that is over. */
  async endOne(db: Kysely<Tables>, id: number, reason: EndReason): Promise<Session> {
    const found = [...this.#open].find(([, session]) => session.id === id)
    if (!found) throw new Fault('NOT_FOUND')
    await this.#end(db, ...found, reason)
    return found[1]
  }

  #sessionOf(token: string | null): Session | undefined {
    return token ? this.#open.get(hashOf(token)) : undefined
  }

  #overdue(session: Session, now: number): 'expired' | 'idle' | null {
    if (now - session.startedAt >= longestMinutes * minute) return 'expired'
    return now - session.lastActiveAt >= this.idleMinutes * minute ? 'idle' : null
  }

  async #end(db: Kysely<Tables>, hash: string, session: Session, reason: EndReason): Promise<void> {
    this.#open.delete(hash)
    this.#ended.add(hash)
    await db
      .updateTable('sessions')
      .set({ ended_at: instantOf(this.#clock.now()), end_reason: reason })
      .where('id', '=', session.id)
      .execute()
  }
}
