import { Call } from '../../../kernel/call.ts'

/**
 * One short write transaction for what is still being typed. It is no record yet: there is nothing to audit, and a chain entry
 * for every key would bury those that matter.
 */
export function drafting<Result>(call: Call, work: (inside: Call) => Promise<Result>): Promise<Result> {
  const { services, connection, action, actor } = call
  return services.database.kysely
    .transaction()
    .execute((transaction) => work(new Call(services, connection, action, actor, transaction)))
}
