import { useEventListener } from '@vueuse/core'
import { ref, type Ref } from 'vue'
import { isTextField, modalOpen } from '../../components/composables/useHotkeys.ts'

/** Files of a paste or a drop that may be pictures; folders are none. */
const filesOf = (data: DataTransfer | null): File[] => {
  const folders = new Set(
    [...(data?.items ?? [])].flatMap((item, index) =>
      item.webkitGetAsEntry?.()?.isDirectory ? [index] : [],
    ),
  )
  return [...(data?.files ?? [])].filter((_, index) => !folders.has(index))
}

/** A dialog holds the page, and the zone is not in it. */
const isBelowModal = (zone: HTMLElement | null): boolean =>
  modalOpen() && !zone?.closest('[aria-modal="true"]')

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Pictures pasted anywhere on the page, or dropped on `zone`, go to `take`. Words are left to the field they are
 * pasted into. `over` is true while files hang over the zone. A file dropped beside it does not replace the page. Use
 * inside setup.
 */
export function usePhotoDrop(
  zone: Readonly<Ref<HTMLElement | null>>,
  take: (files: File[]) => void,
  enabled: () => boolean = () => true,
): { over: Ref<boolean> } {
  const over = ref(false)

  useEventListener(document, 'paste', (event) => {
    const data = event.clipboardData
    const files = filesOf(data)
    if (!enabled() || files.length === 0 || isBelowModal(zone.value)) return
    if (isTextField(event.target) && data?.types.includes('text/plain')) return
    event.preventDefault()
    take(files)
  })

  useEventListener(window, ['dragover', 'drop'], (event) => {
    if (carriesFiles(event)) event.preventDefault()
  })
  useEventListener(zone, 'dragenter', (event) => {
    if (enabled() && carriesFiles(event)) over.value = true
  })
  useEventListener(zone, 'dragleave', (event) => {
    if (!zone.value?.contains(event.relatedTarget as Node | null)) over.value = false
  })
  useEventListener(zone, 'drop', (event) => {
    over.value = false
    if (!enabled() || !carriesFiles(event)) return
    event.preventDefault()
    take(filesOf(event.dataTransfer))
  })
  return { over }
}
