/** For language models: what there is to read, and the plan as data. */
import type { APIRoute } from 'astro'
import { site } from 'virtual:throughline'
import { localized } from '../addresses.ts'
import { llmsText, sectionsOf } from '../llms-text.ts'

export const GET: APIRoute = ({ locals: { t }, site: origin }) => {
  const { addresses, decisions, traceability, runbooks, projects, items } = site
  const pageAt = (address: string) => localized(address, site.mainLocale)
  const text = llmsText({
    title: site.title,
    description: site.description,
    origin,
    sections: [
      {
        title: t('throughline.plan'),
        links: [
          { title: t('throughline.overview'), href: pageAt(addresses.overview) },
          ...projects.map(({ title, href }) => ({ title, href: pageAt(href) })),
          ...(decisions.decisions.length > 0
            ? [{ title: t('throughline.decisions'), href: pageAt(addresses.decisions) }]
            : []),
          ...(traceability.rows.length > 0
            ? [{ title: t('throughline.traceability'), href: pageAt(addresses.traceability) }]
            : []),
          ...(Object.keys(runbooks).length > 0
            ? [{ title: t('throughline.runbooks'), href: pageAt(addresses.runbooks) }]
            : []),
          ...(items.length > 0 ? [{ title: t('throughline.items'), href: pageAt(addresses.items) }] : []),
        ],
      },
      ...sectionsOf(Object.values(site.pages), import.meta.env.BASE_URL, t('throughline.llms.documents')),
      {
        title: t('throughline.llms.data'),
        links: [
          { title: 'index.json', href: addresses.indexJson, description: t('throughline.llms.index') },
          { title: 'items.json', href: addresses.itemsJson, description: t('throughline.llms.items') },
          {
            title: 'traceability.json',
            href: addresses.traceabilityJson,
            description: t('throughline.llms.traceability'),
          },
          {
            title: 'traceability.csv',
            href: addresses.traceabilityCsv,
            description: t('throughline.llms.traceability'),
          },
        ],
      },
    ],
  })
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
