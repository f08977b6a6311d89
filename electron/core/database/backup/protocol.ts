import type { BackupFacts } from './facts.ts'

/** What the worker is started with. `copy` makes `file` of a live database, `inspect` reads one that is there. */
export type BackupTask = (
  { kind: 'copy'; source: string; file: string } | { kind: 'inspect'; file: string }
) & { nativeBinding: string | undefined; applicationId: number }

/** Its only answer; `facts` is null for a file that is no good. */
export type BackupAnswer = { facts: BackupFacts | null } | { code: string }
