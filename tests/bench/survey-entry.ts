import BetterSqlite from 'better-sqlite3'
import { join } from 'node:path'
import type { TestClient, TestOffice } from '../../electron/core/testing/office.ts'
import { givenPapers, givenWave } from '../../electron/core/testing/surveys.ts'
import { cellsOf, type Answer, type Cell } from '../../shared/modules/surveys/cells.ts'
import { percentile, times, type Line } from './measure.ts'

const papers = 60

const usual = ({ question, index }: Cell): Answer => {
  if (question.kind === 'open') return '希望电梯快一点'
  if (question.kind === 'scale') return 3 + (index % 3)
  return question.kind === 'recommend' ? 8 : 1
}

/** Typing questionnaires at the station: every answer is kept at its key, so every key is a transaction. */
export async function measureSurveyEntry(office: TestOffice, client: TestClient): Promise<Line> {
  const wave = await givenWave(office)
  await givenPapers(office, wave, papers)
  const cells = cellsOf(wave.questions)
  const marks: number[] = []
  const finishes: number[] = []
  for (let paper = 1; paper <= papers; paper++) {
    const { id: entryId } = await client.surveys.entry.open({ waveId: wave.id, number: String(paper) })
    const marked = await times(cells.length, (cell) =>
      client.surveys.entry.mark({
        entryId,
        cell,
        answer: usual(cells[cell]!),
        next: Math.min(cell + 1, cells.length - 1),
      }),
    )
    // The first paper prepares every statement.
    if (paper > 1) marks.push(...marked)
    finishes.push(...(await times(1, () => client.surveys.entry.finish({ entryId }))))
  }
  const ordered = (taken: number[]) => taken.sort((a, b) => a - b)
  const p95 = percentile(ordered(marks), 0.95)
  return {
    name: 'Entering one answer at the survey station, p95',
    measured: p95,
    unit: 'ms',
    floor: percentile(await bareUpdates(office), 0.95),
    floorName: 'p95 of a bare update of as many answers',
    goal: 5,
    facts: [
      `${marks.length} answers of ${papers - 1} papers with ${cells.length} places, p50 ${percentile(marks, 0.5).toFixed(3)} ms`,
      `finishing a paper: p50 ${percentile(ordered(finishes), 0.5).toFixed(3)} ms, p95 ${percentile(finishes, 0.95).toFixed(3)} ms`,
    ],
  }
}

/** One row with a paper's answers, rewritten in a transaction each time, WAL and FULL, in a file beside the office's. */
async function bareUpdates(office: TestOffice): Promise<number[]> {
  const raw = new BetterSqlite(join(office.folder, 'bare-entry.db'))
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec('CREATE TABLE entries (id INTEGER PRIMARY KEY, answers TEXT)')
  raw.prepare('INSERT INTO entries (answers) VALUES (?)').run('[]')
  const update = raw.prepare('UPDATE entries SET answers = ? WHERE id = 1')
  const taken = await times(1000, (index) => update.run(JSON.stringify(Array(45).fill(index % 6))))
  raw.close()
  return taken
}
