/** Puts the pages of the plan into the sidebar, in the language of the page. */
import { defineRouteMiddleware } from '@astrojs/starlight/route-data'
import { site } from 'virtual:throughline'
import { localized } from './addresses.ts'

export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  if (!site.hasSidebar) return
  const { starlightRoute: route, t } = locals
  const link = (label: string, address: string) => {
    const href = localized(address, route.locale)
    const isCurrent = withoutEnd(url.pathname) === withoutEnd(href)
    return { type: 'link' as const, label, href, isCurrent, badge: undefined, attrs: {} }
  }
  const { addresses, decisions, traceability, runbooks, reviews, projects, items } = site
  const entries = [
    ...(projects.length > 0 ? [link(t('throughline.overview'), addresses.overview)] : []),
    ...(decisions.decisions.length > 0 ? [link(t('throughline.decisions'), addresses.decisions)] : []),
    ...(traceability.rows.length > 0 ? [link(t('throughline.traceability'), addresses.traceability)] : []),
    ...(Object.keys(runbooks).length > 0 ? [link(t('throughline.runbooks'), addresses.runbooks)] : []),
    ...(reviews.due.length + reviews.current > 0 ? [link(t('throughline.reviews'), addresses.reviews)] : []),
    ...(items.length > 0 ? [link(t('throughline.items'), addresses.items)] : []),
  ]
  if (entries.length === 0) return
  route.sidebar.unshift({
    type: 'group',
    label: t('throughline.plan'),
    entries,
    collapsed: false,
    badge: undefined,
  })
})

/** In development an address is answered in each of its forms. */
function withoutEnd(address: string): string {
  return address.replace(/\/$/, '').replace(/\.html$/, '')
}
