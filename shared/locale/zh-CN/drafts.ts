/** What is typed and not yet saved, and the registrations that stand open side by side. */
export const drafts = {
  register: '登记{kind}',
  others: '其他',
  acts: '可以做的',
  progress: '查进度',
  restored: '上次没写完的登记已恢复，共 {count} 份。',
  unfinished: '没写完的登记',
  discarded: '这份{kind}已丢弃',
  nothingToCopy: '您还没有保存过登记，没有可复制的。',
  copy: '复制上一次',
  copyLast: '复制上一次登记的内容',
  state: {
    kept: '草稿已存 {at}',
    waiting: '正在写，停笔就存草稿',
    failed: '草稿还没存上',
  },
  contacts: {
    title: '最近三次往来',
    none: '还没有往来。',
    failed: '没能读出最近的往来。',
  },
  tabs: {
    title: '打开的登记',
    unsaved: '还没保存',
    close: '丢弃：{name}',
    switch: '切换',
    discard: '丢弃',
    next: '下一份登记',
    previous: '上一份登记',
  },
}
