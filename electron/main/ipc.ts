import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, MessagePortMain, WebContents } from 'electron'
import type { z } from 'zod'
import { errorCodes, type ErrorCode } from '../../shared/contract/errors.ts'
import { isOwnPage } from './origin.ts'

type AnyEvent = IpcMainInvokeEvent | IpcMainEvent

/** A question of a page: what may be asked, by which shape, and who answers. */
interface Question<Input extends z.ZodType> {
  input: Input
  answer(input: z.output<Input>, page: WebContents): unknown
}

/** What a page gets back: never a message of an error, which may hold a path or a name. */
export type Reply = { value: unknown } | { code: ErrorCode }

/** The only way anything is registered with ipcMain: every message has its sender and its shape checked first. */
export class PageDoor {
  readonly #ipc: Pick<IpcMain, 'handle' | 'on'>
  /** For tests: every channel that a page can reach. */
  readonly channels: string[] = []

  constructor(ipc: Pick<IpcMain, 'handle' | 'on'>) {
    this.#ipc = ipc
  }

  /** A question and its answer. An error whose message is a shared code reaches the page as that, any other as INTERNAL. */
  onQuestion<Input extends z.ZodType>(channel: string, { input, answer }: Question<Input>): void {
    this.channels.push(channel)
    this.#ipc.handle(channel, async (event, raw: unknown): Promise<Reply> => {
      if (!isFromOwnPage(event)) return { code: 'NOT_PERMITTED' }
      const read = input.safeParse(raw)
      if (!read.success) return { code: 'INVALID_INPUT' }
      try {
        return { value: await answer(read.data, event.sender) }
      } catch (error) {
        return { code: codeOf(error) }
      }
    })
  }

  /** A port that a page hands over; anything else that comes with it is ignored. */
  onPort(channel: string, take: (port: MessagePortMain, page: WebContents) => void): void {
    this.channels.push(channel)
    this.#ipc.on(channel, (event) => {
      const [port] = event.ports
      if (isFromOwnPage(event) && port) take(port, event.sender)
      else for (const unwanted of event.ports) unwanted.close()
    })
  }
}

/** True for the top frame of this program's page; false for sub-frames, other origins and frames that are gone. */
export function isFromOwnPage(event: AnyEvent): boolean {
  const frame = event.senderFrame
  if (!frame || frame !== event.sender.mainFrame || frame.parent !== null) return false
  return isOwnPage(frame.url)
}

function codeOf(error: unknown): ErrorCode {
  const message = error instanceof Error ? error.message : ''
  return Object.hasOwn(errorCodes, message) ? (message as ErrorCode) : 'INTERNAL'
}
