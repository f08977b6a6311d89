import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { templateWords } from '../../../../shared/locale/template-words.ts'
import {
  requiredFields,
  type ImportField,
  type ImportTarget,
  type ValueField,
} from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { writeTemplate, type TemplateColumn } from '../../workbook/write-template.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { offerFile } from '../exports/offer-file.ts'
import { exampleRows } from './template-examples.ts'
import { targets } from './targets.ts'
import { valueFieldsOf } from './values/reading.ts'
import { loadValueLists } from './values/value-lists.ts'

const words = templateWords[exportLocale]

const numbers: ReadonlySet<ImportField> = new Set([
  'floor',
  'area',
  'innerArea',
  'birthYear',
  'callbackScore',
  'price',
  'chargedArea',
  'amount',
  'paid',
  'moneyIn',
  'moneyOut',
])
const times: ReadonlySet<ImportField> = new Set(['receivedAt', 'firstContactAt', 'doneAt', 'callbackAt'])
const wide: Partial<Record<ImportField, number>> = {
  room: 14,
  idNumber: 22,
  phone: 24,
  words: 50,
  result: 30,
  callbackWords: 30,
  notes: 30,
  summary: 30,
  party: 20,
}
const usualWidth = 14
/** Several tags to a cell cannot be chosen from a list. */
const typed: ReadonlySet<ImportField> = new Set(['tags'])

/**
 * Offers a workbook to fill in for one download: the columns an import knows, named so that it finds them by itself.
 * Errors: CANCELLED, DISK_FULL, INTERNAL.
 */
export async function exportTemplate(
  call: Call,
  target: ImportTarget,
  signal?: AbortSignal,
): Promise<AsyncGenerator<ExportEvent, void, void>> {
  const { columns } = targets[target]
  const choices = await choicesOf(call, target)
  const template = {
    sheetName: words.name[target],
    columns: columns.map(({ key, aliases }): TemplateColumn => ({
      header: aliases[0]!,
      width: wide[key] ?? usualWidth,
      type: numbers.has(key) ? 'number' : times.has(key) ? 'datetime' : 'text',
      required: (requiredFields[target] as readonly ImportField[]).includes(key),
      choices: choices.get(key as ValueField) ?? [],
    })),
    example: {
      name: words.example,
      rows: exampleRows[target].map((row) => columns.map(({ key }) => row[key] ?? '')),
    },
    howTo: { name: words.howTo, lines: words.lines[target] },
    listsName: words.lists,
    warning: { title: words.notListedTitle, text: words.notListed },
    writtenAt: call.now,
  }
  return offerFile(call, {
    name: words.name[target],
    total: 0,
    signal,
    async write(path) {
      await writeTemplate(path, template)
      return 0
    },
    record: () => call.transact((inside) => inside.audit({ subject: 'import', fields: { target } })),
  })
}

async function choicesOf(call: Call, target: ImportTarget): Promise<Map<ValueField, readonly string[]>> {
  const all = Object.fromEntries(targets[target].columns.map(({ key }, index) => [key, index]))
  const fields = valueFieldsOf(target, all).filter((field) => !typed.has(field))
  const lists = await loadValueLists(call.db, fields, ['complaint'])
  return new Map(
    [...lists].map(([field, { choices, names }]) => [
      field,
      [...new Set(choices.map(({ entry, name }) => names.get(entry) ?? name))],
    ]),
  )
}
