import type { APIRoute } from 'astro'
import { site } from 'virtual:throughline'
import { traceTable } from './traceability-table.ts'

export const GET: APIRoute = () =>
  new Response(traceTable(site.traceability), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
