import type { Database } from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

/** What a backup can be checked by, taken from the copy itself. */
export interface BackupFacts {
  /** The schema's version. */
  schema: number
  /** Rows of every table. */
  counts: Record<string, number>
  /** The last entry of the audit chain. */
  auditSeq: number
  auditHash: string
  /** Bytes. */
  size: number
  sha256: string
}

/**
 * Reads a copy through: every page, every index against its table, every foreign key. Null when anything is wrong with
 * it. An empty file is a valid SQLite database, so being one is not enough.
 */
export function factsOf(database: Database, file: string, applicationId: number): BackupFacts | null {
  if (database.pragma('application_id', { simple: true }) !== applicationId) return null
  if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return null
  if ((database.pragma('foreign_key_check') as unknown[]).length > 0) return null
  const tables = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .pluck()
    .all() as string[]
  const count = (table: string) => database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number
  const head = database.prepare('SELECT seq, hash FROM audit_head WHERE id = 1').get() as
    { seq: number; hash: string } | undefined
  if (!head) return null
  return {
    schema: database.pragma('user_version', { simple: true }) as number,
    counts: Object.fromEntries(tables.map((table) => [table, count(table)])),
    auditSeq: head.seq,
    auditHash: head.hash,
    ...contentOf(file),
  }
}

const chunkBytes = 1 << 20

function contentOf(file: string): { size: number; sha256: string } {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(chunkBytes)
  const handle = openSync(file, 'r')
  try {
    let size = 0
    for (;;) {
      const read = readSync(handle, buffer, 0, chunkBytes, size)
      if (read === 0) return { size, sha256: hash.digest('hex') }
      hash.update(buffer.subarray(0, read))
      size += read
    }
  } finally {
    closeSync(handle)
  }
}
