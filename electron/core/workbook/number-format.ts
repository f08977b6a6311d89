/**
 * Number formats Excel does not write into the file, because every installation knows them (ECMA-376 part 1,
 * 18.8.30). 27-36 and 50-58 depend on the language; these are the zh-CN ones, which a Chinese Excel uses for
 * dates typed as 2019年10月 and which ExcelJS reads as bare numbers.
 */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** What a number format makes of a number; `month` and `year` show no more than that of a date. */
export type NumberKind = 'number' | 'date' | 'month' | 'year'

export interface NumberStyle {
  kind: NumberKind
  /** The format's code; missing for General. */
  fmt?: string
}

/** Reads a format code. Elapsed times ([h]:mm) are durations and stay numbers. */
export function numberKind(code: string): NumberKind {
  const positive = code.split(';', 1)[0] ?? ''
  if (/\[(h+|m+|s+)\]/i.test(positive)) return 'number'
  const bare = positive
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/AM\/PM|A\/P|General/gi, '')
    .toLowerCase()
  if (!/[ymdhs]/.test(bare) || /[#?]/.test(bare)) return 'number'
  if (/[dhs]/.test(bare) || !bare.includes('y')) return 'date'
  return bare.includes('m') ? 'month' : 'year'
}

/** The style of a number format id, given the formats the workbook itself defines. */
export function numberStyle(id: number, own: ReadonlyMap<number, string>): NumberStyle {
  const fmt = own.get(id) ?? builtIn[id]
  if (fmt === undefined || fmt === 'General') return { kind: 'number' }
  return { kind: numberKind(fmt), fmt }
}
