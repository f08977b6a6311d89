import type { residents as words } from '../zh-CN/residents.ts'

export const residents: typeof words = {}
