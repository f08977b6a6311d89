import type { search as words } from '../zh-CN/search.ts'

export const search: typeof words = {}
