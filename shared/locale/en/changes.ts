import type { changes as words } from '../zh-CN/changes.ts'

export const changes: typeof words = {
  title: 'Bin and undo',
  by: 'By',
  bin: {
    title: 'Recycle bin',
    label: 'Room or name',
    text: 'Room, name',
    kind: 'Kind',
    at: 'Archived',
    back: 'Bring back',
    restore: 'Restore',
    restoreOf: 'Restore {label}',
    restored: '{label} is restored',
    merged: 'Merged into another record',
    empty: 'The bin is empty',
    emptyHint: 'Archived houses and residents stand here and can be restored at any time.',
  },
  recent: {
    title: 'Recent merges and transfers',
    subject: 'Room or name',
    action: 'What was done',
    at: 'When',
    back: 'Take back',
    undoOf: 'Take back {subject}',
    undoneAt: 'taken back {at}',
    empty: 'Nothing merged or transferred yet',
    emptyHint: 'Merges and transfers stand here; those not changed since can be taken back as a whole.',
  },
}
