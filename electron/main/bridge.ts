import type { MessagePortMain, WebContents } from 'electron'
import { z } from 'zod'
import { paperSizes, rollHeights, type FolderChoice, type PaperSize } from '../../shared/contract/desktop.ts'
import { localeCodes, type LocaleCode } from '../../shared/locale/index.ts'
import type { PageDoor } from './ipc.ts'

/** What the desktop does for a page; `desktop.ts` is the real one. */
export interface Desktop {
  saveFile(name: string, bytes: ArrayBuffer): Promise<boolean>
  showSavedFile(): void
  renderPdf(page: WebContents, paper: PaperSize, rollHeight?: number): Promise<ArrayBuffer>
  print(page: WebContents, paper: PaperSize, rollHeight?: number): Promise<boolean>
  chooseDataFolder(): Promise<FolderChoice | null>
  setAppearance(appearance: { locale: LocaleCode; theme: 'light' | 'dark' }): void
  connect(port: MessagePortMain): void
}

/** The largest file a page may save. */
const largestFile = 512 * 1024 * 1024

const nothing = z.undefined()
const onPaper = z.strictObject({
  paper: z.enum(paperSizes),
  rollHeight: z.number().min(rollHeights.shortest).max(rollHeights.longest).optional(),
})
const file = z.strictObject({
  name: z.string().min(1).max(300),
  bytes: z.instanceof(ArrayBuffer).refine((bytes) => bytes.byteLength <= largestFile),
})
const appearance = z.strictObject({ locale: z.enum(localeCodes), theme: z.enum(['light', 'dark']) })

/** Everything a page can ask of the desktop; `preload/index.ts` is the other end. */
export function serveBridge(door: PageDoor, desktop: Desktop): void {
  door.onQuestion('guanjia:save-file', {
    input: file,
    answer: ({ name, bytes }) => desktop.saveFile(name, bytes),
  })
  door.onQuestion('guanjia:show-saved-file', { input: nothing, answer: () => desktop.showSavedFile() })
  door.onQuestion('guanjia:render-pdf', {
    input: onPaper,
    answer: ({ paper, rollHeight }, page) => desktop.renderPdf(page, paper, rollHeight),
  })
  door.onQuestion('guanjia:print', {
    input: onPaper,
    answer: ({ paper, rollHeight }, page) => desktop.print(page, paper, rollHeight),
  })
  door.onQuestion('guanjia:choose-data-folder', { input: nothing, answer: () => desktop.chooseDataFolder() })
  door.onQuestion('guanjia:set-appearance', {
    input: appearance,
    answer: (look) => desktop.setAppearance(look),
  })
  door.onPort('guanjia:core-port', (port) => desktop.connect(port))
}
