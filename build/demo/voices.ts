import { randomUUID } from 'node:crypto'
import type { CodeTone, QuestionTheme } from '../../shared/modules/surveys/terms.ts'
import { addDays, dayIn } from '../../shared/time/zone.ts'
import type { Chance } from './chance.ts'
import type { Household } from './community.ts'
import type { Client } from './counter.ts'
import type { Step } from './history.ts'
import { atHour, zone } from './money-months.ts'

const everyDays = 14

type Said = readonly [theme: QuestionTheme, tone: CodeTone, words: string]
const inBoxes: readonly Said[] = [
  ['facilities', 'complaint', '2 号楼电梯又停了一天'],
  ['facilities', 'wish', '地下车库太暗，请加灯'],
  ['cleaning', 'complaint', '垃圾桶盖子坏了，有味道'],
  ['information', 'wish', '停水请提前一天贴通知'],
  ['repair', 'complaint', '报修三天没有人来'],
  ['culture', 'praise', '中秋活动办得热闹'],
  ['safety', 'wish', '快递车开得太快，请管一管'],
  ['service', 'praise', '前台帮老人填表，谢谢'],
]
const inTalks: readonly Said[] = [
  ['repair', 'wish', '希望上门前先打电话'],
  ['facilities', 'complaint', '电梯停运没有告知'],
  ['service', 'praise', '前台态度好，记得我家的事'],
  ['information', 'wish', '收支公示看不懂，希望有人讲解'],
]

/** What is heard beside the questionnaire in the last months: boxes opened on schedule, talks, visits and ratings at the counter. */
export function planVoices(
  { manager, clerk }: { manager: Client; clerk: Client },
  chance: Chance,
  { households, until, days }: { households: readonly Household[]; until: number; days: number },
): Step[] {
  const today = dayIn(zone, new Date(until).toISOString())
  const from = addDays(today, -Math.min(days - 1, 120))
  const boxes: number[] = []
  const steps: Step[] = [
    { at: atHour(from, 9), run: async () => void boxes.push(...(await hang(manager, from))) },
  ]
  const add = (day: string, hours: number, said: () => Promise<Voice>) =>
    steps.push({
      at: atHour(day, hours),
      run: async () => clerk.voices.add({ ...(await said()), day, requestKey: randomUUID() }),
    })
  for (let day = addDays(from, everyDays); day <= today; day = addDays(day, everyDays)) {
    // The last opening of the second box was forgotten, so that something is overdue.
    add(day, 16, async () => opened(chance, boxes[0]!))
    if (addDays(day, everyDays) <= today) add(day, 16.5, async () => opened(chance, boxes[1]!))
  }
  for (let day = addDays(from, 3); day <= today; day = addDays(day, 30)) {
    const { houseId, residentId } = chance.pick(households)
    add(day, 15, async () => ({
      kind: 'interview',
      topic: '对维修和通知的看法',
      role: 'old-owner',
      houseId,
      residentId,
      people: 1,
      points: points(chance, inTalks, 2),
    }))
    add(addDays(day, 5), 10, () => visit(clerk, chance))
  }
  add(addDays(today, -10), 19, async () => ({
    kind: 'focus-group',
    topic: '电梯更新和车位',
    place: '社区活动室',
    people: 9,
    words: '九位业主参加，逐项讨论。',
    points: points(chance, inTalks, 3),
  }))
  for (let day = addDays(today, -60); day <= today; day = addDays(day, 3))
    add(day, 11, async () => ({
      kind: 'rating',
      place: '前台',
      score: chance.weighted([
        [5, 5],
        [4, 6],
        [3, 2],
        [2, 1],
      ]),
      theme: 'service',
    }))
  return steps.filter(({ at }) => at >= Date.parse(`${from}T00:00:00+08:00`) && at <= until)
}

type Voice = Omit<Parameters<Client['voices']['add']>[0], 'day' | 'requestKey'>

async function hang({ voices }: Client, startsOn: string): Promise<number[]> {
  const made: number[] = []
  for (const place of ['客服中心门口', '北门大堂'])
    made.push((await voices.boxes.create({ place, everyDays, startsOn: addDays(startsOn, everyDays) })).id)
  return made
}

function points(chance: Chance, from: readonly Said[], count: number) {
  const left = [...from]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [said] = left.splice(chance.between(0, left.length - 1), 1)
    const [theme, tone, words] = said!
    return { theme, tone, words }
  })
}

function opened(chance: Chance, boxId: number): Voice {
  const slips = chance.between(0, 4)
  return { kind: 'box', boxId, slips, points: points(chance, inBoxes, slips) }
}

/** A colleague looks at the counter, or somebody comes as a new owner would. */
async function visit({ voices }: Client, chance: Chance): Promise<Voice> {
  const list = chance.pick(await voices.checklists.list({}))
  return {
    kind: 'mystery',
    checklistId: list.id,
    role: list.role === '' ? 'colleague' : list.role,
    scores: list.items.map(({ theme, words }) => ({
      theme,
      item: words,
      score: chance.percent(8) ? null : chance.between(2, 5),
    })),
  }
}
