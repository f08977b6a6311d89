import type { PageModule } from '../../app/page-module.ts'

export const disclosures: PageModule = {
  routes: [
    {
      path: '/disclosures/sheets',
      name: 'disclosures.sheets',
      component: () => import('./SheetsPage.vue'),
      meta: { section: 'disclosures', permission: 'disclosures.read', title: 'disclosures.title' },
    },
    {
      path: '/disclosures/sheets/:id(\\d+)',
      name: 'disclosures.sheet',
      component: () => import('./SheetPage.vue'),
      meta: {
        section: 'disclosures',
        permission: 'disclosures.read',
        title: 'disclosures.sheet.title',
        alone: true,
      },
    },
    {
      path: '/disclosures/verify',
      name: 'disclosures.verify',
      component: () => import('./VerifyPage.vue'),
      meta: { section: 'disclosures', permission: 'disclosures.read', title: 'disclosures.verify.title' },
    },
    {
      path: '/disclosures/objections',
      name: 'disclosures.objections',
      component: () => import('./ObjectionsPage.vue'),
      meta: { section: 'disclosures', permission: 'disclosures.read', title: 'disclosures.objections.title' },
    },
  ],
  menu: [
    {
      section: 'disclosures',
      to: '/disclosures/sheets',
      label: 'disclosures.title',
      order: 10,
      permission: 'disclosures.read',
    },
    {
      section: 'disclosures',
      to: '/disclosures/verify',
      label: 'disclosures.verify.title',
      order: 20,
      permission: 'disclosures.read',
    },
    {
      section: 'disclosures',
      to: '/disclosures/objections',
      label: 'disclosures.objections.title',
      order: 30,
      permission: 'disclosures.read',
    },
  ],
}
