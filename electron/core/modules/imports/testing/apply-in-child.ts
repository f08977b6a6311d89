/** A core of its own that applies an import and tells how far it is, to be killed in the middle. */
import { createRouterClient } from '@orpc/server'
import { openCore } from '../../../core.ts'
import type { Connection } from '../../../kernel/call.ts'

const [folder = '', id = '', login = '', password = ''] = process.argv.slice(2)
const core = await openCore({
  folder,
  folderChangeable: false,
  host: 'browser',
  machineKey: Buffer.alloc(32, 7),
  appVersion: '0.0.0-test',
})
const connection: Connection = { host: 'browser', token: null }
const client = createRouterClient(core.router, { context: () => core.context(connection) })
await client.accounts.login({ login, password })
for await (const event of await client.imports.apply({ id: Number(id) }))
  process.stdout.write(`${event.kind === 'progress' ? event.done : event.state}\n`)
