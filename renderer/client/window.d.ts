import type { DesktopBridge } from '../../shared/contract/desktop.ts'

declare global {
  interface Window {
    /** Present in the desktop only. */
    readonly guanjia?: DesktopBridge
  }
}
