import { ElMessageBox } from 'element-plus'
import { useI18n } from 'vue-i18n'
import { client } from '../../client/client.ts'
import { useArchiveAction } from '../residents/useArchiveAction.ts'

/** Strikes a wrong contact out, once somebody is sure. Use inside setup. */
export function useVoidContact() {
  const { t } = useI18n()
  const { act } = useArchiveAction()

  return async (contact: { id: number; version: number }): Promise<void> => {
    const sure = await ElMessageBox.confirm(t('contacts.void.detail'), t('contacts.void.question'), {
      confirmButtonText: t('contacts.void.confirm'),
      cancelButtonText: t('parts.action.cancel'),
      type: 'warning',
    }).catch(() => null)
    if (sure) await act(() => client.contacts.void(contact), t('contacts.void.done'))
  }
}
