import { onScopeDispose, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { onMenu } from '../../client/desktop.ts'
import { modalOpen, useHotkeys } from './useHotkeys.ts'
import { useToast } from './useToast.ts'

/**
 * What a page prints, by F9, Ctrl+P and the desktop's menu, which owns Ctrl+P there and passes it on. `printing` is what its preview
 * is mounted by; `print` opens it where there is something to print and no dialog holds the page, after `prepare` if that is
 * given (a fault of it is shown). Where `enabled` says no there is neither key nor menu. Use inside setup, before the page's
 * other keys: the shortcut sheet lists them in that order.
 */
export function usePagePrint(of: {
  label: () => string
  printable: () => boolean
  prepare?: () => Promise<unknown>
  enabled?: MaybeRefOrGetter<boolean>
}) {
  const toast = useToast()
  const printing = ref(false)
  const enabled = () => toValue(of.enabled ?? true)

  async function open(prepare: () => Promise<unknown>) {
    try {
      await prepare()
      printing.value = true
    } catch (error) {
      toast.fault(error)
    }
  }
  function print() {
    if (!enabled() || !of.printable() || printing.value || modalOpen()) return
    if (of.prepare) void open(of.prepare)
    else printing.value = true
  }

  useHotkeys({ F9: { run: print, label: of.label }, 'Ctrl+P': print }, { enabled })
  onScopeDispose(onMenu((command) => command === 'print' && print()))
  return { printing, print }
}
