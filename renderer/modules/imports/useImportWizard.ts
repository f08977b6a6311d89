import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, watch } from 'vue'
import type { ImportRow, Mapping } from '../../../shared/modules/imports/contract.ts'
import type { RegisterField } from '../../../shared/modules/imports/terms.ts'
import { useDraft } from '../../app/drafts.ts'
import { api, client } from '../../client/client.ts'
import { faultOf, type Fault } from '../../client/faults.ts'
import { phaseOf, type Phase } from './import-phase.ts'
import { assign, missingFields } from './mapping.ts'
import { openSheet, type Sheet } from './sheet.ts'
import { useJob } from './useJob.ts'

export const wizardSteps = ['file', 'mapping', 'check', 'apply'] as const
export type WizardStep = (typeof wizardSteps)[number]
export type Counts = ImportRow['counts']

interface WizardDraft {
  step: WizardStep
  /** The import, once there is one; the sheet is null when it is only waited for. */
  id: number | null
  sheet: Sheet | null
  mapping: Mapping
  /** What the last check found; null when something it rests on was changed since. */
  checked: Counts | null
  phase: Phase
  /** What was written. */
  written: Counts | null
  kept: number
}

const blank = (): WizardDraft => ({
  step: 'file',
  id: null,
  sheet: null,
  mapping: {},
  checked: null,
  phase: 'ready',
  written: null,
  kept: 0,
})

const largestFile = 64 * 1024 * 1024
const pollMs = 700

/** The import being made: its answers, its long tasks and the steps they lead to. */
export function useImportWizard() {
  const cache = useQueryClient()
  const { draft } = useDraft<WizardDraft>('imports.wizard', blank)
  const upload = useJob()
  const opening = useJob()
  const check = useJob()
  const apply = useJob()

  /** Back to the start; the draft itself stays, so that what follows survives the lock screen as well. */
  const forget = () => Object.assign(draft, blank())

  const missing = computed(() => missingFields(draft.mapping))
  const nothingToWrite = computed(
    () => draft.checked !== null && draft.checked.new + draft.checked.changed === 0,
  )
  const busy = computed(() => upload.running || opening.running || check.running || apply.running)

  // After a stop the core withdraws on its own; only the list tells when it has ended.
  const watched = useQuery(() =>
    api.imports.list.queryOptions({
      enabled: draft.phase === 'withdrawing',
      refetchInterval: pollMs,
      staleTime: 0,
    }),
  )
  watch([watched.data, watched.dataUpdatedAt], ([rows]) => {
    const row = rows?.find(({ id }) => id === draft.id)
    if (row && draft.phase === 'withdrawing') settle(row)
  })

  function settle(row: ImportRow) {
    const phase = phaseOf(row)
    if (phase === 'ready') draft.phase = phase
    else if (phase !== 'withdrawing') arrive(phase, row.counts, row.kept)
  }

  function arrive(phase: Phase, written: Counts, kept: number) {
    Object.assign(draft, { phase, written, kept })
    for (const module of [api.imports, api.houses, api.residents, api.search])
      void cache.invalidateQueries({ queryKey: module.key() })
  }

  function show(sheet: Sheet) {
    Object.assign(draft, blank(), { step: 'mapping', id: sheet.id, sheet, mapping: sheet.mapping })
  }

  /** Uploads a file; one taken before and not used is discarded. */
  async function take(file: File) {
    if (file.size > largestFile || file.size === 0) {
      refuse(faultOf(file.size === 0 ? 'WORKBOOK_EMPTY' : 'WORKBOOK_TOO_LARGE'))
      return
    }
    const before = draft.phase === 'ready' ? draft.id : null
    const sheet = await upload.once((signal) => client.imports.upload({ file }, { signal }))
    if (!sheet) return
    show(sheet)
    // One that cannot be discarded now stands in the history and can be discarded there.
    if (before !== null) await client.imports.discard({ id: before }).catch(() => undefined)
    void cache.invalidateQueries({ queryKey: api.imports.key() })
  }

  /** Says why a file is not even uploaded. */
  function refuse(fault: Fault) {
    upload.failed = fault
  }

  /** Shows the file with another header row. */
  async function chooseHeader(headerRow: number) {
    const { sheet } = draft
    if (!sheet || sheet.headerRow === headerRow) return
    const { id, sheetIndex } = sheet
    const shown = await opening.once((signal) =>
      client.imports.choose({ id, sheetIndex, headerRow }, { signal }),
    )
    if (shown) show(shown)
  }

  async function chooseSheet(sheetIndex: number) {
    const { sheet } = draft
    if (!sheet || sheet.sheetIndex === sheetIndex) return
    const shown = await opening.once(() => openSheet(sheet.id, sheetIndex))
    if (shown) show(shown)
  }

  function assignColumn(column: number, field: RegisterField | null) {
    draft.mapping = assign(draft.mapping, column, field)
    draft.checked = null
  }

  /** The dry run; what was found is shown as it is when nothing changed since. */
  async function runCheck() {
    const { id, mapping } = draft
    if (id === null || busy.value || missing.value.length > 0) return
    draft.step = 'check'
    if (draft.checked) return
    const finished = await check.run((signal) => client.imports.check({ id, mapping }, { signal }))
    if (finished) {
      draft.checked = finished.counts
      void cache.invalidateQueries({ queryKey: api.imports.key() })
    } else if (!check.failed) draft.step = 'mapping'
  }

  async function runApply() {
    const { id } = draft
    if (id === null || busy.value) return
    draft.phase = 'applying'
    const finished = await apply.run((signal) => client.imports.apply({ id }, { signal }))
    if (finished)
      arrive(finished.state === 'applied' ? 'applied' : 'withdrawn', finished.counts, finished.kept)
    else draft.phase = 'withdrawing'
  }

  /** Takes up an import from the history, or one left when the page was locked. False when there is none to go on with. */
  async function resume(id: number): Promise<boolean> {
    const found = await opening.once(async () => {
      const rows = await client.imports.list()
      const row = rows.find((candidate) => candidate.id === id)
      if (!row || row.state === 'discarded' || row.state === 'undone') return { row: null, sheet: null }
      const known = draft.id === id && draft.sheet !== null
      const unwritten = row.state === 'uploaded' || row.state === 'checked'
      const reopened = !known && (unwritten || row.state === 'withdrawn')
      return { row, sheet: reopened ? await openSheet(id, 0) : null }
    })
    if (!found) return true
    const { row, sheet } = found
    if (!row) return false
    if (sheet) show(sheet)
    else if (draft.id !== id) Object.assign(draft, blank(), { id })
    if (row.state === 'checked' && draft.checked && draft.step === 'apply') return true
    if (row.state === 'uploaded' || row.state === 'checked') {
      if (row.state === 'uploaded' || !draft.checked) Object.assign(draft, { step: 'mapping', checked: null })
      draft.phase = 'ready'
    } else if (!sheet) {
      draft.step = 'apply'
      draft.phase = 'withdrawing'
      settle(row)
    }
    return true
  }

  /** After a withdrawal: what was checked can be written again. */
  function again() {
    draft.phase = 'ready'
    if (!draft.checked) draft.step = draft.sheet ? 'mapping' : 'file'
  }

  return reactive({
    draft,
    upload,
    opening,
    check,
    apply,
    busy,
    missing,
    nothingToWrite,
    forget,
    take,
    chooseHeader,
    chooseSheet,
    assignColumn,
    runCheck,
    runApply,
    again,
    resume,
    refuse,
    undone: ({ state, counts, kept }: Pick<ImportRow, 'state' | 'counts' | 'kept'>) =>
      arrive(state === 'withdrawn' ? state : 'undone', counts, kept),
    goTo: (step: WizardStep) => (draft.step = step),
  })
}

export type ImportWizard = ReturnType<typeof useImportWizard>
