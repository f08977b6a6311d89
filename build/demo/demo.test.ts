import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { machineKey } from '../../electron/core/folder/machine-key.ts'
import { openOffice } from '../../electron/core/folder/open-office.ts'
import { handClock } from '../../electron/core/kernel/clock.ts'
import type { Client } from './counter.ts'
import { demoFolder, NotADemo } from './demo-folder.ts'
import { demoConfig, demoData, makeDemo, type DemoLogin } from './make-demo.ts'

/** A Saturday at half past ten in the morning, in Shanghai. */
const until = Date.parse('2026-11-21T02:30:00.000Z')
const roots: string[] = []
let client: Client
let close: () => Promise<void>
let logins: DemoLogin[]

async function smallDemo(seed: number): Promise<{ root: string; logins: DemoLogin[] }> {
  const root = mkdtempSync(join(tmpdir(), 'guanjia-demo-'))
  roots.push(root)
  const size = { buildings: 2, units: 1, floors: 6, doors: 2 }
  return {
    root,
    logins: await makeDemo({ root, until, days: 25, perDay: 3, seed, size, appVersion: '0.0.0-test' }),
  }
}

async function open(root: string) {
  const office = await openOffice({
    folder: demoData(root),
    folderChangeable: false,
    host: 'browser',
    machineKey: await machineKey(demoConfig(root)),
    appVersion: '0.0.0-test',
    backsUpByItself: false,
    clock: handClock(new Date(until).toISOString()),
  })
  const connection = { host: 'browser' as const, token: null }
  return {
    office,
    client: createRouterClient(office.core.router, { context: () => office.core.context(connection) }),
  }
}

beforeAll(async () => {
  const made = await smallDemo(1)
  logins = made.logins
  const opened = await open(made.root)
  client = opened.client
  close = () => opened.office.close()
  await client.accounts.login(logins[0]!)
}, 60_000)
afterAll(async () => {
  await close?.()
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

it('is a community that is lived in, with tickets up to the last minutes', async () => {
  expect((await client.houses.list({})).total).toBe(24)
  expect((await client.residents.list({})).total).toBeGreaterThan(15)
  const { total, rows } = await client.tickets.list({ size: 200 })
  expect(total).toBeGreaterThan(40)
  expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4)
  expect(rows.filter(({ state }) => state === 'closed').length).toBeGreaterThan(20)
  expect((await client.registers.parcels.list({})).total).toBeGreaterThan(10)
  const desk = await client.tickets.desk({})
  expect(desk.counts.uncontacted).toBeGreaterThanOrEqual(1)
  expect(rows.every(({ receivedAt }) => Date.parse(receivedAt) <= until)).toBe(true)
})

it('has charged and been paid for months, has books that balance and a sheet that was posted', async () => {
  const rates = await client.fees.rates({ fromMonth: '2026-07', untilMonth: '2026-09' })
  expect(rates.houses.charged).toBe(24)
  expect(rates.all.rate).toBeGreaterThan(6000)
  expect(rates.all.rate).toBeLessThan(10_000)
  const arrears = await client.fees.arrears.list({})
  expect(arrears.total).toBeGreaterThan(0)
  expect(arrears.rows.some(({ promise }) => promise?.broken)).toBe(true)
  const [series] = await client.fees.payments.series({ year: 2026 })
  expect(series!.missing).toEqual([])
  const { funds } = await client.ledger.summary({ fromMonth: '2026-01', untilMonth: '2026-10' })
  for (const { openingFen, inFen, outFen, closingFen } of funds)
    expect(openingFen + inFen - outFen).toBe(closingFen)
  const { rows } = await client.disclosures.list({})
  expect(rows).toMatchObject([
    { state: 'published', fromMonth: '2026-07', untilMonth: '2026-09', postings: 3 },
  ])
  expect(await client.disclosures.verify({ code: rows[0]!.checkCode })).toMatchObject({ outcome: 'same' })
  expect((await client.notices.list({ state: 'published' })).total).toBe(2)
})

it('says that it is a demonstration, and its audit is whole', async () => {
  expect(await client.setup.status()).toMatchObject({ stage: 'ready', demo: true })
  expect(await client.system.verifyAudit()).toMatchObject({ brokenAt: null })
})

it('gives everybody a password of their own, and every one of them opens the door', async () => {
  expect(new Set(logins.map(({ password }) => password)).size).toBe(logins.length)
  for (const login of logins) expect((await client.accounts.login(login)).person.name).toBe(login.name)
}, 30_000)

it('tells the same story again from the same seed, with other passwords', async () => {
  const again = await smallDemo(1)
  expect(again.logins.map(({ password }) => password)).not.toEqual(logins.map(({ password }) => password))
  const opened = await open(again.root)
  await opened.client.accounts.login(again.logins[0]!)
  await client.accounts.login(logins[0]!)
  const story = async (office: Client) =>
    (await office.tickets.list({ size: 200 })).rows.map(({ number, words, state, caller }) => [
      number,
      words,
      state,
      caller,
    ])
  expect(await story(opened.client)).toEqual(await story(client))
  await opened.office.close()
}, 60_000)

it('never goes into a folder that holds anything else', async () => {
  const root = mkdtempSync(join(tmpdir(), 'guanjia-demo-'))
  roots.push(root)
  writeFileSync(join(root, 'guanjia.db'), 'an office of its own')
  const asked = demoFolder(root, { appVersion: '0.0.0-test', now: until, onProgress: () => {} })
  await expect(asked).rejects.toBeInstanceOf(NotADemo)
})

it('asks the owners: papers out, half of them typed, open answers coded, needs accepted, and other voices', async () => {
  const { wave } = await client.surveys.waves.current()
  expect(wave!.out.is).toBeGreaterThan(10)
  const quality = await client.surveys.responses.quality({ waveId: wave!.id })
  expect(quality.entered).toBeGreaterThan(5)
  expect((await client.surveys.needs.matters({ waveId: wave!.id })).length).toBe(2)
  const boxes = await client.voices.boxes.list({})
  expect(boxes.some(({ state }) => state === 'overdue')).toBe(true)
  const { kinds } = await client.voices.summary({ from: '2026-09-01', to: '2026-11-30' })
  expect(kinds.every(({ count }) => count > 0)).toBe(true)
})
