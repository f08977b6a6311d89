import { cellsOf, type Answer, type Question } from '../../shared/modules/surveys/cells.ts'
import type { Theme } from '../../shared/modules/surveys/terms.ts'
import { addDays, dayIn } from '../../shared/time/zone.ts'
import type { Chance } from './chance.ts'
import type { Client } from './counter.ts'
import type { Step } from './history.ts'
import { atHour, zone } from './money-months.ts'
import { answersOf, openWords } from './survey-answers.ts'

export interface SurveyOffice {
  manager: Client
  clerks: readonly Client[]
}

/** How long a wave has been going on at the end of the history, and how long one lasts. */
const goingOn = 18
const lasting = 29
const year = 364
/** A sitting at the station. */
const sitting = 15
const mostTyped = 120
const mostImported = 300
/** What the office mended since last year's survey: what the two waves differ by. */
const mended: Partial<Record<Theme, number>> = { repair: 0.35, information: -0.15, safety: 0.1 }

interface Wave {
  id: number
  version: number
  questions: Question[]
  papers: string[]
  /** What stands on the papers that were typed. */
  written: Map<string, readonly Answer[]>
}

/**
 * The yearly survey: one that is going on, with papers out, half of it typed, some of it twice, some open answers coded and two
 * matters accepted; and where the history is long enough the one of the year before, imported and closed.
 */
export function planSurveys(
  office: SurveyOffice,
  chance: Chance,
  { until, days }: { until: number; days: number },
): Step[] {
  const today = dayIn(zone, new Date(until).toISOString())
  const begins = addDays(today, -goingOn)
  const before = addDays(begins, -year)
  const last: { wave: Wave | null } = { wave: null }
  return [
    ...(days > goingOn + year ? lastYear(office, chance, before, last) : []),
    ...thisYear(office, chance, begins, last),
  ].filter(({ at }) => at <= until)
}

/** Imported from the workbook that the year before was typed into, and closed. */
function lastYear(
  { manager, clerks }: SurveyOffice,
  chance: Chance,
  begins: string,
  last: { wave: Wave | null },
): Step[] {
  const imported = async () => {
    if (last.wave) await importAnswers(manager, chance, last.wave)
  }
  const close = async () => {
    if (!last.wave) return
    const { id, version } = await manager.surveys.waves.get({ id: last.wave.id })
    await manager.surveys.waves.close({ id, version })
  }
  return [
    { at: atHour(begins, 9), run: async () => void (last.wave = await begin(manager, begins, 380, null)) },
    {
      at: atHour(begins, 10),
      run: async () => void (last.wave && (await giveOut(clerks[0]!, last.wave, begins, chance))),
    },
    { at: atHour(addDays(begins, lasting), 15), run: imported },
    { at: atHour(addDays(begins, lasting + 1), 9), run: close },
  ]
}

function thisYear(
  { manager, clerks }: SurveyOffice,
  chance: Chance,
  begins: string,
  last: { wave: Wave | null },
): Step[] {
  let wave: Wave | null = null
  let turn: string[] = []
  const steps: Step[] = [
    {
      at: atHour(begins, 9),
      run: async () => {
        wave = await begin(manager, begins, null, last.wave)
        turn = shuffled(chance, wave.papers).slice(0, Math.min(mostTyped, wave.papers.length * 0.45))
      },
    },
    {
      at: atHour(begins, 10),
      run: async () => void (wave && (await giveOut(clerks[0]!, wave, begins, chance))),
    },
  ]
  // Every other day a sitting of one of the two clerks.
  for (let sat = 0; sat * sitting < mostTyped; sat++)
    steps.push({
      at: atHour(addDays(begins, 2 + sat * 2), 14),
      run: async () => {
        const clerk = clerks[sat % clerks.length]!
        const some = turn.slice(sat * sitting, (sat + 1) * sitting)
        for (const number of some) {
          if (!wave) continue
          const answers = answersOf(chance, wave.questions, mended)
          wave.written.set(number, answers)
          await typeIn(clerk, wave, number, answers)
        }
      },
    })
  steps.push(
    {
      at: atHour(addDays(begins, 17), 15),
      run: async () => void (wave && (await typeAgain(clerks, wave, chance))),
    },
    {
      at: atHour(addDays(begins, 17), 16),
      run: async () => void (wave && (await codeSome(clerks[1]!, wave))),
    },
    { at: atHour(addDays(begins, 17), 17), run: async () => void (wave && (await accept(manager, wave))) },
  )
  return steps
}

function shuffled<Item>(chance: Chance, items: readonly Item[]): Item[] {
  const keyed = items.map((item) => [chance.share(), item] as const)
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item)
}

/** A wave of the shipped short form, its papers drawn. */
async function begin(
  { surveys }: Client,
  fromDay: string,
  sampleWish: number | null,
  follows: Wave | null,
): Promise<Wave> {
  const form = (await surveys.questionnaires.list({})).find((each) => each.form === 'short')
  const versionId = form?.versions[0]?.id
  if (versionId === undefined) throw new Error('the short questionnaire is not shipped')
  const november = fromDay.slice(5, 7) === '11'
  const { id, version } = await surveys.waves.create({
    name: november
      ? `${fromDay.slice(0, 4)} 年度满意度调查`
      : `${fromDay.slice(0, 4)} 年 ${Number(fromDay.slice(5, 7))} 月满意度调查`,
    kind: november ? 'yearly' : 'half-year',
    versionId,
    followsId: follows?.id ?? null,
    fromDay,
    untilDay: addDays(fromDay, lasting),
    sampleWish,
    seed: Number(fromDay.replaceAll('-', '')),
  })
  const drawn = await surveys.waves.draw({ id, version })
  const papers: string[] = []
  for (let page = 1; ; page++) {
    const { rows } = await surveys.waves.papers.list({ waveId: id, role: 'main', page, size: 200 })
    papers.push(...rows.map(({ number }) => number))
    if (rows.length < 200) break
  }
  const { questions } = await surveys.questionnaires.version({ versionId })
  return { ...drawn, questions, papers, written: new Map() }
}

/** Half of the papers to each of two interviewers; a few doors do not open, and a reserve goes out instead. */
async function giveOut({ surveys }: Client, wave: Wave, on: string, chance: Chance): Promise<void> {
  const { papers } = surveys.waves
  const people = await papers.interviewers()
  const half = Math.ceil(wave.papers.length / 2)
  for (const [index, some] of [wave.papers.slice(0, half), wave.papers.slice(half)].entries()) {
    const [from, to] = [some[0], some.at(-1)]
    const person = people[index % people.length]
    if (from === undefined || to === undefined || !person) continue
    await papers.assign({ waveId: wave.id, from, to, interviewerId: person.id, issuedOn: on })
  }
  for (const number of shuffled(chance, wave.papers).slice(0, Math.floor(wave.papers.length / 25))) {
    const { rows } = await papers.list({ waveId: wave.id, text: number })
    const paper = rows.find((row) => row.number === number)
    if (!paper) continue
    const state = chance.pick(['refused', 'absent', 'vacant'] as const)
    const failed = await papers.record({ id: paper.id, version: paper.version, state, on })
    if (chance.percent(60)) await papers.replace(failed).catch(() => undefined)
    wave.papers.splice(wave.papers.indexOf(number), 1)
  }
}

/** By the keys of the station: the number, then answer by answer. */
async function typeIn({ surveys }: Client, wave: Wave, number: string, answers: readonly Answer[]) {
  const { entry } = surveys
  const { id: entryId } = await entry.open({ waveId: wave.id, number })
  for (const [cell, answer] of answers.entries())
    if (answer !== null)
      await entry.mark({ entryId, cell, answer, next: Math.min(cell + 1, answers.length - 1) })
  await entry.finish({ entryId })
}

/** What the draw chose is typed by the other clerk, now and then with a slip of the finger. */
async function typeAgain(clerks: readonly Client[], wave: Wave, chance: Chance): Promise<void> {
  for (const clerk of clerks) {
    const { second } = await clerk.surveys.entry.station({ waveId: wave.id })
    for (const number of second.slice(0, 4)) {
      const answers = (wave.written.get(number) ?? []).map((answer, cell) =>
        cell === 3 && chance.percent(40) && typeof answer === 'number' ? (answer % 5) + 1 : answer,
      )
      await typeIn(clerk, wave, number, answers)
    }
  }
}

/** Three in four of the open answers, as their words say. */
async function codeSome({ surveys }: Client, wave: Wave): Promise<void> {
  const { coding } = surveys
  const codes = new Map((await coding.codes.list({})).map(({ letters, id }) => [letters, id]))
  const letters = new Map(openWords.flat().map((each) => [each.words, each.letters]))
  const { rows } = await coding.texts({ waveId: wave.id, coded: false, size: 200 })
  for (const [index, { id, version, words }] of rows.entries()) {
    const codeId = codes.get(letters.get(words) ?? '')
    if (codeId !== undefined && index % 4 !== 3) await coding.code({ id, version, codeIds: [codeId] })
  }
}

/** The two most pressing needs become matters. */
async function accept({ surveys }: Client, { id: waveId }: Wave): Promise<void> {
  const { rows } = await surveys.needs.map({ waveId })
  for (const { theme, kind } of rows.slice(0, 2))
    await surveys.needs.accept({
      waveId,
      theme,
      kind,
      title: titles[theme] ?? '按调查结果改进',
      words: '由部门提出措施，明年复测。',
    })
}
const titles: Partial<Record<Theme, string>> = {
  facilities: '减少电梯停运，停运时及时告知',
  repair: '报修当天联系，三天内修好',
  reliability: '答应的事逐件登记、到期提醒',
  responsiveness: '先行联系不超过三十分钟',
  information: '停水停电提前一天通知，公示附说明',
  credibility: '收费标准上墙，收支每季度公示',
  safety: '夜间增加一班巡逻',
  cleaning: '楼道每天打扫，垃圾日产日清',
  service: '前台一次办完，回访到户',
}

/** The questionnaires of a wave as a sheet, a row a paper, as an office types them into Excel. */
async function importAnswers({ surveys }: Client, chance: Chance, wave: Wave): Promise<void> {
  const cells = cellsOf(wave.questions)
  const heads = ['问卷编号', ...cells.map(({ question, aspect }) => `${question.words}${aspect ?? ''}`)]
  const rows = shuffled(chance, wave.papers)
    .slice(0, Math.min(mostImported, Math.floor(wave.papers.length * 0.85)))
    .map((number) => [number, ...answersOf(chance, wave.questions).map((answer) => String(answer ?? ''))])
  const sheet = [heads, ...rows].map((row) => row.map(quoted).join(',')).join('\n')
  await surveys.imports.apply({
    waveId: wave.id,
    file: new File([`\uFEFF${sheet}`], '上年问卷.csv'),
    targets: ['number', ...cells.map(({ index }) => `c${index}`)],
  })
}
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
