import { rowsWritten } from '../../../database/written.ts'
import type { OpenDatabase } from '../../../database/open.ts'
import type { Call } from '../../../kernel/call.ts'
import { askWorker } from './ask-worker.ts'
import type { Answer, Kind, Questions } from './protocol.ts'

/** Answers kept of one office; the one asked for longest ago goes first. */
const mostKept = 40

interface Kept {
  /** `rowsWritten` when it was known to be right; null where that is not known. */
  written: number | null
  print: string
  answer: Answer
}

interface Office {
  kept: Map<string, Kept>
  /** Questions being answered: whoever asks the same meanwhile waits for the same answer. */
  running: Map<string, { written: number | null; answer: Promise<Answer> }>
}

const offices = new WeakMap<OpenDatabase, Office>()

/** Whether an answer also depends on the time of day: a ticket that was due this morning is late this afternoon. */
const byClock: Record<Kind, boolean> = { of: false, change: false, complaints: true, collection: false }

/**
 * An answer as of now. What was computed is kept, and computed anew only when something it was computed from has changed: that is
 * asked of the database at once where nothing at all was written since, else in the worker, which reads everything and compares.
 */
export async function answered<K extends Kind>(
  call: Call,
  kind: K,
  asked: Questions[K]['asked'],
): Promise<Questions[K]['answer']> {
  const { database } = call.services
  let office = offices.get(database)
  if (!office) offices.set(database, (office = { kept: new Map(), running: new Map() }))
  const key = JSON.stringify([kind, asked])
  const written = rowsWritten(database)
  const kept = office.kept.get(key)
  if (written !== null && kept?.written === written && !byClock[kind]) return kept.answer
  const before = office.running.get(key)
  if (written !== null && before?.written === written) return before.answer
  const answer = compute(call, office, key, { kind, asked, written })
  const mine = { written, answer }
  office.running.set(key, mine)
  try {
    return await answer
  } finally {
    if (office.running.get(key) === mine) office.running.delete(key)
  }
}

async function compute(
  call: Call,
  { kept }: Office,
  key: string,
  { kind, asked, written }: { kind: Kind; asked: Questions[Kind]['asked']; written: number | null },
): Promise<Answer> {
  const { database, timeZone } = call.services
  const before = kept.get(key)
  const reply = await askWorker({
    kind,
    asked,
    now: call.now,
    timeZone,
    file: database.file,
    nativeBinding: database.nativeBinding,
    known: before?.print ?? null,
  })
  if ('failed' in reply) throw reply.failed
  const { print, answer } = 'same' in reply ? before! : reply
  kept.delete(key)
  kept.set(key, { written, print, answer })
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return answer
}
