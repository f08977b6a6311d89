import type {
  Decisions,
  ImportRow,
  Mapping,
  Summary,
  ValueColumn,
} from '../../../shared/modules/imports/contract.ts'
import type { Phase } from './import-phase.ts'
import type { Sheet } from './sheet.ts'

export const wizardSteps = ['file', 'mapping', 'values', 'check', 'apply'] as const
export type WizardStep = (typeof wizardSteps)[number]
export type Counts = ImportRow['counts']

/** What the wizard holds between its steps; the core has all of it too and gives it back after a restart. */
export interface WizardDraft {
  step: WizardStep
  /** The import, once there is one; the sheet is null when it is only waited for. */
  id: number | null
  sheet: Sheet | null
  mapping: Mapping
  /** The columns of names with what each text means; null until they were read for this mapping. */
  values: ValueColumn[] | null
  decisions: Decisions
  /** What the last check found; null when something it rests on was changed since. */
  checked: Summary | null
  phase: Phase
  /** What was written. */
  written: Counts | null
  kept: number
}

export const blankDraft = (): WizardDraft => ({
  step: 'file',
  id: null,
  sheet: null,
  mapping: {},
  values: null,
  decisions: {},
  checked: null,
  phase: 'ready',
  written: null,
  kept: 0,
})

/** How many rows importing would write. */
export const writes = (checked: Summary | null): number =>
  checked ? checked.counts.new + checked.counts.changed : 0
