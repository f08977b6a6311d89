import { computed, ref, watch } from 'vue'
import type { Sheet, SheetCheck, SheetContent } from '../../../shared/modules/disclosures/contract.ts'
import { checkSheet } from '../../../shared/modules/disclosures/checks.ts'
import { differencesOf } from '../../../shared/modules/disclosures/differences.ts'
import { sheetSums } from '../../../shared/modules/disclosures/sums.ts'
import type { SheetPart } from '../../../shared/modules/disclosures/terms.ts'
import type { LedgerLine } from '../../../shared/modules/ledger/terms.ts'
import { cleanText } from '../../../shared/text/normalise.ts'
import { useEditDraft } from '../../app/useEditDraft.ts'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { repairOf } from './repairs.ts'
import { addLine, moveLine, newLine, removeLine, type BadCells } from './sheet-lines.ts'
import { valueAt, writeAt } from './sheet-paths.ts'

interface SheetDraft {
  version: number
  content: SheetContent
  /** What is no amount stays as it was typed until somebody mends it; nothing is saved before. */
  bad: BadCells
}
const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
const draftOf = ({ version, content }: Pick<Sheet, 'version' | 'content'>): SheetDraft => ({
  version,
  content: copyOf(content),
  bad: {},
})
const same = (one: SheetDraft, other: SheetDraft) =>
  JSON.stringify([one.content, one.bad]) === JSON.stringify([other.content, other.bad])

/**
 * A draft sheet while it is edited: every keystroke is summed and checked; what is typed outlives the lock screen. `saved` is
 * called with what to ask anew once it is written. Use inside setup.
 */
export function useSheetEditor(sheet: () => Sheet, saved: () => Promise<unknown>) {
  const { id } = sheet()
  const edit = useEditDraft(`disclosures.edit.${id}`, () => draftOf(sheet()), same)
  const { draft, unsaved, restored } = edit
  const sums = computed(() => sheetSums(draft.content))
  const checks = computed(() => checkSheet(draft.content, sheet().facts))
  const badPaths = computed(() => Object.keys(draft.bad))

  // What somebody else saved is taken over while nothing is typed here; the same once one's own save is back.
  watch(sheet, (next, before) => {
    if (next.version !== before.version && !unsaved.value) edit.startFrom(draftOf(next))
  })

  function write(path: string, value: string | number | null) {
    delete draft.bad[path]
    if (valueAt(draft.content, path) !== value) writeAt(draft.content, path, value)
  }
  const writeBad = (path: string, typed: string) => void (draft.bad[path] = typed)

  const lines = {
    /** Named as the rules do, unless that name is taken. Answers where it stands. */
    add(part: SheetPart, line: LedgerLine, name: string): number {
      const taken = draft.content.lines.some(
        (one) => one.part === part && cleanText(one.name) === cleanText(name),
      )
      return addLine(draft.content, draft.bad, newLine(part, line, taken ? '' : name))
    },
    remove: (at: number) => removeLine(draft.content, draft.bad, at),
    move: (at: number, step: 1 | -1): number => moveLine(draft.content, draft.bad, at, step),
  }

  const repair = (check: SheetCheck) => repairOf(check, draft.content, sheet().facts)

  /** Somebody else's version, once a save meets it. */
  const theirs = ref<SheetDraft | null>(null)
  const differences = computed(() => (theirs.value ? differencesOf(theirs.value.content, draft.content) : []))
  /** True once everything typed is in the database. Throws what is no conflict. */
  async function save(): Promise<boolean> {
    if (badPaths.value.length > 0) return false
    if (!unsaved.value) return true
    const content = copyOf(draft.content)
    try {
      const { version } = await client.disclosures.save({ id, version: draft.version, content })
      edit.before.value = { version, content, bad: {} }
      draft.version = version
      theirs.value = null
      await saved()
      return true
    } catch (error) {
      if (toFault(error).code !== 'CONFLICT') throw error
      theirs.value = draftOf(await client.disclosures.get({ id }))
      return false
    }
  }
  function takeTheirs() {
    if (!theirs.value) return
    edit.startFrom(theirs.value)
    theirs.value = null
    void saved()
  }
  async function keepMine(): Promise<boolean> {
    if (!theirs.value) return false
    edit.before.value = theirs.value
    draft.version = theirs.value.version
    theirs.value = null
    return save()
  }

  return {
    draft,
    unsaved,
    restored,
    sums,
    checks,
    badPaths,
    write,
    writeBad,
    lines,
    repair,
    save,
    discard: edit.discard,
    conflict: { theirs, differences, takeTheirs, keepMine },
  }
}
export type SheetEditor = ReturnType<typeof useSheetEditor>
