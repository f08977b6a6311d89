import type { PageModule } from '../../app/page-module.ts'

export const notices: PageModule = {
  routes: [
    {
      path: '/disclosures/notices',
      name: 'notices',
      component: () => import('./NoticesPage.vue'),
      meta: { section: 'disclosures', permission: 'disclosures.read', title: 'notices.title' },
    },
    {
      path: '/disclosures/notices/new',
      name: 'notices.new',
      component: () => import('./NoticePage.vue'),
      meta: {
        section: 'disclosures',
        permission: 'notices.manage',
        title: 'notices.edit.new',
        alone: true,
      },
    },
    {
      path: '/disclosures/notices/:id(\\d+)',
      name: 'notices.card',
      component: () => import('./NoticePage.vue'),
      meta: { section: 'disclosures', permission: 'disclosures.read', title: 'notices.title', alone: true },
    },
    {
      path: '/disclosures/postings',
      name: 'notices.postings',
      component: () => import('./PostingsPage.vue'),
      meta: { section: 'disclosures', permission: 'disclosures.read', title: 'notices.postingLog.title' },
    },
    {
      path: '/disclosures/calendar',
      name: 'notices.duties',
      component: () => import('./DutiesPage.vue'),
      meta: { section: 'disclosures', permission: 'disclosures.read', title: 'notices.duties.title' },
    },
    {
      path: '/disclosures/templates',
      name: 'notices.templates',
      component: () => import('./NoticeTemplatesPage.vue'),
      meta: { section: 'disclosures', permission: 'office.settings', title: 'notices.templates.title' },
    },
  ],
  menu: [
    {
      section: 'disclosures',
      to: '/disclosures/notices',
      label: 'notices.title',
      order: 40,
      permission: 'disclosures.read',
    },
    {
      section: 'disclosures',
      to: '/disclosures/postings',
      label: 'notices.postingLog.title',
      order: 50,
      permission: 'disclosures.read',
    },
    {
      section: 'disclosures',
      to: '/disclosures/calendar',
      label: 'notices.duties.title',
      order: 60,
      permission: 'disclosures.read',
    },
    {
      section: 'disclosures',
      to: '/disclosures/templates',
      label: 'notices.templates.title',
      order: 70,
      permission: 'office.settings',
    },
  ],
}
