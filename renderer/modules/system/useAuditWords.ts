import { useI18n } from 'vue-i18n'
import type { AuditRow } from '../../../shared/modules/system/contract.ts'

/** How an entry of the audit is told: its codes as words. Use inside setup. */
export function useAuditWords() {
  const { t, te } = useI18n()
  const known = (key: string, fallback: string) => (te(key) ? t(key) : fallback)

  const actionOf = (path: string): string => known(`terms.action.${path}`, path)

  /** What it concerned: a record by its kind and name, a missing permission, or what was refused. */
  function subjectOf({ subject, label }: Pick<AuditRow, 'subject' | 'label'>): string {
    // A refusal names the permission that was missing, or the procedure.
    for (const list of ['permission', 'action'])
      if (te(`terms.${list}.${subject}`)) return t(`terms.${list}.${subject}`)
    const [kind = '', key = ''] = subject.split(':')
    const shown = labelOf(label)
    const named = shown === '' || kind === 'export' || kind === 'list' ? keyOf(kind, key) : ''
    return [known(`terms.subject.${kind}`, kind), named, shown].filter(Boolean).join(' ')
  }

  function keyOf(kind: string, key: string): string {
    if (kind === 'export' || kind === 'list') return known(`terms.exportedList.${key}`, key)
    return kind === 'form' ? known(`terms.form.${key}`, key) : key
  }

  /** A label is a name, a code, a fault's code, another record, or what was counted: `rows: 28`. */
  function labelOf(label: string): string {
    for (const key of [`terms.auditLabel.${label}`, `errors.${label}.what`, `terms.importTarget.${label}`])
      if (label !== '' && te(key)) return t(key)
    const [, code = '', count = ''] = /^([a-z-]+): ?(\d+)$/.exec(label) ?? []
    if (te(`terms.auditLabel.${code}`)) return t(`terms.auditLabel.${code}`, { count })
    return te(`terms.subject.${code}`) ? `${t(`terms.subject.${code}`)} ${count}` : label
  }

  /** Fields are named as the contract or the table names them: `doneAt`, `done_at`. */
  const fieldOf = (field: string): string =>
    known(`terms.field.${field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}`, field)

  return { actionOf, subjectOf, fieldOf }
}
