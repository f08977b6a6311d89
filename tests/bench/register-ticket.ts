import BetterSqlite from 'better-sqlite3'
import { join } from 'node:path'
import type { TestClient, TestOffice } from '../../electron/core/testing/office.ts'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import { percentile, times, type Line } from './measure.ts'

const registrations = 400

/** Registering for a known resident, over the whole way of a command: one transaction with audit, terms and number. */
export async function measureRegistration(office: TestOffice, client: TestClient): Promise<Line> {
  const { commits } = office.core.services.database
  const desk = await deskOf(client)
  const register = (index: number) =>
    client.tickets.register(registration(desk, { houseId: index + 1, residentId: index + 1, callerName: '' }))
  for (let index = 0; index < 50; index++) await register(index)

  const before = { commits: commits.count, cpu: process.cpuUsage() }
  const taken = await times(registrations, (index) => register(index))
  const cpu = process.cpuUsage(before.cpu)
  const made = commits.count - before.commits
  if (made !== registrations) throw new Error(`${registrations} registrations made ${made} commits`)

  const bare = await bareCommits(office)
  return {
    name: 'Registering a ticket, core CPU',
    measured: (cpu.user + cpu.system) / 1000 / registrations,
    unit: 'ms',
    floor: bare.cpu,
    floorName: 'one bare commit',
    goal: 2,
    facts: [
      `exactly one commit each, ${registrations} registrations`,
      `wall: p50 ${percentile(taken, 0.5).toFixed(3)} ms, p95 ${percentile(taken, 0.95).toFixed(3)} ms; bare commit p50 ${bare.wall.toFixed(3)} ms`,
    ],
  }
}

/** One small row a transaction, WAL and FULL, in a file beside the office's. */
async function bareCommits(office: TestOffice): Promise<{ cpu: number; wall: number }> {
  const raw = new BetterSqlite(join(office.folder, 'bare.db'))
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, words TEXT)')
  const insert = raw.prepare('INSERT INTO rows (words) VALUES (?)')
  const start = process.cpuUsage()
  const taken = await times(registrations, () => insert.run('电梯又停了'))
  const used = process.cpuUsage(start)
  raw.close()
  return { cpu: (used.user + used.system) / 1000 / registrations, wall: percentile(taken, 0.5) }
}
