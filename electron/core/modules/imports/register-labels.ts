import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import type { Gender, OccupancyRole } from '../../../../shared/modules/residents/terms.ts'

/** What offices write in such columns, by meaning. A word that stands nowhere here is left out and listed. */
type Labels<Value extends string> = Record<Value, readonly string[]>

const genders: Labels<Gender> = {
  male: ['男', '男性', '先生', 'M', 'male'],
  female: ['女', '女性', '女士', 'F', 'female'],
}

const houseKinds: Labels<HouseKind> = {
  residential: ['住宅', '住房', '住宅用房', '公寓', '别墅', '洋房', 'residential', 'apartment'],
  shop: ['商业', '商铺', '商业用房', '店铺', '底商', '门面', '商用', 'shop', 'retail'],
  office: ['办公', '办公室', '写字楼', '办公用房', 'office'],
  parking: ['车位', '车库', '停车位', '地下车位', 'parking'],
}

const houseStates: Labels<HouseState> = {
  occupied: ['已入住', '入住', '自住', '常住', '在住', '营业', '营业中', 'occupied'],
  let: ['出租', '已出租', '出租中', '租住', 'let', 'rented'],
  vacant: ['空置', '未入住', '空房', '闲置', '未收房', 'vacant', 'empty'],
  renovating: ['装修中', '装修', '在装修', '正在装修', 'renovating'],
}

const roles: Labels<OccupancyRole> = {
  owner: ['业主', '户主', '产权人', '房主', '房东', '本人', 'owner'],
  'co-owner': ['共有人', '共有产权人', '共同业主', '产权共有人', '共有', 'co-owner'],
  tenant: ['租户', '租客', '承租人', '租赁', '租住', 'tenant'],
  family: ['家属', '家人', '家庭成员', '亲属', '配偶', '夫妻', '子女', '父母', 'family'],
  merchant: ['商户', '商家', '经营者', '经营户', '店主', 'merchant'],
}

/** Words that say that nobody knows. */
const unknown = ['未知', '不详', '保密', '待定', '无', '-', '—', '/']

function choices<Value extends string>(labels: Labels<Value>): (readonly [string, Value | null])[] {
  const known = (Object.entries(labels) as [Value, readonly string[]][]).flatMap(([value, words]) =>
    words.map((word) => [word, value] as const),
  )
  return [...known, ...unknown.map((word) => [word, null] as const)]
}

export const genderLabels = choices(genders)
export const houseKindLabels = choices(houseKinds)
export const houseStateLabels = choices(houseStates)
export const roleLabels = choices(roles)
