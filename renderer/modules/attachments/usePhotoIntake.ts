import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { pdfAsItIs, PhotoRefused, scaledPhoto } from './scale-photo.ts'
import { photosPerTicket } from '../../../shared/modules/attachments/limits.ts'

/** Where photos go that were taken in. */
interface PhotoSink {
  /** How many it has already. */
  count(): number
  add(hash: string): void
}

/**
 * Takes pictures in, one after the other: scaled here, kept by the core; the sink hears each one's hash at once.
 * With `pdf` a PDF is taken as it is. `problems` has a sentence for each file that was not taken. Use inside setup.
 */
export function usePhotoIntake({ pdf = false }: { pdf?: boolean } = {}) {
  const { t } = useI18n()
  const progress = ref<{ done: number; total: number } | null>(null)
  const problems = ref<string[]>([])
  const waiting: { file: File; sink: PhotoSink }[] = []

  function sentence(error: unknown): string {
    if (error instanceof PhotoRefused) return t(`attachments.problem.${error.problem}`)
    const { code, params } = toFault(error)
    return t(`errors.${code}.what`, params) + t(`errors.${code}.remedy`, params)
  }

  async function takeOne(file: File, sink: PhotoSink) {
    try {
      if (sink.count() >= photosPerTicket) throw new PhotoRefused('tooMany')
      const taken = (pdf && (await pdfAsItIs(file))) || (await scaledPhoto(file))
      const { hash } = await client.attachments.add({ file: taken })
      sink.add(hash)
    } catch (error) {
      problems.value.push(t('attachments.refused', { file: file.name, reason: sentence(error) }))
    }
  }

  /** Takes these after those that are still being worked on. */
  async function take(files: readonly File[], sink: PhotoSink): Promise<void> {
    if (files.length === 0) return
    waiting.push(...files.map((file) => ({ file, sink })))
    if (progress.value) {
      progress.value.total += files.length
      return
    }
    problems.value = []
    progress.value = { done: 0, total: files.length }
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await takeOne(next.file, next.sink)
      progress.value.done++
    }
    progress.value = null
  }

  return { progress, problems, take }
}
