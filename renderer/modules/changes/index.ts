import type { PageModule } from '../../app/page-module.ts'

export const changes: PageModule = {
  routes: [
    {
      path: '/bin',
      name: 'changes.bin',
      component: () => import('./BinPage.vue'),
      meta: { section: 'archives', permission: 'archives.read', title: 'changes.title' },
    },
    {
      path: '/bin/recent',
      name: 'changes.recent',
      component: () => import('./RecentPage.vue'),
      meta: { section: 'archives', permission: 'archives.edit', title: 'changes.recent.title' },
    },
  ],
  menu: [{ section: 'archives', to: '/bin', label: 'changes.title', order: 60, permission: 'archives.read' }],
}
