import type { Chance } from './chance.ts'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕解单']
const womensNames = [
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '艳',
  '娟',
  '霞',
  '玉兰',
  '雪梅',
  '慧颖',
  '佳怡',
  '秀英',
  '桂兰',
  '晓红',
]
const mensNames = [
  '伟',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '杰',
  '涛',
  '明',
  '超',
  '志刚',
  '建国',
  '鹏飞',
  '浩宇',
  '国栋',
]
const occupations = [
  '教师',
  '工程师',
  '退休',
  '医生',
  '个体经营',
  '公司职员',
  '公务员',
  '自由职业',
  '司机',
  '',
]

export interface MadeUpPerson {
  name: string
  gender: 'female' | 'male'
  birthYear: number
  occupation: string
  phone: string
}

/** Somebody who does not exist; two households may share a name, as they do. */
export function madeUpPerson(chance: Chance, surname = chance.pick(surnames)): MadeUpPerson {
  const gender = chance.percent(50) ? 'female' : 'male'
  const birthYear = chance.between(1938, 2002)
  return {
    name: surname + chance.pick(gender === 'female' ? womensNames : mensNames),
    gender,
    birthYear,
    occupation: birthYear < 1965 ? '退休' : chance.pick(occupations),
    phone: `1${chance.pick(['33', '36', '39', '50', '57', '82', '88'])}${String(chance.between(0, 99_999_999)).padStart(8, '0')}`,
  }
}
