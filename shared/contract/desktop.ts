/**
 * What the desktop offers a page beyond business data. In a browser `renderer/client` has a stand-in.
 * The page never names a path: main asks the person and keeps the answer to itself.
 */
export interface DesktopBridge {
  readonly platform: string
  /** Asks main to hand the port that is posted along to the core; see `renderer/client`. */
  readonly portChannel: 'guanjia:core-port'
  /** Asks where to save, writes the bytes; false when the person cancelled. */
  saveFile(name: string, bytes: ArrayBuffer): Promise<boolean>
  /** Shows the file last saved in the system's file manager. */
  showSavedFile(): Promise<void>
  /** The current page as its print style shows it, as a PDF. A roll is cut after `rollHeight` millimetres. */
  renderPdf(paper: PaperSize, rollHeight?: number): Promise<ArrayBuffer>
  /** Opens the system's print dialog for the current page; false when cancelled. */
  print(paper: PaperSize, rollHeight?: number): Promise<boolean>
  /** First run only: asks for a data folder, checks it, moves the core there. Null when cancelled. */
  chooseDataFolder(): Promise<FolderChoice | null>
  /** Tells the window frame and menu which language and theme the page uses. */
  setAppearance(appearance: { locale: string; theme: 'light' | 'dark' }): void
  /** The menu's commands, such as `lock` or `help`. Returns how to stop listening. */
  onMenu(listener: (command: MenuCommand) => void): () => void
}

/** `80mm` is a receipt roll, 72 mm of it printable, as long as what stands on it. */
export const paperSizes = ['A4', 'A4-landscape', 'A3', 'A5', '80mm'] as const
export type PaperSize = (typeof paperSizes)[number]
/** How long a piece of a roll may be, in millimetres. */
export const rollHeights = { shortest: 40, longest: 3000 } as const
export type MenuCommand = 'lock' | 'help' | 'focus-box' | 'print'

export type FolderChoice = { ok: true; folder: string } | { ok: false; reason: FolderProblem; folder: string }

/** Why a folder cannot hold the data: a network share or synced folder corrupts SQLite's WAL. */
export const folderProblems = [
  'network',
  'synced',
  'not-writable',
  'not-a-folder',
  'in-use',
  'foreign',
] as const
export type FolderProblem = (typeof folderProblems)[number]
