import { setImmediate as turn } from 'node:timers/promises'
import type { Services } from '../../kernel/services.ts'
import type { Import } from './import-file.ts'
import { writeStaging } from './import-folder.ts'
import { maskCells } from './mask-cells.ts'
import { hiddenToCorrect, wholeCells } from './rows-to-correct.ts'
import { sealCells } from './secret.ts'
import { asCheckedRow, type NewStagedRow, type StoredRow } from './staged-row.ts'
import type { Staging } from './staging.ts'
import type { Problem } from './target.ts'

/** Problems that showed only when a row was written, by its number. */
export type LateProblems = Map<number, Problem[]>

const keptAtOnce = 200

/**
 * What the result page still shows of an applied workbook: the rows with problems, phones masked. What has to be
 * corrected of them is kept as well, sealed.
 */
export function keepProblems(
  services: Services,
  { id, mapping }: Import,
  staging: Staging,
  late: LateProblems,
): Promise<string> {
  const kept = (stored: StoredRow): NewStagedRow => {
    const row = asCheckedRow(stored)
    const problems = [...row.problems, ...(late.get(row.row) ?? [])]
    const texts = wholeCells(services, stored, mapping.idNumber)
    return {
      ...row,
      cells: maskCells(row.cells, mapping),
      problems,
      changes: [],
      questions: [],
      record: null,
      secret: sealCells(services, hiddenToCorrect(texts, mapping, problems)),
      deciding: null,
    }
  }
  return writeStaging(services, id, async (rows) => {
    rows.header = staging.header
    let last = 0
    for (;;) {
      const found = staging.problemsAfter(last, keptAtOnce)
      if (found.length === 0) break
      rows.add(found.map(kept))
      for (const { row } of found) late.delete(row)
      last = found.at(-1)!.row
      await turn()
    }
    for (const row of late.keys()) {
      const found = staging.row(row)
      if (found) rows.add([kept(found)])
    }
  })
}
