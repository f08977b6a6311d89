/** For every code: what happened, whether the data is safe, what to do. */
export const errors = {
  NOT_SIGNED_IN: {
    what: '还没有登录。',
    safe: '已保存的数据都在。',
    remedy: '请登录后继续。',
  },
  SESSION_ENDED: {
    what: '登录已结束。',
    safe: '已保存的数据都在，没写完的内容也留着。',
    remedy: '请重新输入密码，接着做。',
  },
  WRONG_CREDENTIALS: {
    what: '登录名或密码不对。',
    safe: '数据没有变化。',
    remedy: '请检查大小写和输入法后再试。忘了密码请找管理员，或使用恢复码。',
  },
  PASSWORD_AGAIN: {
    what: '这一步要再输一次您自己的密码。',
    safe: '还没有保存，您填的内容都在。',
    remedy: '请再保存一次，并按提示输入密码。',
  },
  TOO_MANY_TRIES: {
    what: '连续输错的次数太多了。',
    safe: '数据没有变化。',
    remedy: '请稍等几分钟再试。',
  },
  NOT_PERMITTED: {
    what: '您的岗位不能做这件事。',
    safe: '数据没有变化。',
    remedy: '需要时请经理或管理员来做，或请管理员为您开通。',
  },
  INVALID_INPUT: {
    what: '填写的内容有误。',
    safe: '还没有保存，您填的内容都在。',
    remedy: '请按提示改好后再保存。',
  },
  NOT_FOUND: {
    what: '没有找到这条记录，它可能已被移走。',
    safe: '其他数据没有变化。',
    remedy: '请返回列表重新查找。',
  },
  CONFLICT: {
    what: '在您修改的时候，有人先改了这条记录。',
    safe: '对方的修改已保存，您的还没有。',
    remedy: '请刷新看过最新内容后，再改一次。',
  },
  ALREADY_EXISTS: {
    what: '已经有相同的记录了。',
    safe: '没有重复保存。',
    remedy: '请换一个名称，或直接使用已有的那一条。',
  },
  ALREADY_SET_UP: {
    what: '这个数据文件夹已经设置过了。',
    safe: '原有数据没有变化。',
    remedy: '请重新打开管家台，直接登录。',
  },
  NOT_SET_UP: {
    what: '这个数据文件夹还没有设置。',
    safe: '没有数据受影响。',
    remedy: '请先完成首次设置。',
  },
  NOT_ALLOWED_NOW: {
    what: '现在的状态不能这样做。',
    safe: '数据没有变化。',
    remedy: '请刷新页面，看看它现在到了哪一步。',
  },
  IN_USE: {
    what: '它正被使用，不能这样改。',
    safe: '数据没有变化。',
    remedy: '请先处理用到它的记录。',
  },
  WRONG_RECOVERY_CODE: {
    what: '恢复码不对。',
    safe: '数据没有变化。',
    remedy: '请对照抄下的纸，一组一组核对后再输入。',
  },
  KEY_LOCKED: {
    what: '这台电脑上没有打开数据的钥匙。',
    safe: '数据完好，只是还没有打开。',
    remedy: '请输入首次设置时抄下的恢复码。',
  },
  DATABASE_FROM_FUTURE: {
    what: '数据由更新版本的管家台保存，当前版本打不开。',
    safe: '数据完好，没有改动。',
    remedy: '请安装新版本后再打开。',
  },
  DATABASE_BROKEN: {
    what: '数据文件损坏，已停止写入。',
    safe: '原文件原样保留，没有再改动。',
    remedy: '请不要删除文件夹，联系管理员用备份恢复。',
  },
  DISK_FULL: {
    what: '磁盘空间不够了。',
    safe: '刚才这一步没有保存，以前的数据都在。',
    remedy: '请清理磁盘空间后再试。',
  },
  BACKUP_DAMAGED: {
    what: '这份备份已经损坏。',
    safe: '没有用它，现在的数据都在。',
    remedy: '请选另一份备份，或者把 U 盘上的那份拷回来。',
  },
  DEMO_MIXED: {
    what: '这份备份和现在的数据，一份是演示的，一份是正式的，不能互相恢复。',
    safe: '现在的数据没有改动。',
    remedy: '请选同一种数据的备份。',
  },
  PHOTO_TOO_LARGE: {
    what: '这张照片太大：最多 {megabytes} MB，最长边 {pixels} 像素。',
    safe: '照片没有加上，其他内容都在。',
    remedy: '请把照片缩小或截取一部分，再加一次。',
  },
  PDF_TOO_LARGE: {
    what: '这个 PDF 太大：最多 {megabytes} MB。',
    safe: 'PDF 没有加上，其他内容都在。',
    remedy: '请只留需要的几页，或截图后粘贴。',
  },
  PHOTO_UNREADABLE: {
    what: '这不是能识别的照片，或者文件已损坏。',
    safe: '照片没有加上，其他内容都在。',
    remedy: '请用 JPG、PNG 或 WebP 格式的照片。',
  },
  PHOTO_DAMAGED: {
    what: '这张照片的文件不见了，或者内容被改动过。',
    safe: '没有显示它，其他内容都在。',
    remedy: '有原图的话请再加一次；也可以从拷到别处的数据文件夹里把 attachments 拷回来。',
  },
  TOO_MANY_PHOTOS: {
    what: '一件受理最多 {count} 张照片。',
    safe: '这次的照片没有加上，原有的都在。',
    remedy: '请先移去不要的，再加新的。',
  },
  TOO_MANY_DRAFTS: {
    what: '没写完的已经有 {count} 份。',
    safe: '屏幕上写的还在，只是还没存下来。',
    remedy: '请先登记或丢弃几份，再继续写。',
  },
  FOLDER_IN_USE: {
    what: '另一个管家台正在使用这个数据文件夹。',
    safe: '数据没有变化。',
    remedy: '请先关闭那一个，再重新打开。',
  },
  FOLDER_UNSUITABLE: {
    what: '这个文件夹不适合存放数据。',
    safe: '没有写入任何内容。',
    remedy: '请选择本机硬盘上能写入、不被网盘同步的文件夹。',
  },
  CORE_GONE: {
    what: '与服务中心的连接断了。',
    safe: '已保存的数据都在；刚才这一步可能没有保存。',
    remedy: '请稍候重试。如果一直不行，请重新打开管家台。',
  },
  CANCELLED: {
    what: '已停止。',
    safe: '没有做完的部分没有保存。',
    remedy: '需要时可以重新开始。',
  },
  CHANGED_SINCE: {
    what: '那一步之后，这里的资料又改过，不能整体撤销。',
    safe: '什么都没有改动，现在的资料都在。',
    remedy: '请打开相关的资料，把需要改回的地方手工改回。',
  },
  IMPORT_UNDECIDED: {
    what: '还有差异或问题没有决定。',
    safe: '没有导入任何内容，已做的决定都保留着。',
    remedy: '请在“检查”里逐条决定，或一次全部决定，再导入。',
  },
  WORKBOOK_OLD_FORMAT: {
    what: '这是旧格式的 Excel 文件（.xls）。',
    safe: '没有导入任何内容。',
    remedy: '请在 Excel 里另存为“Excel 工作簿 (.xlsx)”，再选一次。',
  },
  WORKBOOK_ENCRYPTED: {
    what: '这个文件设了打开密码。',
    safe: '没有导入任何内容。',
    remedy: '请在 Excel 里去掉密码后另存，再选一次。',
  },
  WORKBOOK_NOT_A_TABLE: {
    what: '这个文件不是能读的表格。',
    safe: '没有导入任何内容。',
    remedy: '请选择 .xlsx 或 .csv 文件。',
  },
  WORKBOOK_EMPTY: {
    what: '这个表格里没有内容。',
    safe: '没有导入任何内容。',
    remedy: '请检查是否选对了文件和工作表。',
  },
  WORKBOOK_BROKEN: {
    what: '这个文件已损坏，读不出来。',
    safe: '没有导入任何内容。',
    remedy: '请用 Excel 打开并另存一份，再选一次。',
  },
  WORKBOOK_TOO_LARGE: {
    what: '这个文件太大了。',
    safe: '没有导入任何内容。',
    remedy: '请分成几个文件，一个一个导入。',
  },
  WORKBOOK_TIMEOUT: {
    what: '读这个文件用的时间太长，已停止。',
    safe: '没有导入任何内容。',
    remedy: '请删去多余的工作表和空行，或分成几个文件。',
  },
  WORKBOOK_NO_HEADER: {
    what: '没有认出表头是哪一行。',
    safe: '没有导入任何内容。',
    remedy: '请在表格里点一下表头所在的行。',
  },
  IMPORT_MAPPING_INCOMPLETE: {
    what: '还有必需的列没有对应。',
    safe: '没有导入任何内容。',
    remedy: '请为楼栋和房号选好对应的列。',
  },
  IMPORT_RUNNING: {
    what: '有一个导入正在进行。',
    safe: '数据没有变化。',
    remedy: '请等它做完，或先停止它。',
  },
  AMOUNT_BEYOND: {
    what: '金额超过了可以收、免或退的数：最多 {most} 元。',
    safe: '刚才这一笔没有保存，其他数据没有变化。',
    remedy: '请把金额改到 {most} 元以内；多交的部分可以记为预存。',
  },
  MONTH_CLOSED: {
    what: '{month} 已经结账，不能再增减这个月的账。',
    safe: '刚才这一步没有保存，已结账的数据没有变化。',
    remedy: '请把日期改到没有结账的月份；确实要改，请经理先写明原因取消结账。',
  },
  MONTH_DISCLOSED: {
    what: '{month} 的这类账已在公示表 {number} 里公示，不能再增减。',
    safe: '刚才这一步没有保存，公示的数字没有变化。',
    remedy: '请把日期改到本月；确实要改 {month}，请先点“更正这张表”为 {number} 建立更正草稿。',
  },
  RECEIPTS_MISSING: {
    what: '{month} 还有 {amount} 元收款没有记入台账。',
    safe: '这个月没有结账，数据没有变化。',
    remedy: '请先把收款记入台账；不记也要结账，请在结账时确认。',
  },
  MAINTENANCE_FUND: {
    what: '这一笔像是大修、中修或更新改造，不能列入物业服务支出。',
    safe: '这一笔没有保存，其他数据没有变化。',
    remedy: '请改记在“专项维修资金”；如果是日常维护，请把摘要写得更具体。',
  },
  SHEET_UNBALANCED: {
    what: '公示表还有 {count} 处没有通过核对。',
    safe: '表已保存，没有发布。',
    remedy: '请看表右边的核对结果，一处一处改好后再提交。',
  },
  SECOND_PERSON: {
    what: '编制、最后修改或提交公示表的人不能自己发布。',
    safe: '表已保存，没有发布。',
    remedy: '请另一位有发布权限的同事审核后发布。',
  },
  NUMBER_TAKEN: {
    what: '编号 {number} 已经录过。',
    safe: '原来的答卷没有改动。',
    remedy: '核对纸上的编号。确实有两张纸编号相同时，选「这是另一张」。',
  },
  TYPED_ELSEWHERE: {
    what: '{name} 正在录入这份问卷。',
    safe: '对方录入的内容不受影响。',
    remedy: '先录别的问卷，或请对方放弃后再录。',
  },
  COLUMNS_SHIFTED: {
    what: '这张表的列好像错位了：超过十分之一的答案不在题目的范围内。',
    safe: '没有写入任何答卷。',
    remedy: '核对每一列对应的题目，改好后再导入。',
  },
  INTERNAL: {
    what: '出了意外的问题。',
    safe: '已保存的数据都在；刚才这一步没有保存。',
    remedy: '请再试一次。如果还是这样，请记下时间，告诉管理员。',
  },
}
