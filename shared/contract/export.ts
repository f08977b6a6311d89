import { z } from 'zod'
import { progress } from './values.ts'

/** An export streams its progress, then the key by which `system.download` hands the file over once. */
export const exportEvent = z.union([
  progress.extend({ kind: z.literal('progress') }),
  z.object({ kind: z.literal('ready'), key: z.string(), fileName: z.string(), rows: z.number().int() }),
])
export type ExportEvent = z.infer<typeof exportEvent>
