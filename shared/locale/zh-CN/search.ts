/** The one box and the picker that shares its search. */
export const search = {
  label: '搜索住户、房号、电话和单号',
  pickLabel: '搜索是谁',
  placeholder: '房号 · 电话 · 姓名 · 拼音 · 单号',
  results: '搜索结果',
  count: '找到 {count} 条',
  noRoom: '无房号',
  nobody: '无人居住',
  open: '未结 {count}',
  keys: { open: '打开', move: '上下移动', clear: '清除' },
  empty: {
    title: '没有找到“{text}”',
    hint: '可以输入房号 3-2-501 或 32501、电话的开头或后几位、姓名、拼音或首字母、单号。',
    create: '登记新住户',
    walkIn: '无房号来客，直接登记',
  },
}
