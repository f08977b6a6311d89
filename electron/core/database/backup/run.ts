import { Worker } from 'node:worker_threads'
import { asFault, Fault } from '../../kernel/errors.ts'
import { applicationId } from '../identity.ts'
import type { BackupFacts } from './facts.ts'
import type { BackupAnswer, BackupTask } from './protocol.ts'

/** Copies a database that is open and being written to, and reads the copy through. Errors: BACKUP_DAMAGED, DISK_FULL. */
export const copyDatabase = (source: string, file: string, nativeBinding?: string): Promise<BackupFacts> =>
  ask({ kind: 'copy', source, file, nativeBinding, applicationId })

/** Reads a copy through. Error: BACKUP_DAMAGED. */
export const inspectCopy = (file: string, nativeBinding?: string): Promise<BackupFacts> =>
  ask({ kind: 'inspect', file, nativeBinding, applicationId })

async function ask(task: BackupTask): Promise<BackupFacts> {
  const worker = new Worker(workerUrl(), { workerData: task, stdout: true, stderr: true })
  try {
    const answer = await new Promise<BackupAnswer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the backup worker ended')))
    })
    if ('facts' in answer) {
      if (answer.facts) return answer.facts
      throw new Fault('BACKUP_DAMAGED')
    }
    const fault = asFault({ code: answer.code })
    throw fault.code === 'DATABASE_BROKEN' ? new Fault('BACKUP_DAMAGED', {}, fault) : fault
  } finally {
    await worker.terminate()
  }
}

/** From source a worker is a .ts file of this folder; in the bundle it lies beside the file this ends up in. */
function workerUrl(): URL {
  const here = import.meta.url
  return new URL(here.endsWith('.ts') ? './worker.ts' : './database-backup.js', here)
}
