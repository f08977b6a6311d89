import { createRouterClient } from '@orpc/server'
import { join } from 'node:path'
import type { Core } from '../../electron/core/core.ts'
import { machineKey } from '../../electron/core/folder/machine-key.ts'
import { openOffice } from '../../electron/core/folder/open-office.ts'
import type { Connection } from '../../electron/core/kernel/call.ts'
import { handClock } from '../../electron/core/kernel/clock.ts'
import { addDays, dayIn } from '../../shared/time/zone.ts'
import { Chance } from './chance.ts'
import { settle, wholeCommunity, type CommunitySize } from './community.ts'
import { randomPassword, seatOf, team, type Client } from './counter.ts'
import { openDirectory, planFrontDesk } from './front-desk.ts'
import { planHistory, type Office } from './history.ts'
import { openFees, planMoney } from './money.ts'
import { planSurveys } from './surveys.ts'
import { planVoices } from './voices.ts'

export interface DemoOptions {
  /** Where the data folder and the machine's key of the demonstration go. */
  root: string
  /** The moment up to which there is a history, in milliseconds. */
  until: number
  days?: number
  perDay?: number
  seed?: number
  size?: CommunitySize
  appVersion: string
  onProgress?: (share: number) => void
}

/** Somebody who can sign in to the demonstration. */
export interface DemoLogin {
  name: string
  login: string
  password: string
}

export const demoData = (root: string): string => join(root, 'data')
export const demoConfig = (root: string): string => join(root, 'config')

/**
 * Makes up a community and years of its tickets, all of it through the core's own commands under a clock that is moved
 * on. The same seed and end give the same history; passwords are random. Answers with who can sign in.
 */
export async function makeDemo({
  root,
  until,
  days = 3 * 365,
  perDay = 1.7,
  seed = 20261121,
  size = wholeCommunity,
  appVersion,
  onProgress = () => {},
}: DemoOptions): Promise<DemoLogin[]> {
  const zone = 'Asia/Shanghai'
  const from = addDays(dayIn(zone, new Date(until).toISOString()), -days)
  const clock = handClock(`${from}T00:30:00.000Z`)
  const moveTo = (at: number) => clock.advance(Math.max(0, at - clock.now()))
  const chance = new Chance(seed)
  const { core, close } = await openOffice({
    folder: demoData(root),
    folderChangeable: false,
    host: 'browser',
    machineKey: await machineKey(demoConfig(root)),
    appVersion,
    backsUpByItself: false,
    clock,
  })
  try {
    const { logins, office, manager } = await openDemoOffice(core, clock.now)
    const households = await settle(manager, chance, size)
    await openDirectory(manager)
    const itemId = await openFees(manager, until)
    const steps = [
      ...planHistory({ ...office, households }, chance, { from: addDays(from, 1), until, perDay }),
      ...planFrontDesk(office.clerks[0]!, chance, { households, until, days }),
      // By a seed of its own, so that more money leaves the tickets as they are.
      ...planMoney(
        { manager, clerk: office.clerks[1]!, officer: office.officer, households },
        new Chance(seed + 1),
        { itemId, until },
      ),
      ...planSurveys({ manager, clerks: office.clerks }, new Chance(seed + 2), { until, days }),
      ...planVoices({ manager, clerk: office.clerks[0]! }, new Chance(seed + 3), { households, until, days }),
    ].sort((a, b) => a.at - b.at)
    for (const [index, step] of steps.entries()) {
      moveTo(step.at)
      await step.run()
      if (index % 200 === 0) onProgress(index / steps.length)
    }
    moveTo(until)
    onProgress(1)
    return logins
  } finally {
    await close()
  }
}

async function openDemoOffice(core: Core, now: () => number) {
  const connection: Connection = { host: 'browser', token: null }
  const first: Client = createRouterClient(core.router, { context: () => core.context(connection) })
  const boss = { name: '李静', login: 'lijing', password: randomPassword() }
  await first.setup.complete({
    person: boss,
    office: { name: '青龙园客户服务中心（演示）', hotline: '010-0000 0000' },
    community: { name: '青龙园' },
    demo: true,
  })
  await first.setup.confirmRecoveryCode()
  const lists = await first.office.dictionaries()
  const department = (name: string) => lists.departments.find((each) => each.name === name)!.id
  const logins = [boss]
  for (const { name, login, roles, department: where } of team) {
    const colleague = { name, login, password: randomPassword() }
    await first.accounts.createUser({ ...colleague, roles, departmentId: department(where) })
    logins.push(colleague)
  }
  const users = await first.accounts.users()
  const { sit } = seatOf(core, now)
  const seat = (login: string) => sit(users.find((user) => user.login === login)!.id)
  const { staff } = await first.office.dictionaries()
  const office: Omit<Office, 'households'> = {
    clerks: [seat('chenjie'), seat('wuqian')],
    officer: seat('zhoumin'),
    engineer: { client: seat('zhao'), staffId: staff.find(({ name }) => name === '赵师傅')!.id },
    category: (kind, code) => lists.categories.find((each) => each.kind === kind && each.code === code)!.id,
    channel: (code) => lists.channels.find((each) => each.code === code)!,
    department,
  }
  return { logins, office, manager: seat('lijing') }
}
