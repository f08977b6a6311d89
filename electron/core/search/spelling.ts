import { pinyin } from 'pinyin-pro'

/** Initials and full pinyin of a name without tones, `dtkr` and `diantikunren`, for what is picked by typing. */
export const spellingOf = (name: string): { initials: string; pinyin: string } => ({
  initials: pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
  pinyin: pinyin(name, { toneType: 'none', type: 'array' }).join(''),
})
