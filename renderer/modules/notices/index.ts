import type { PageModule } from '../../app/page-module.ts'

export const notices: PageModule = { routes: [], menu: [] }
