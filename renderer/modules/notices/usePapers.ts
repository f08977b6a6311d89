import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'

const mostShown = 200

/** A paper as a field keeps it: `notice/12`, `disclosure/5`. */
export type PaperKey = string

/** The sheet or the notice that a key names; null for none. */
export function paperOf(key: PaperKey | null): { noticeId: number } | { disclosureId: number } | null {
  const [kind, id] = (key ?? '').split('/')
  if (!Number(id)) return null
  return kind === 'notice' ? { noticeId: Number(id) } : { disclosureId: Number(id) }
}

/** The sheets and notices that are published, the newest first. Use inside setup. */
export function usePapers() {
  const session = useSession()
  const enabled = computed(() => session.may('disclosures.read'))
  const input = { state: 'published' as const, size: mostShown }
  const notices = useQuery(() => ({ ...api.notices.list.queryOptions({ input }), enabled: enabled.value }))
  const sheets = useQuery(() => ({
    ...api.disclosures.list.queryOptions({ input }),
    enabled: enabled.value,
  }))
  const papers = computed(() => {
    const said = ({ number, title }: { number: string; title: string }) => `${number}　${title}`
    const all = [
      ...(notices.data.value?.rows ?? []).map((row) => ({ ...row, value: `notice/${row.id}` })),
      ...(sheets.data.value?.rows ?? []).map((row) => ({ ...row, value: `disclosure/${row.id}` })),
    ]
    return all
      .sort((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
      .map((row) => ({ value: row.value, label: said(row) }))
  })
  return { papers }
}
