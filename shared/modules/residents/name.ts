import { cleanText, toHalfWidth } from '../../text/normalise.ts'

/** Surnames of two characters that are in use today. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 长孙 宇文 鲜于 闻人 轩辕 端木 万俟 ' +
    '百里 呼延 东郭 南宫 西门 独孤 南门 拓跋 单于 澹台 公冶 申屠 赫连 濮阳 淳于 太史 公羊 仲孙 钟离 乐正 ' +
    '宗政 司寇 子车 巫马 公西 漆雕 壤驷 公良 夹谷 宰父 谷梁 段干 东门 第五 羊舌 微生 梁丘 左丘 欧侯 纳兰 完颜'
  ).split(' '),
)

const HAN_NAME = /^\p{Script=Han}{2,4}$/u

/** The surname of a Chinese name of two to four characters (compound ones from three on); empty for other names. */
export function surnameOf(name: string): string {
  if (!HAN_NAME.test(name)) return ''
  const chars = [...name]
  const compound = chars.slice(0, 2).join('')
  return chars.length > 2 && COMPOUND_SURNAMES.has(compound) ? compound : chars[0]!
}

/** How to address a person: 王女士, 欧阳先生; the whole name where the gender is unknown or the name is not Chinese. */
export function addressName(name: string, gender?: 'male' | 'female' | null): string {
  const clean = cleanText(name)
  const surname = surnameOf(clean)
  if (!gender || surname === '' || /(?:先生|女士|小姐|太太|师傅|老师|阿姨)$/.test(clean)) return clean
  return surname + (gender === 'female' ? '女士' : '先生')
}

export interface SplitNames {
  name: string
  /** Proposed as co-owners, to be confirmed. */
  others: string[]
  /** Words in the cell that are no names: 租客, 已故, a number. */
  notes: string[]
}

const NOTES = new RegExp(
  '^(?:共有人?|业主|户主|产权人|租客|租户|承租人|房东|家属|配偶|妻子?|丈夫|夫妻|夫妇|老公|老婆|爱人|父亲?|母亲?|父母|爸爸|妈妈|' +
    '儿子|女儿|子女|孙子|孙女|本人|代理人|联系人|已故|去世|空置|出租|自住|无|男|女)$',
)
const ORGANISATION = /公司|有限|集团|银行|中心|超市|商行|餐厅|饭店|学校|幼儿园|工作室|事务所|店$/
const NAME_LIKE = /^[\p{L}][\p{L}\s.·•'-]*$/u

/**
 * The names of one cell: 张三（李四） and 张三、李四 name a second person. `张　三`, spaced to line up with names of
 * three characters, is one; so is the name of an organisation, parentheses and all.
 */
export function splitNames(cell: string): SplitNames {
  const whole = cleanText(cell)
  if (ORGANISATION.test(whole)) return { name: whole, others: [], notes: [] }
  const text = toHalfWidth(cell.replace(/[（(]/g, '\n').replace(/[）)]/g, '\n'))
  const pieces = text
    .split(/[\n\r\t/、,，;|&+]+|(?<=\p{Script=Han}{2})\s*[和与及]\s*(?=\p{Script=Han}{2})/u)
    .map(cleanText)
    .flatMap(splitSpaces)
    .filter(Boolean)
  const isName = (piece: string) => NAME_LIKE.test(piece) && !NOTES.test(piece)
  const [name = '', ...others] = [...new Set(pieces.filter(isName))]
  return { name, others, notes: pieces.filter((piece) => !isName(piece)) }
}

/** Spaces separate Chinese names of two and more characters, join single characters, and stay in Latin names. */
function splitSpaces(piece: string): string[] {
  const words = piece.split(' ')
  if (words.length === 1 || !words.every((word) => /^\p{Script=Han}+$/u.test(word))) return [piece]
  // 张 三 李四: a lone character continues the name before it, any longer word begins a new one.
  return words.reduce<string[]>((names, word, index) => {
    const continues = index > 0 && [...word].length === 1
    return continues ? [...names.slice(0, -1), names.at(-1)! + word] : [...names, word]
  }, [])
}
