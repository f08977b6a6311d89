import { oc } from '@orpc/contract'
import type { Permission } from './permissions.ts'

/**
 * `query` only reads. `command` is one short, audited write transaction opened by the kernel.
 * `task` is long or slow (hashing, streams): it opens its own audited transactions.
 */
export type ProcedureKind = 'query' | 'command' | 'task'

/** `public` needs nobody, `member` any signed-in person, otherwise the permission named. */
export type Access = Permission | 'public' | 'member'

export interface ProcedureMeta {
  kind: ProcedureKind
  access: Access
  /** Asked by pages that keep themselves current: it does not keep a session alive. */
  passive?: boolean
}

const withMeta =
  (kind: ProcedureKind) =>
  (access: Access, options: { passive?: boolean } = {}) =>
    oc.$meta<ProcedureMeta>({ kind, access, ...options })

export const query = withMeta('query')
export const command = withMeta('command')
export const task = withMeta('task')
