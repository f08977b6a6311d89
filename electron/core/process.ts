import { keepHeapSmall } from './kernel/heap.ts'
import { serveParent, type ParentPort } from './process-protocol.ts'

/** The core as a process of its own: Electron's utility process runs this file. */
const { parentPort } = process as unknown as { parentPort?: ParentPort }
if (!parentPort) throw new Error('The core process is started by the desktop only')
keepHeapSmall()
serveParent(parentPort)
