import { spawnSync } from 'node:child_process'

/** Why no program can be traced here; null when it can. */
export function whyNoTracing(): string | null {
  const { error, status, stderr } = spawnSync('strace', ['-o', '/dev/null', 'true'])
  if (error) return 'strace is not installed'
  return status === 0 ? null : `strace may not trace: ${stderr.toString().trim().split('\n')[0]}`
}

/** Kills at exactly one call of a kind. Only the first thread is watched: it alone writes the database. */
export const killAt = (call: string, count: number): string[] => [
  ...['strace', '-o', '/dev/null', '-e', `trace=${call}`],
  ...['-e', `inject=${call}:signal=KILL:when=${count}`],
]

const recorded = 'openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename,link'

/** Records into a file everything the first thread asks of the disk, with paths and bytes in hexadecimal. */
export const recordInto = (trace: string): string[] => [
  ...['strace', '-y', '-xx', '-s', '1000000', '-o', trace],
  ...['-e', `trace=${recorded}`],
]

/** What a program did, in its order. Paths are those of the kernel. */
export type DiskCall =
  | { call: 'create'; path: string }
  | { call: 'write'; path: string; bytes: Buffer; offset: number }
  | { call: 'truncate'; path: string; length: number }
  | { call: 'sync'; path: string }
  | { call: 'unlink'; path: string }
  | { call: 'told'; text: string }

/** Reads one line of a recording; null for what does not touch a folder's files. */
export function readCall(line: string): DiskCall | null {
  const [, name, args = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+.*)$/.exec(line) ?? []
  if (!name || result.startsWith('-')) return null
  const [descriptor = '', target = '', mark] = /^(\d+)<([^>]*)>(\(deleted\))?/.exec(args)?.slice(1) ?? []
  const path = unescape(target).toString()
  if (mark) return null
  const text = /"([^"]*)"/.exec(args)?.[1] ?? ''
  const last = Number(/, (\d+)$/.exec(args)?.[1])
  switch (name) {
    case 'openat':
      return args.includes('O_CREAT') ? { call: 'create', path: unescape(text).toString() } : null
    case 'pwrite64':
      return { call: 'write', path, bytes: unescape(text).subarray(0, Number(result)), offset: last }
    case 'write':
      return descriptor === '1' ? { call: 'told', text: unescape(text).toString() } : null
    case 'ftruncate':
      return { call: 'truncate', path, length: last }
    case 'fsync':
    case 'fdatasync':
      return { call: 'sync', path }
    case 'unlink':
      return { call: 'unlink', path: unescape(text).toString() }
    default:
      throw new Error(`a disk that knows no ${name} cannot be replayed`)
  }
}

/** `\x41\x42` to bytes. */
const unescape = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
