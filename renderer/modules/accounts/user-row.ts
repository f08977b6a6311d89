import type { client } from '../../client/client.ts'

/** A colleague who can sign in, as the core lists them. */
export type UserRow = Awaited<ReturnType<typeof client.accounts.users>>[number]
