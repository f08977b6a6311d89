import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RegisterRow } from '../../../shared/modules/registers/terms.ts'
import { client } from '../../client/client.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'
import { useUndoableAction } from './useUndoableAction.ts'

interface Versioned {
  id: number
  version: number
}

/**
 * What is done with a row of a register: commands that can be taken back, striking out, and F8, which does the usual
 * thing with the row that has the focus (or with the only one). Use inside setup.
 */
export function useRegisterActions<Row extends Versioned>(
  kind: RegisterRow,
  rows: () => readonly Row[],
  usual: { run: (row: Row) => void; label: () => string },
) {
  const { t } = useI18n()
  const { busy, act, perform } = useUndoableAction()
  /** The row that is about to be struck out. */
  const voiding = shallowRef<Row | null>(null)

  const strikeOut = ({ id, version }: Versioned, reason: string) =>
    perform(() => client.registers.void({ row: kind, id, version, reason }), t('registers.void.done'))

  function focused(): Row | undefined {
    const leads = [...document.querySelectorAll('.list-table .row-link')]
    const at = leads.findIndex((lead) => lead.closest('tr')?.contains(document.activeElement))
    return at === -1 && rows().length === 1 ? rows()[0] : rows()[at]
  }
  useHotkeys({
    F8: {
      run: () => {
        const row = focused()
        if (row) usual.run(row)
      },
      label: usual.label,
    },
  })

  return { busy, act, perform, voiding, strikeOut }
}
