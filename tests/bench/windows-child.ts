import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { projectFolder } from '../../build/runtime/locations.ts'
import { password, TestOffice } from '../../electron/core/testing/office.ts'
import { makePlace, type Place } from '../e2e/console.ts'
import { ElectronHost } from '../e2e/hosts/electron.ts'
import { fillArchive, type Person } from './archive.ts'
import { percentile, print } from './measure.ts'
import { bareKeys, boxAfterSignIn, keyToForm, keyToRows } from './window-clock.ts'

const starts = 5
const residents = Number(process.argv[2])
const { place, people } = await preparedPlace(residents)

const bare: number[] = []
const ours: number[] = []
let bareMemory = 0
let bareKey = 0
for (let round = 0; round < starts; round++) {
  const empty = await timedEmptyWindow()
  bare.push(empty.milliseconds)
  bareMemory = empty.memory
  bareKey = empty.key
  ours.push(await timedStart())
}
const floor = percentile(bare.sort(compare), 0.5)
const floorName = 'an empty Electron window with Vue'
const start = percentile(ours.sort(compare), 0.5)
print({
  name: 'Start to a focused sign-in',
  measured: start,
  unit: 'ms',
  floor,
  floorName,
  goal: floor * 1.5,
  facts: [`medians of ${starts} starts each, ${residents.toLocaleString('en')} residents in the folder`],
})

const host = new ElectronHost(place, {})
await host.start()
await focused(host.page)
const scrypt = await scryptTime(host.app)
const { page } = host
await page.getByLabel('登录名').fill('lijing')
await page.getByLabel('密码', { exact: true }).fill(password)
const signIn = await boxAfterSignIn(page)
print({
  name: 'Sign-in to the box, less scrypt',
  measured: signIn - scrypt,
  unit: 'ms',
  floor,
  floorName,
  goal: floor * 1.5,
  facts: [`${signIn.toFixed(0)} ms in all, of which scrypt ${scrypt.toFixed(0)} ms`],
})

const first = firstLoad()
const vue = statSync(join(projectFolder, 'node_modules/vue/dist/vue.global.prod.js')).size
print({
  name: "The renderer's first load",
  measured: first.bytes / 1024,
  unit: 'kB',
  floor: vue / 1024,
  floorName: 'Vue alone',
  goal: null,
  facts: [`${first.files} files, not compressed`],
})

const typed = await keyToRows(
  page,
  people.filter((_, at) => at % Math.ceil(people.length / 25) === 0),
)
print({
  name: `A key in the box to its rows in the page, ${residents.toLocaleString('en')} residents, p95`,
  measured: percentile(typed.milliseconds, 0.95),
  unit: 'ms',
  floor: bareKey,
  floorName: 'a key in the empty window',
  goal: 16,
  facts: [
    `p50 ${percentile(typed.milliseconds, 0.5).toFixed(1)} ms, ${typed.milliseconds.length} keys`,
    `painted by the second frame: ${typed.bySecondFrame} of ${typed.milliseconds.length}`,
  ],
})

const opened = await keyToForm(page, people[0]!.room)
print({
  name: 'F2 to the focus in a registration',
  measured: percentile(opened.milliseconds, 0.5),
  unit: 'ms',
  floor: bareKey,
  floorName: 'a key in the empty window',
  goal: 50,
  facts: [
    `slowest of ${opened.milliseconds.length}: ${opened.milliseconds.at(-1)!.toFixed(0)} ms; the first, with its code: ${opened.first.toFixed(0)} ms`,
  ],
})

const memory = await workingSet(host.app)
print({
  name: 'Memory of the whole program, with the desk',
  measured: memory,
  unit: 'MB',
  floor: bareMemory,
  floorName,
  goal: null,
  facts: [],
})
await host.stop()
rmSync(place.root, { recursive: true, force: true })

function compare(a: number, b: number): number {
  return a - b
}

/** An office with so many residents, as the desktop finds it in its folder. */
async function preparedPlace(count: number): Promise<{ place: Place; people: Person[] }> {
  const { office, manager } = await TestOffice.open()
  await manager.setup.confirmRecoveryCode()
  const filled = fillArchive(office, count)
  await office.core.close()
  const made = makePlace()
  writeFileSync(join(made.config, 'machine.key'), `${office.machineKey.toString('base64')}\n`, {
    mode: 0o600,
  })
  renameSync(office.folder, made.folder)
  return { place: made, people: filled }
}

async function timedStart(): Promise<number> {
  const from = performance.now()
  const opened = new ElectronHost(place, {})
  await opened.start()
  await focused(opened.page)
  const taken = performance.now() - from
  await opened.stop()
  return taken
}

async function timedEmptyWindow(): Promise<{ milliseconds: number; memory: number; key: number }> {
  const from = performance.now()
  const app = await _electron.launch({
    ...(process.env.GUANJIA_ELECTRON ? { executablePath: process.env.GUANJIA_ELECTRON } : {}),
    args: [
      ...(process.env.GUANJIA_ELECTRON_ARGS ?? '').split(' ').filter(Boolean),
      join(import.meta.dirname, 'empty-window'),
    ],
  })
  const window = await app.firstWindow()
  await window.waitForLoadState('domcontentloaded')
  await focused(window)
  const milliseconds = performance.now() - from
  const used = await workingSet(app)
  const key = percentile(await bareKeys(window), 0.5)
  await app.close()
  return { milliseconds, memory: used, key }
}

async function focused(window: Page): Promise<void> {
  await window.waitForFunction(() => document.activeElement instanceof HTMLInputElement, null, {
    timeout: 20_000,
  })
}

/** Megabytes that all processes of an app hold. */
function workingSet(app: ElectronApplication): Promise<number> {
  return app.evaluate(
    ({ app: running }) =>
      running.getAppMetrics().reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0) / 1024,
  )
}

/** What the password's hash alone takes in this runtime, in milliseconds. */
function scryptTime(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => {
    const { scryptSync } = process.getBuiltinModule('node:crypto')
    const taken = [1, 2, 3].map(() => {
      const from = performance.now()
      scryptSync('password', 'sixteen bytes ..', 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 })
      return performance.now() - from
    })
    return taken.sort((a, b) => a - b)[1]!
  })
}

/** Scripts and styles that index.html names, by their size on the disk: what must be there before anything shows. */
function firstLoad(): { bytes: number; files: number } {
  const folder = join(projectFolder, 'out/renderer')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, name]) => name!,
  )
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  return { bytes, files: files.length }
}
