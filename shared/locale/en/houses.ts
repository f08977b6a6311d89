import type { houses as words } from '../zh-CN/houses.ts'

export const houses: typeof words = {}
