/** Part of `disclosures`: what vouches for a sheet: the sheets around it, where its figures come from, its frozen copy. */
export const disclosureProof = {
  chain: {
    title: '与前后的表不接',
    opening: '{part}的期初结余是 {is}，上一张表 {of} 期末是 {should}，差 {by}。请更正这张表。',
    following: '{part}的期末结余是 {is}，后面的表 {of} 期初是 {should}，差 {by}。请更正 {of}。',
    all: '{count} 处期初与上一张表的期末不接',
  },
  source: {
    title: '数据来源',
    ledger: '账册',
    byHand: '账册，其中 {count} 行手工填写、账册里没有',
    typed: '由物业服务企业填报，未逐行与账册核对',
  },
  touched: {
    rows: '库内这张表的数据在发布后被别的程序改动过，马上报告经理。下面显示的，打印、发群和导出的，都是发布时固定的内容。',
    copy: '发布时固定的内容已不可靠，马上报告经理。下面是库内现在的数据：打印、发群和导出时不带校验码，不能当作已发布的公示表。',
    places: '不一致的地方',
  },
}
