/**
 * The office of a folder in a process of its own, to be killed: registers tickets, as many as told or without end,
 * and writes each id on a line when its commit is done; `beside` an import that writes before and after each of them.
 */
import { writeSync } from 'node:fs'
import { openCounter } from './counter.ts'

const [folder = '', count = 'Infinity', beside] = process.argv.slice(2)
const counter = await openCounter(folder)
// Written at once and by the thread that commits, so that a trace shows both in their order.
for (let left = Number(count); left > 0; left--) {
  if (beside) await counter.writeBeside()
  writeSync(1, `${await counter.register()}\n`)
  if (beside) await counter.writeBeside()
}
await counter.close()
