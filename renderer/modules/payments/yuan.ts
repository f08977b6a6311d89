import { formatYuan } from '../../../shared/money/fen.ts'

/** `¥1,280.50`, `−¥3.05` */
export const yuan = (fen: number): string => `${fen < 0 ? '−' : ''}¥${formatYuan(Math.abs(fen))}`
