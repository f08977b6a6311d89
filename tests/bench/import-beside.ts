import { setTimeout as later } from 'node:timers/promises'
import { keepHeapSmall } from '../../electron/core/kernel/heap.ts'
import { TestOffice } from '../../electron/core/testing/office.ts'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import { imported } from './import-register.ts'
import type { Line } from './measure.ts'

keepHeapSmall()
console.log(JSON.stringify(await measure(process.argv[2]!)))

/** An import with people at the counter: what they wait, and what the whole takes in memory. Prints its lines as JSON. */
async function measure(path: string): Promise<Line[]> {
  const { office, manager } = await TestOffice.open()
  try {
    const desk = await deskOf(manager)
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    const idle = process.memoryUsage.rss()
    let peak = idle
    let running = true
    const waits = { search: 0, registration: 0 }
    const counter = async (kind: keyof typeof waits, ask: () => Promise<unknown>) => {
      while (running) {
        const due = performance.now() + 25
        await later(25)
        await ask()
        waits[kind] = Math.max(waits[kind], performance.now() - due)
        peak = Math.max(peak, process.memoryUsage.rss())
      }
    }
    const search = () => clerk.search.box({ text: '3-2-501', limit: 9 })
    const register = () => clerk.tickets.register(registration(desk, { callerName: '王芳' }))
    // They have been working since the morning: the first of each compiles code and statements, import or not.
    for (let warm = 0; warm < 20; warm++) {
      await search()
      await register()
    }
    const people = [counter('search', search), counter('registration', register)]
    await imported(manager, path)
    running = false
    await Promise.all(people)
    const wait = (name: string, measured: number): Line => ({
      name,
      measured,
      unit: 'ms',
      floor: 25,
      floorName: 'the pause between two of them',
      goal: 50,
      facts: ['the longest of the whole import, from when it was due'],
    })
    return [
      wait('A search during the import', waits.search),
      wait('A registration during the import', waits.registration),
      {
        name: 'Memory of the import above the idle core',
        measured: (peak - idle) / 2 ** 20,
        unit: 'MB',
        floor: idle / 2 ** 20,
        floorName: 'the idle core',
        goal: 400,
        facts: ['resident set of the core with its reader, at its highest'],
      },
    ]
  } finally {
    await office.close()
  }
}
