/**
 * Worker entry: copies a database or reads a copy through. On a large office both take seconds, in which the counter
 * goes on working.
 */
import BetterSqlite from 'better-sqlite3'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { factsOf } from './facts.ts'
import type { BackupAnswer, BackupTask } from './protocol.ts'

/** More pages than any file has: a copy made in one step is one moment of a database that others write meanwhile. */
const allPages = 0x7fffffff

async function copy(source: string, file: string, nativeBinding: string | undefined): Promise<void> {
  const from = new BetterSqlite(source, { readonly: true, fileMustExist: true, ...binding(nativeBinding) })
  try {
    await from.backup(file, { progress: () => allPages })
  } finally {
    from.close()
  }
  // One file that stands for itself: a log beside a copy would be lost on the way to a USB disk.
  const to = new BetterSqlite(file, { fileMustExist: true, ...binding(nativeBinding) })
  try {
    to.pragma('journal_mode = DELETE')
  } finally {
    to.close()
  }
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function inspect({ file, nativeBinding, applicationId }: BackupTask): BackupAnswer {
  const database = new BetterSqlite(file, {
    readonly: true,
    fileMustExist: true,
    ...binding(nativeBinding),
  })
  try {
    return { facts: factsOf(database, file, applicationId) }
  } finally {
    database.close()
  }
}

const binding = (nativeBinding: string | undefined) => (nativeBinding ? { nativeBinding } : {})

async function run(task: BackupTask): Promise<BackupAnswer> {
  try {
    if (task.kind === 'copy') await copy(task.source, task.file, task.nativeBinding)
    return inspect(task)
  } catch (error) {
    return { code: String((error as { code?: unknown } | null)?.code) }
  }
}

parentPort?.postMessage(await run(workerData as BackupTask))
