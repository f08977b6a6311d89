import { pinyin } from 'pinyin-pro'
import { COMPOUND_SURNAMES } from '../../../shared/modules/residents/name.ts'

/** One part of a name: a Chinese character with its readings, or a word or number in other letters. */
export interface Sound {
  /** Lower case, as typed. */
  text: string
  /** Readings without tones, ü as v, the usual one first; empty for a character nobody knows. */
  readings: string[]
  /** Where it begins in the name, in UTF-16 units. */
  offset: number
  han: boolean
}

/** Surnames read in a way of their own, and what people type instead. The usual reading first. */
const SURNAME_READINGS: Record<string, string[]> = {
  曾: ['zeng', 'ceng'],
  单: ['shan', 'dan'],
  解: ['xie', 'jie'],
  朴: ['piao', 'pu'],
  仇: ['qiu', 'chou'],
  查: ['zha', 'cha'],
  盖: ['ge', 'gai'],
  区: ['ou', 'qu'],
  乐: ['yue', 'le'],
  翟: ['zhai', 'di'],
  覃: ['qin', 'tan'],
  缪: ['miao', 'mou'],
  冼: ['xian', 'xi'],
  种: ['chong', 'zhong'],
  逄: ['pang', 'feng'],
  宓: ['mi', 'fu'],
  召: ['shao', 'zhao'],
  折: ['she', 'zhe'],
  繁: ['po', 'fan'],
  郗: ['xi', 'chi'],
  柏: ['bai', 'bo'],
  牟: ['mu', 'mou'],
  那: ['na', 'nuo'],
  长: ['chang', 'zhang'],
  句: ['gou', 'ju'],
  瞿: ['qu', 'ju'],
}

const COMPOUND_READINGS: Record<string, string[][]> = {
  尉迟: [['yu', 'wei'], ['chi']],
  万俟: [
    ['mo', 'wan'],
    ['qi', 'si'],
  ],
  长孙: [['zhang', 'chang'], ['sun']],
  单于: [['chan', 'shan', 'dan'], ['yu']],
  澹台: [['tan', 'dan'], ['tai']],
  皇甫: [['huang'], ['fu', 'pu']],
  令狐: [['ling'], ['hu']],
  乐正: [['yue', 'le'], ['zheng']],
}

/** Characters of given names that are read in two ways. */
const GIVEN_READINGS: Record<string, string[]> = {
  乐: ['le', 'yue'],
  茜: ['qian', 'xi'],
  晟: ['sheng', 'cheng'],
  朝: ['chao', 'zhao'],
  长: ['chang', 'zhang'],
  重: ['chong', 'zhong'],
  行: ['xing', 'hang'],
  曾: ['zeng', 'ceng'],
  单: ['dan', 'shan'],
  盛: ['sheng', 'cheng'],
  莞: ['wan', 'guan'],
  娜: ['na', 'nuo'],
  婼: ['ruo', 'chuo'],
  柏: ['bai', 'bo'],
  珏: ['jue', 'yu'],
  翟: ['zhai', 'di'],
  隽: ['jun', 'juan'],
  宿: ['su', 'xiu'],
}

/** The name asked for last: whoever indexes a person asks for theirs several times. */
let last: { name: string; sounds: readonly Sound[] } = { name: '', sounds: [] }

/** A name cut into what can be typed: characters with their readings, words, numbers. Points and spaces drop out. */
export function soundsOf(name: string): readonly Sound[] {
  if (name !== last.name) last = { name, sounds: readSounds(name) }
  return last.sounds
}

function readSounds(name: string): Sound[] {
  const chars = [...name]
  const spoken = pinyin(name, { surname: 'head', toneType: 'none', type: 'array', v: true })
  const compound = COMPOUND_SURNAMES.has(chars.slice(0, 2).join('')) && chars.length > 2
  const sounds: Sound[] = []
  let offset = 0
  let word: Sound | null = null
  for (const [index, char] of chars.entries()) {
    const text = char.toLowerCase()
    if (/\p{Script=Han}/u.test(char)) {
      const usual = (spoken.length === chars.length ? spoken[index]! : char).toLowerCase()
      const known = compound && index < 2 ? COMPOUND_READINGS[chars[0]! + chars[1]!]?.[index] : undefined
      const others =
        known ?? (compound && index < 2 ? [] : (index === 0 ? SURNAME_READINGS : GIVEN_READINGS)[char])
      const readings = [...new Set([usual, ...(others ?? [])])].filter((reading) => /^[a-z]+$/.test(reading))
      sounds.push({ text, readings, offset, han: true })
      word = null
    } else if (/[\p{L}\p{N}]/u.test(char)) {
      word ??= { text: '', readings: [''], offset, han: false }
      if (word.text === '') sounds.push(word)
      word.text += text
      word.readings = [word.text]
    } else {
      word = null
    }
    offset += char.length
  }
  return sounds
}

/** All ways to read a list of sounds, the usual one first, at most `limit`. A sound without a reading is skipped. */
export function readingsOf(sounds: readonly Sound[], limit: number): string[][] {
  let ways: string[][] = [[]]
  for (const { readings } of sounds) {
    if (readings.length === 0) continue
    ways = readings.flatMap((reading) => ways.map((way) => [...way, reading])).slice(0, limit)
  }
  return ways
}
