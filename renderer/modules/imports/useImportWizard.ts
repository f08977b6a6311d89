import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, watch } from 'vue'
import type { ImportRow, Summary, ValueDecision } from '../../../shared/modules/imports/contract.ts'
import type {
  Answer,
  ImportField,
  ImportTarget,
  QuestionKind,
  ValueField,
} from '../../../shared/modules/imports/terms.ts'
import { useDraft } from '../../app/drafts.ts'
import { api, client } from '../../client/client.ts'
import { faultOf, type Fault } from '../../client/faults.ts'
import { phaseOf, type Phase } from './import-phase.ts'
import { assign, missingFields } from './mapping.ts'
import { openOtherSheet, openSheet, type Sheet } from './sheet.ts'
import { useSheetsLeft } from './useSheetsLeft.ts'
import { useImportCache } from './useImportCache.ts'
import { useJob } from './useJob.ts'
import { allDecisions, decide, isAsked, undecidedValues } from './values.ts'
import { blankDraft, writes, type Counts, type WizardDraft, type WizardStep } from './wizard-draft.ts'

const largestFile = 64 * 1024 * 1024
const pollMs = 700

/** The import being made: its answers, its long tasks and the steps they lead to. */
export function useImportWizard() {
  const cache = useQueryClient()
  const refreshArchives = useImportCache()
  const { draft } = useDraft<WizardDraft>('imports.wizard', blankDraft)
  const upload = useJob()
  const opening = useJob()
  const reading = useJob()
  const check = useJob()
  const deciding = useJob()
  const apply = useJob()
  const left = useSheetsLeft()

  /** Back to the start; the draft itself stays, so that what follows survives the lock screen as well. */
  const forget = () => Object.assign(draft, blankDraft())

  const missing = computed(() => (draft.sheet ? missingFields(draft.sheet.target, draft.mapping) : []))
  const undecidedWords = computed(() => undecidedValues(draft.values ?? [], draft.decisions))
  const nothingToWrite = computed(() => draft.checked !== null && writes(draft.checked) === 0)
  const busy = computed(() =>
    [upload, opening, reading, check, deciding, apply].some(({ running }) => running),
  )

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
    if (phase === 'applied') left.imported(draft.sheet)
    Object.assign(draft, { phase, written, kept })
    refreshArchives()
  }

  function show(sheet: Sheet) {
    Object.assign(draft, blankDraft(), { step: 'mapping', id: sheet.id, sheet, mapping: sheet.mapping })
  }

  /** Uploads a file; one taken before and not used is discarded. */
  async function take(file: File) {
    left.begin(file)
    await takeSheet(file)
  }

  /** The workbook once more, for a sheet of it that was not imported yet. */
  async function takeNext() {
    const { file, next } = left
    if (file && next) await takeSheet(file, next.index)
  }

  async function takeSheet(file: File, sheetIndex: number | null = null) {
    if (file.size > largestFile || file.size === 0) {
      refuse(faultOf(file.size === 0 ? 'WORKBOOK_EMPTY' : 'WORKBOOK_TOO_LARGE'))
      return
    }
    const before = draft.phase === 'ready' ? draft.id : null
    const sheet = await upload.once(async (signal) => {
      const uploaded = await client.imports.upload({ file }, { signal })
      return sheetIndex === null ? uploaded : openOtherSheet(uploaded.id, uploaded.target, sheetIndex)
    })
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
  const chooseHeader = (headerRow: number) =>
    reopen(({ id, target, sheetIndex }, signal) =>
      client.imports.choose({ id, target, sheetIndex, headerRow }, { signal }),
    )
  const chooseSheet = (sheetIndex: number) =>
    reopen(({ id, target }) => openOtherSheet(id, target, sheetIndex))
  /** The same sheet as something else: other fields, guessed anew. */
  const chooseTarget = (target: ImportTarget) =>
    reopen(({ id, sheetIndex, headerRow }, signal) =>
      headerRow === null
        ? openSheet(id, target, sheetIndex)
        : client.imports.choose({ id, target, sheetIndex, headerRow }, { signal }),
    )

  async function reopen(how: (sheet: Sheet, signal: AbortSignal) => Promise<Sheet>) {
    const { sheet } = draft
    if (!sheet || busy.value) return
    const shown = await opening.once((signal) => how(sheet, signal))
    if (shown) show(shown)
  }

  function assignColumn(column: number, field: ImportField | null) {
    draft.mapping = assign(draft.mapping, column, field)
    Object.assign(draft, { values: null, checked: null })
  }

  /** What a column was taken for because it was once chosen so is guessed anew, now and the next time. */
  async function forgetColumn(index: number) {
    const { sheet } = draft
    const column = sheet?.columns[index]
    if (!sheet || !column?.remembered || busy.value) return
    const { target } = sheet
    const { header, remembered } = column
    const forgotten = await opening.once((signal) =>
      client.imports.forget({ target, header }, { signal }).then(() => true),
    )
    if (!forgotten) return
    const columns = sheet.columns.map((one) => (one === column ? { ...one, remembered: null } : one))
    draft.sheet = { ...sheet, columns }
    const { otherwise } = remembered
    assignColumn(index, otherwise !== null && draft.mapping[otherwise] === undefined ? otherwise : null)
  }

  /** The words of every column of names. Where all are known the check follows at once. */
  async function readValues() {
    if (draft.id === null || busy.value || missing.value.length > 0) return
    const known = draft.values !== null
    await showValues()
    if (!known && draft.values && !draft.values.some(isAsked)) await runCheck()
  }

  /** The step 值 as it is; after a restart its words are read when somebody goes back to them. */
  async function showValues() {
    const { id, mapping } = draft
    draft.step = 'values'
    if (id === null || draft.values) return
    draft.values = await reading.once((signal) => client.imports.values({ id, mapping }, { signal }))
    if (!draft.values && !reading.failed) draft.step = 'mapping'
  }

  function decideValues(field: ValueField, texts: readonly string[], decision: ValueDecision) {
    draft.decisions = decide(draft.decisions, field, texts, decision)
    draft.checked = null
  }

  /** The dry run; what was found is shown as it is when nothing changed since. */
  async function runCheck() {
    const { id, mapping, values } = draft
    if (id === null || values === null || busy.value || undecidedWords.value > 0) return
    draft.step = 'check'
    if (draft.checked) return
    const decisions = allDecisions(values, draft.decisions)
    const finished = await check.run((signal) => client.imports.check({ id, mapping, decisions }, { signal }))
    if (finished) {
      draft.checked = finished.summary ?? (await client.imports.summary({ id }))
      void cache.invalidateQueries({ queryKey: api.imports.key() })
    } else if (!check.failed) draft.step = 'values'
  }

  /** Takes the workbook's values or leaves those on record: of a row or all, of a field or all. */
  const decideChanges = (take: boolean, of: { row?: number; field?: ImportField } = {}) =>
    settleOpen((id, signal) => client.imports.decide({ id, take, ...of }, { signal }))
  const answer = (kind: QuestionKind, chosen: Answer, row?: number) =>
    settleOpen((id, signal) =>
      client.imports.answer({ id, kind, answer: chosen, ...(row !== undefined && { row }) }, { signal }),
    )

  async function settleOpen(ask: (id: number, signal: AbortSignal) => Promise<Summary>) {
    const { id } = draft
    if (id === null || busy.value) return
    const summary = await deciding.once((signal) => ask(id, signal))
    if (!summary) return
    draft.checked = summary
    await cache.invalidateQueries({ queryKey: api.imports.rows.key() })
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

  /**
   * Takes up an import from the history, or one left when the page was locked or the program closed. False when there
   * is none to go on with.
   */
  async function resume(id: number): Promise<boolean> {
    const known = draft.id === id && draft.sheet !== null
    const found = await opening.once(async () => {
      const row = (await client.imports.list()).find((candidate) => candidate.id === id) ?? null
      const left = row && !known && phaseOf(row) === 'ready'
      return { row, left: left ? await client.imports.open({ id }) : null }
    })
    if (!found) return true
    const { row, left: unfinished } = found
    if (!row || row.state === 'discarded' || row.state === 'undone') return false
    if (unfinished) {
      const { uploaded, decisions, summary } = unfinished
      show(uploaded)
      Object.assign(draft, { decisions, checked: summary, step: summary ? 'check' : 'mapping' })
    } else if (!known) Object.assign(draft, blankDraft(), { id })
    if (phaseOf(row) === 'ready') draft.phase = 'ready'
    else {
      Object.assign(draft, { step: 'apply', phase: 'withdrawing' })
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
    reading,
    check,
    deciding,
    apply,
    busy,
    missing,
    undecidedWords,
    nothingToWrite,
    forget,
    take,
    takeNext,
    left,
    chooseHeader,
    chooseSheet,
    chooseTarget,
    assignColumn,
    forgetColumn,
    readValues,
    decideValues,
    runCheck,
    decideChanges,
    answer,
    runApply,
    again,
    resume,
    refuse,
    undone: ({ state, counts, kept }: Pick<ImportRow, 'state' | 'counts' | 'kept'>) =>
      arrive(state === 'withdrawn' ? state : 'undone', counts, kept),
    goTo: (step: WizardStep) => (step === 'values' ? void showValues() : (draft.step = step)),
  })
}

export type ImportWizard = ReturnType<typeof useImportWizard>
