import type { Sheet, SheetIntegrity } from './contract.ts'

/** The frozen copy is what was hashed when it was published, and the audit chain knows that hash. */
export const isGenuine = ({ copySound, auditKnows }: Omit<SheetIntegrity, 'differences'>): boolean =>
  copySound && auditKnows

/**
 * What may go to paper, to a group or to Excel under its check code. A sheet that was published, and whose copy is not what was
 * hashed then, goes as what it is: not the published one.
 */
export const mayBearCode = ({ state, integrity }: Pick<Sheet, 'state' | 'integrity'>): boolean =>
  (state === 'published' || state === 'revised') && integrity !== null && isGenuine(integrity)

/** Whether somebody has to look: the copy is not genuine, or the books say something else by now. */
export const isTouched = ({ integrity }: Pick<Sheet, 'integrity'>): boolean =>
  integrity !== null && (!isGenuine(integrity) || integrity.differences.length > 0)
