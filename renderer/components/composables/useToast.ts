import { ElMessage } from 'element-plus'
import { useI18n } from 'vue-i18n'
import { toFault } from '../../client/faults.ts'
import { offerUndo } from '../undo-offer.ts'

const plainMilliseconds = 3000

/** Short words after an action. Faults with room on the page belong in FaultNotice; the toast is for the rest. */
export function useToast() {
  const { t } = useI18n()

  const show = (type: 'success' | 'info' | 'warning', message: string) =>
    void ElMessage({ type, duration: plainMilliseconds, grouping: true, message })

  return {
    /** Something is saved; with `undo` the toast stays ten seconds and offers it. See also `useUndo`. */
    done: (text: string, undo?: () => void) =>
      undo ? offerUndo({ text, run: undo }) : show('success', text),
    info: (text: string) => show('info', text),
    warn: (text: string) => show('warning', text),
    /** What went wrong and what to do, from anything thrown. A stopped task says nothing. */
    fault(error: unknown) {
      const { code, params } = toFault(error)
      if (code === 'CANCELLED') return
      const text = `${t(`errors.${code}.what`, params)}${t(`errors.${code}.remedy`, params)}`
      ElMessage({ type: 'error', duration: 6000, showClose: true, grouping: true, message: text })
    },
  }
}
