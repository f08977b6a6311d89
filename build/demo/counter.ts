import { randomBytes } from 'node:crypto'
import { createRouterClient, type RouterClient } from '@orpc/server'
import type { Core } from '../../electron/core/core.ts'
import type { Connection } from '../../electron/core/kernel/call.ts'
import type { Router } from '../../electron/core/modules/router.ts'
import type { RoleCode } from '../../shared/contract/permissions.ts'

export type Client = RouterClient<Router>

/** Longer than anybody may be away: whoever comes back later has signed in again. */
const awayMinutes = 10

/** A password nobody else gets: four groups of letters and digits without the ones that look alike. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from(
    randomBytes(16),
    (byte, at) => (at % 4 === 0 && at > 0 ? '-' : '') + letters[byte % letters.length],
  ).join('')
}

/**
 * Somebody's place at the counter over the years. Each time they come back after a while their session begins anew, as
 * if they had signed in: a thousand mornings of hashing a password would take longer than everything else.
 */
export function seatOf(core: Core, now: () => number): { sit(userId: number): Client } {
  return {
    sit(userId) {
      const connection: Connection = { host: 'browser', token: null }
      let lastAt = Number.NEGATIVE_INFINITY
      return createRouterClient(core.router, {
        context: () => core.context(connection),
        interceptors: [
          async ({ next }) => {
            if (now() - lastAt > awayMinutes * 60_000) {
              const { database, sessions } = core.services
              await sessions.end(database.kysely, connection.token, 'logout')
              const { token, activate } = await sessions.start(database.kysely, userId, 'browser')
              activate()
              connection.token = token
            }
            lastAt = now()
            return next()
          },
        ],
      })
    },
  }
}

/** Everybody who works there, by what they do. */
export const team: readonly { name: string; login: string; roles: RoleCode[]; department: string }[] = [
  { name: '周敏', login: 'zhoumin', roles: ['officer'], department: '客户服务部' },
  { name: '陈洁', login: 'chenjie', roles: ['clerk'], department: '客户服务部' },
  { name: '吴倩', login: 'wuqian', roles: ['clerk'], department: '客户服务部' },
  { name: '赵师傅', login: 'zhao', roles: ['handler'], department: '工程部' },
]
