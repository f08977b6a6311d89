import { copyNames } from '../../../shared/modules/office/papers.ts'
import type { TicketForm } from '../../../shared/modules/tickets/contract.ts'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import type { PrintFrame } from '../../components/print/usePrintFrame.ts'

/** The papers that fit a kind of ticket; the first is what its owner is handed. */
export const formsOf = (kind: TicketKind): readonly TicketForm[] =>
  kind === 'repair' ? ['slip', 'work-sheet'] : ['slip']

/** What a form's copies are called: as the office says, else as is usual. */
export const sheetCopies = (frame: PrintFrame, usual: string): readonly string[] =>
  frame.copies.length > 0 ? frame.copies : copyNames(usual)
