import type { Call } from '../../../kernel/call.ts'

/** What was imported into a wave, the latest first; one that is being written is none yet. */
export async function listImports({ db }: Call, { waveId }: { waveId: number }) {
  const rows = await db
    .selectFrom('survey_imports')
    .leftJoin('staff', 'staff.id', 'survey_imports.created_by')
    .select([
      'survey_imports.id',
      'survey_imports.version',
      'survey_imports.file_name as fileName',
      'survey_imports.rows',
      'survey_imports.state',
      'staff.name as by',
      'survey_imports.created_at as at',
    ])
    .where('wave_id', '=', waveId)
    .where('state', 'in', ['applied', 'undone'])
    .orderBy('survey_imports.id', 'desc')
    .execute()
  return rows.map(({ state, by, ...row }) => ({
    ...row,
    by: by ?? '',
    state: state === 'undone' ? ('undone' as const) : ('applied' as const),
  }))
}
