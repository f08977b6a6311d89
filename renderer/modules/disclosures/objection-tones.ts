import type { ObjectionState } from '../../../shared/modules/disclosures/terms.ts'

export const objectionTones = {
  open: 'soon',
  overdue: 'late',
  answered: 'done',
  void: 'plain',
} as const satisfies Record<ObjectionState, string>
