import { useEventListener } from '@vueuse/core'
import { ElMessageBox } from 'element-plus'
import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'

/**
 * Keeps typed and unsaved words from vanishing unasked: when the route changes, the page is closed, or the form's own
 * close button asks through `mayLeave`. Use inside setup.
 */
export function useLeaveGuard(unsaved: () => boolean) {
  const { t } = useI18n()
  const router = useRouter()

  async function mayLeave(): Promise<boolean> {
    if (!unsaved()) return true
    try {
      await ElMessageBox.confirm(t('houses.leave.detail'), t('houses.leave.question'), {
        confirmButtonText: t('houses.leave.stay'),
        cancelButtonText: t('houses.leave.leave'),
        distinguishCancelAndClose: true,
        type: 'warning',
      })
      return false
    } catch (answer) {
      return answer === 'cancel'
    }
  }

  onScopeDispose(router.beforeEach(mayLeave))
  useEventListener(window, 'beforeunload', (event) => {
    if (unsaved()) event.preventDefault()
  })
  return { mayLeave }
}
