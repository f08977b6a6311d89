/** Worker entry: reads what results are computed from on a connection of its own, and computes them while the counter goes on working. */
import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { Call } from '../../../kernel/call.ts'
import { readBeside } from '../../../database/open-reader.ts'
import { computeChange, readChange } from './change.ts'
import { computeCollection, readCollection } from './collection.ts'
import { computeComplaints, readComplaints } from './complaints.ts'
import { computeResults, readResults } from './of.ts'
import type { Answer, Kind, Moment, Questions, ResultOrder, ResultReply } from './protocol.ts'

interface Way<Asked, Stored> {
  read: (db: Call['db'], asked: Asked, moment: Moment) => Promise<Stored>
  compute: (stored: Stored, asked: Asked, moment: Moment) => Answer
}

/** What was read, as one that can be compared, and how it goes on from there. */
interface Read {
  print: string
  compute: () => Answer
}

const reading =
  <Asked, Stored>({ read, compute }: Way<Asked, Stored>) =>
  async (db: Call['db'], asked: Asked, moment: Moment): Promise<Read> => {
    const stored = await read(db, asked, moment)
    return {
      print: createHash('sha256').update(JSON.stringify(stored)).digest('base64'),
      compute: () => compute(stored, asked, moment),
    }
  }

const ways: {
  [K in Kind]: (db: Call['db'], asked: Questions[K]['asked'], moment: Moment) => Promise<Read>
} = {
  of: reading({ read: readResults, compute: computeResults }),
  change: reading({ read: readChange, compute: computeChange }),
  complaints: reading({ read: readComplaints, compute: computeComplaints }),
  collection: reading({ read: readCollection, compute: computeCollection }),
}

const readBy = <K extends Kind>(
  db: Call['db'],
  kind: K,
  asked: Questions[K]['asked'],
  moment: Moment,
): Promise<Read> => ways[kind](db, asked, moment)

async function obey({ number, kind, asked, known, ...order }: ResultOrder): Promise<ResultReply> {
  const { print, compute } = await readBeside(order.file, order.nativeBinding, (db) =>
    readBy(db, kind, asked, order),
  )
  return print === known ? { number, same: true } : { number, print, answer: compute() }
}

const report = (message: ResultReply): void => parentPort?.postMessage(message)

let turn = Promise.resolve()
parentPort?.on('message', (order: ResultOrder) => {
  turn = turn
    .then(async () => report(await obey(order)))
    .catch((failed: unknown) =>
      report({ number: order.number, failed, code: (failed as { code?: unknown } | null)?.code }),
    )
})
