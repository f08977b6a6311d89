import type { PageModule } from '../../app/page-module.ts'

export const disclosures: PageModule = { routes: [], menu: [] }
