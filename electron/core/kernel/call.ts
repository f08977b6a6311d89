import type { Kysely } from 'kysely'
import type { Permission } from '../../../shared/contract/permissions.ts'
import type { Tables } from '../database/tables.ts'
import { appendAudit, type AuditNote } from './audit.ts'
import { instantOf } from './clock.ts'
import { Fault } from './errors.ts'
import type { Services } from './services.ts'
import { dayIn } from '../../../shared/time/zone.ts'

/** A door's end: one window's port, or one browser's cookie. The core writes the token, the door keeps it. */
export interface Connection {
  readonly host: 'desktop' | 'browser'
  token: string | null
}

/** Whoever asks, as the database knows them at this moment. */
export interface Actor {
  userId: number
  staffId: number
  name: string
  login: string
  roles: { code: string; name: string }[]
  permissions: ReadonlySet<Permission>
}

/**
 * One request inside the core: who asks, when, through which door, and the database as this request may use it.
 * In a command `db` is its transaction.
 */
export class Call {
  readonly services: Services
  readonly connection: Connection
  /** The procedure's path, `tickets.register`. */
  readonly action: string
  readonly db: Kysely<Tables>
  /** One moment for the whole request, UTC. */
  readonly now: string
  readonly #actor: Actor | null
  #notes = 0

  constructor(
    services: Services,
    connection: Connection,
    action: string,
    actor: Actor | null,
    db: Kysely<Tables> = services.database.kysely,
    now: string = instantOf(services.clock.now()),
  ) {
    this.services = services
    this.connection = connection
    this.action = action
    this.#actor = actor
    this.db = db
    this.now = now
  }

  get signedIn(): boolean {
    return this.#actor !== null
  }

  /** Whoever asks. Error: NOT_SIGNED_IN, which procedures that are not public never meet. */
  get actor(): Actor {
    if (!this.#actor) throw new Fault('NOT_SIGNED_IN')
    return this.#actor
  }

  may(permission: Permission): boolean {
    return this.#actor?.permissions.has(permission) ?? false
  }

  /** Refuses, and is refused in the audit, when the person may not. */
  require(permission: Permission): void {
    if (!this.may(permission)) throw new Fault('NOT_PERMITTED', { params: { permission } })
  }

  /** Today in the office's time zone. */
  get today(): string {
    return dayIn(this.services.timeZone, this.now)
  }

  /** What a new row is stamped with. */
  get created() {
    const by = this.#actor?.staffId ?? null
    return { created_at: this.now, created_by: by, updated_at: this.now, updated_by: by }
  }

  /** What a changed row is stamped with, beside its next version. */
  get updated() {
    return { updated_at: this.now, updated_by: this.#actor?.staffId ?? null }
  }

  /** Writes an audit entry into this request's transaction. Every command writes at least one. */
  async audit(note: AuditNote): Promise<void> {
    this.#notes++
    await appendAudit(
      this.db,
      {
        at: this.now,
        userId: this.#actor?.userId ?? null,
        actor: this.#actor?.name ?? '',
        host: this.connection.host,
        action: this.action,
        digest: this.services.digest,
      },
      note,
    )
  }

  /**
   * One short write transaction: all of it or none. It must leave an audit entry; a task may open several, one after
   * another, never one inside another's.
   */
  transact<Result>(work: (call: Call) => Promise<Result>): Promise<Result> {
    return this.services.database.kysely.transaction().execute(async (transaction) => {
      const inside = new Call(this.services, this.connection, this.action, this.#actor, transaction)
      const result = await work(inside)
      if (inside.#notes === 0) throw new Error(`${this.action} wrote no audit entry`)
      return result
    })
  }

  /** The same request in the name of somebody who has just signed in. */
  as(actor: Actor): Call {
    return new Call(this.services, this.connection, this.action, actor, this.db, this.now)
  }
}
