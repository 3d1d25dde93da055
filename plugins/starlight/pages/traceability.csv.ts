import type { APIRoute } from 'astro'

export const GET: APIRoute = () => new Response('', { headers: { 'content-type': 'text/csv; charset=utf-8' } })
