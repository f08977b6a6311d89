/** Makes one backup after another of a folder's office and tells when each is done, until it is killed. */
import { openCounter } from './counter.ts'

const { client } = await openCounter(process.argv[2] ?? '')
process.stdout.write('open\n')
for (;;) process.stdout.write(`${(await client.backups.make()).name}\n`)
