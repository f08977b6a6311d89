import type { RouteRecordRaw } from 'vue-router'
import type { Permission } from '../../shared/contract/permissions.ts'

/** The rail's entries, in order; each has an icon and a word `app.section.<name>`. */
export const sections = [
  'desk',
  'tickets',
  'archives',
  'registers',
  'fees',
  'disclosures',
  'surveys',
  'reports',
  'system',
] as const
export type Section = (typeof sections)[number]

/** A page somebody can go to. Pages of one section are shown as tabs above the page when there is more than one. */
export interface MenuEntry {
  section: Section
  /** The route's path. */
  to: string
  /** A locale key. */
  label: string
  /** Position among the section's pages; the first permitted one opens from the rail. */
  order: number
  /** Hidden without it; null: every signed-in person. */
  permission: Permission | null
}

/** What a module's index.ts exports. */
export interface PageModule {
  routes: RouteRecordRaw[]
  menu: MenuEntry[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Which rail entry is lit. */
    section?: Section
    /** The tab that is lit, a MenuEntry's `to`, where the page's own path does not begin with it. */
    tab?: string
    /** A task of its own that needs the height: the section's tabs do not stand above it. */
    alone?: boolean
    /** Without it the guard leads to the start page. */
    permission?: Permission
    /** A locale key for the window's title. */
    title?: string
  }
}
