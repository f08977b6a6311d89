import { TestOffice, type TestClient } from '../../electron/core/testing/office.ts'
import { answersSaying, givenWave, type GivenWave } from '../../electron/core/testing/surveys.ts'
import { seeded } from '../../shared/random/seeded.ts'
import { themes, type Theme } from '../../shared/modules/surveys/terms.ts'
import { percentile, times, type Line } from './measure.ts'

const few = 2_000
const many = 20_000
const buildings = 20
const rounds = 5

/** How long a command may be held up by results that are computed beside it, in ms. */
const longestWait = 50

/**
 * All results of a wave of the short form (45 places to answer) with 1,000 draws, as a page asks for them: read, computed in the worker,
 * checked and answered. Beside it the bare reading and adding up of the same answers, and what somebody at the counter waits
 * meanwhile.
 */
export async function measureSurveyResults(): Promise<Line[]> {
  const small = await inOffice(few, (office, manager, wave) => timedResults(office, manager, wave))
  return inOffice(many, async (office, manager, wave) => {
    const large = await timedResults(office, manager, wave)
    const waits = await waitsBeside(office, manager, wave)
    const again = percentile(await times(40, () => manager.surveys.results.of({ waveId: wave.id })), 0.95)
    const growth = large / small
    if (growth > many / few) throw new Error(`ten times the answers take ${growth.toFixed(1)} times as long`)
    const bare = await times(rounds, () => addUp(office, wave))
    const floor = percentile(bare, 0.5)
    const usual = await times(waits.length, usualCommand(manager, 'b'))
    return [
      {
        name: `All results of a wave of ${many.toLocaleString('en')} responses, 1,000 draws, p50`,
        measured: large,
        unit: 'ms',
        floor,
        floorName: 'reading the same answers and adding them up',
        goal: 1_000,
        facts: [
          `${few.toLocaleString('en')} responses ${small.toFixed(0)} ms, so ten times as many take ${growth.toFixed(1)} times as long`,
          `asked again with nothing changed ${again.toFixed(1)} ms (p95)`,
        ],
      },
      {
        name: 'A command at the counter while those results are computed, longest wait',
        measured: waits.at(-1)!,
        unit: 'ms',
        floor: percentile(usual, 0.5),
        floorName: 'the same command alone, p50',
        goal: longestWait,
        facts: [
          `p50 ${percentile(waits, 0.5).toFixed(1)} ms of ${waits.length} commands; alone the longest ${usual.at(-1)!.toFixed(1)} ms`,
        ],
      },
    ]
  })
}

/** Median of several, each after something was changed, so that none is there already. */
async function timedResults(office: TestOffice, manager: TestClient, wave: GivenWave): Promise<number> {
  // The worker's start is the first question's, and of no wave's size.
  await manager.surveys.results.of({ waveId: wave.id })
  const taken = await times(rounds, async () => {
    changeOne(office, wave)
    const { counts, drivers } = await manager.surveys.results.of({ waveId: wave.id })
    if (counts.used === 0 || drivers.unavailable !== null) throw new Error('no results')
  })
  return percentile(taken, 0.5)
}

let changes = 0

function changeOne(office: TestOffice, wave: GivenWave): void {
  const answers = answersSaying(wave.questions, { satisfaction: { overall: 1 + (changes++ % 5) } })
  office.core.services.database.raw
    .prepare(
      'UPDATE survey_responses SET answers = ? WHERE id = (SELECT max(id) FROM survey_responses WHERE wave_id = ?)',
    )
    .run(JSON.stringify(answers), wave.id)
}

function usualCommand(manager: TestClient, prefix: string): (index: number) => Promise<unknown> {
  return (index) =>
    manager.fees.items.create({ name: `另收 ${prefix}${index}`, kind: 'other', basis: 'single' })
}

async function waitsBeside(office: TestOffice, manager: TestClient, wave: GivenWave): Promise<number[]> {
  changeOne(office, wave)
  let running = true
  const results = manager.surveys.results.of({ waveId: wave.id }).finally(() => (running = false))
  const work = usualCommand(manager, 'a')
  const waits: number[] = []
  while (running) {
    waits.push(...(await times(1, () => work(waits.length))))
    // Without a turn of its own the worker's answer would never be heard.
    await new Promise((resolve) => setImmediate(resolve))
  }
  await results
  return waits.sort((a, b) => a - b)
}

function addUp(office: TestOffice, wave: GivenWave): number[] {
  const rows = office.core.services.database.raw
    .prepare('SELECT answers FROM survey_responses WHERE wave_id = ? AND excluded = 0')
    .pluck()
    .all(wave.id) as string[]
  const sums: number[] = []
  for (const row of rows)
    (JSON.parse(row) as unknown[]).forEach((answer, at) => {
      if (typeof answer === 'number') sums[at] = (sums[at] ?? 0) + answer
    })
  return sums
}

async function inOffice<Result>(
  count: number,
  work: (office: TestOffice, manager: TestClient, wave: GivenWave) => Promise<Result>,
): Promise<Result> {
  const { office, manager } = await TestOffice.open()
  try {
    const wave = await givenWave(office)
    fill(office, wave, count)
    return await work(office, manager, wave)
  } finally {
    await office.close()
  }
}

const stamp = `'2026-11-01T00:00:00.000Z', 1, '2026-11-01T00:00:00.000Z', 1`
const stamped = 'created_at, created_by, updated_at, updated_by'

/** Answers that go together as people's do, a twentieth of them blank and a fiftieth unsure. */
function fill(office: TestOffice, wave: GivenWave, count: number): void {
  const { raw } = office.core.services.database
  const random = seeded(7)
  const building = raw
    .prepare(`INSERT INTO buildings (community_id, name, ${stamped}) VALUES (1, ?, ${stamp}) RETURNING id`)
    .pluck()
  const house = raw
    .prepare(
      `INSERT INTO houses (building_id, unit, room, kind, state, notes, ${stamped})
       VALUES (?, '1', ?, 'residential', 'occupied', '', ${stamp}) RETURNING id`,
    )
    .pluck()
  const response = raw.prepare(
    `INSERT INTO survey_responses (wave_id, number, house_id, origin, answers, state, entered_by, entered_at, ${stamped})
     VALUES (?, ?, ?, 'station', ?, 'entered', 1, '2026-11-01T00:00:00.000Z', ${stamp})`,
  )
  raw.transaction(() => {
    const ids = Array.from({ length: buildings }, (_, at) => building.get(`B${at}`) as number)
    for (let at = 0; at < count; at++) {
      const houseId = house.get(ids[at % buildings], String(at)) as number
      response.run(wave.id, `WJ${at}`, houseId, JSON.stringify(answersOf(wave, random)))
    }
  })()
}

function answersOf({ questions }: GivenWave, random: () => number) {
  const mood = random()
  const rating = (share: number): number =>
    Math.min(5, Math.max(1, Math.round(1 + 4 * (share * mood + (1 - share) * random()))))
  const asked = themes.filter(() => random() > 0.05)
  const each = (share: number): Partial<Record<Theme, number>> =>
    Object.fromEntries(asked.map((theme) => [theme, random() < 0.02 ? 0 : rating(share)]))
  return answersSaying(questions, {
    satisfaction: { ...each(0.5), overall: rating(0.6) },
    importance: each(0.2),
    recommend: Math.floor(random() * 11),
    about: {
      age: 1 + Math.floor(random() * 5),
      occupation: 1 + Math.floor(random() * 4),
      income: 1 + Math.floor(random() * 4),
      tenure: 1 + Math.floor(random() * 2),
    },
  })
}
