import type { tickets as words } from '../zh-CN/tickets.ts'

export const tickets: typeof words = {}
