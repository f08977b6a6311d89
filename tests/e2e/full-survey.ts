import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { cellsOf, type Answer } from '../../shared/modules/surveys/cells.ts'
import { fixture } from './steps.ts'

/** Last year's survey from Excel, this year's half typed, and what else was heard, so that every page of surveys has something. */
export async function theSurveys(client: TestClient): Promise<void> {
  const { today } = await client.system.status()
  const { surveys } = client
  const [short] = (await surveys.questionnaires.list({})).filter(({ form }) => form === 'short')
  const versionId = short!.versions[0]!.id
  const year = Number(today.slice(0, 4))
  const before = await openedWave(client, versionId, year - 1, null, null)
  await surveys.imports.apply({
    waveId: before,
    file: new File([readFileSync(fixture('05-survey.xlsx'))], '满意度问卷.xlsx'),
  })
  await whatIsSaid(client, before)
  const now = await openedWave(client, versionId, year, before, 12)
  await thePapers(client, now, versionId, today)
  await surveys.questionnaires.create({ name: '装修管理专项问卷', copyVersionId: versionId })
  await theVoices(client, now, today)
}

async function openedWave(
  { surveys }: TestClient,
  versionId: number,
  year: number,
  followsId: number | null,
  sampleWish: number | null,
): Promise<number> {
  const wave = await surveys.waves.create({
    name: `${year} 年度满意度调查`,
    kind: 'yearly',
    versionId,
    followsId,
    fromDay: `${year}-11-01`,
    untilDay: `${year}-11-30`,
    sampleWish,
    seed: year,
  })
  await surveys.waves.draw({ id: wave.id, version: wave.version })
  return wave.id
}

/** A few answers coded, one of them read to be quoted, the report begun, a matter taken up. */
async function whatIsSaid({ surveys }: TestClient, waveId: number): Promise<void> {
  const [first, second] = (await surveys.coding.codes.list({})).map(({ id }) => id)
  const { rows } = await surveys.coding.texts({ waveId, size: 3 })
  for (const [at, text] of rows.entries()) {
    const coded = await surveys.coding.code({
      id: text.id,
      version: text.version,
      codeIds: [at > 1 ? second! : first!],
    })
    if (at === 0) await surveys.coding.quote({ ...coded, quotable: true })
  }
  const { version } = await surveys.results.report.get({ waveId })
  await surveys.results.report.save({
    id: waveId,
    version,
    summary: '总体满意度较上年基本持平。',
    causes: '反应速度和电梯维护是主要原因。',
    measures: '电梯维保改为每两周一次。',
    preparedBy: '张敏',
  })
  const { rows: needs } = await surveys.needs.map({ waveId })
  const { theme, kind } = needs[0]!
  await surveys.needs.accept({ waveId, theme, kind, title: '电梯维护跟不上' })
}

/** Four papers typed, the last of them left in the middle; one was refused and replaced. */
async function thePapers(
  client: TestClient,
  waveId: number,
  versionId: number,
  today: string,
): Promise<void> {
  const { surveys } = client
  const { waves, entry, questionnaires } = surveys
  const [{ id: interviewerId } = { id: 0 }] = await waves.papers.interviewers()
  const { rows } = await waves.papers.list({ waveId, role: 'main' })
  await waves.papers.assign({
    waveId,
    paperIds: rows.slice(0, 8).map(({ id }) => id),
    interviewerId,
    issuedOn: today,
  })
  const given = (await waves.papers.list({ waveId, role: 'main', state: 'out' })).rows
  for (const paper of given.slice(0, 4))
    await waves.papers.record({
      id: paper.id,
      version: paper.version,
      state: 'returned',
      on: today,
      way: 'visit',
    })
  const refused = await waves.papers.record({
    id: given[4]!.id,
    version: given[4]!.version,
    state: 'refused',
    on: today,
  })
  await waves.papers.replace(refused)
  const cells = cellsOf((await questionnaires.version({ versionId })).questions)
  for (const [at, { number }] of given.slice(0, 4).entries()) {
    const { id: entryId } = await entry.open({ waveId, number })
    const typed = at === 3 ? cells.slice(0, 9) : cells
    for (const { index, question } of typed)
      await entry.mark({
        entryId,
        cell: index,
        answer: answerTo(question.kind, question.theme, (at + index) % 3),
        next: Math.min(index + 1, cells.length - 1),
      })
    if (at < 3) await entry.finish({ entryId })
  }
}

function answerTo(kind: string, theme: string, turn: number): Answer {
  if (kind === 'open') return turn === 0 ? '楼道灯坏了很久没人修' : null
  if (kind === 'scale' || kind === 'recommend') return theme === 'repair' ? 2 : 3 + turn
  return 1 + turn
}

async function theVoices({ voices }: TestClient, waveId: number, today: string): Promise<void> {
  const box = await voices.boxes.create({ place: '南门岗亭', everyDays: 7, startsOn: today })
  const heard = { day: today, waveId, requestKey: '' }
  await voices.add({
    ...heard,
    kind: 'box',
    boxId: box.id,
    slips: 3,
    points: [{ theme: 'cleaning', tone: 'complaint', words: '地下车库有积水' }],
    requestKey: randomUUID(),
  })
  await voices.add({
    ...heard,
    kind: 'focus-group',
    place: '会所二楼',
    topic: '停车与充电',
    people: 8,
    words: '多数人愿意错峰充电。',
    points: [{ theme: 'facilities', tone: 'wish', words: '增加充电桩' }],
    requestKey: randomUUID(),
  })
  const [list] = await voices.checklists.list({})
  await voices.add({
    ...heard,
    kind: 'mystery',
    role: list!.role,
    checklistId: list!.id,
    scores: list!.items.map(({ theme, words: item }, at) => ({ theme, item, score: 3 + (at % 3) })),
    requestKey: randomUUID(),
  })
  await voices.add({ ...heard, kind: 'rating', score: 4, theme: 'service', requestKey: randomUUID() })
}
