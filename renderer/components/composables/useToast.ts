import { ElButton, ElMessage } from 'element-plus'
import { h } from 'vue'
import { useI18n } from 'vue-i18n'
import { toFault } from '../../client/faults.ts'

const plainSeconds = 3
const undoSeconds = 10

/** Short words after an action. Faults with room on the page belong in FaultNotice; the toast is for the rest. */
export function useToast() {
  const { t } = useI18n()

  function show(type: 'success' | 'info' | 'warning', text: string, undo?: () => void) {
    const message = ElMessage({
      type,
      duration: (undo ? undoSeconds : plainSeconds) * 1000,
      grouping: !undo,
      message: undo
        ? h('span', { class: 'row' }, [
            h('span', text),
            h(
              ElButton,
              {
                size: 'small',
                onClick: () => {
                  message.close()
                  undo()
                },
              },
              () => t('parts.action.undo'),
            ),
          ])
        : text,
    })
  }

  return {
    /** Something is saved; with `undo` the toast stays ten seconds and offers it. */
    done: (text: string, undo?: () => void) => show('success', text, undo),
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
