import { dayIn } from '../../../../shared/time/zone.ts'
import { listBackups } from '../../database/backup/folder.ts'
import { instantOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/services.ts'
import { makeBackupIfChanged } from './make.ts'

/** The first look comes after the counter has opened, the others whether or not anybody closes the program at night. */
const firstLookMs = 60_000
const everyMs = 20 * 60_000

/** Makes today's backup where there is none yet. A failure is told by the status bar and tried again at the next look. */
export async function backUpDaily(services: Services): Promise<void> {
  const { folder, timeZone, clock } = services
  const [newest] = listBackups(folder)
  const today = dayIn(timeZone, instantOf(clock.now()))
  if (newest && dayIn(timeZone, newest.at) >= today) return
  await makeBackupIfChanged(services, 'daily').catch(() => undefined)
}

/** Looks after the daily backup until it is told to stop; keeps no process alive. */
export function keepBackingUp(services: Services): () => void {
  if (!services.backsUpByItself) return () => undefined
  const look = () => void backUpDaily(services)
  const first = setTimeout(look, firstLookMs).unref()
  const rest = setInterval(look, everyMs).unref()
  return () => {
    clearTimeout(first)
    clearInterval(rest)
  }
}
