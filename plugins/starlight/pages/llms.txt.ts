import type { APIRoute } from 'astro'

export const GET: APIRoute = () => new Response('', { headers: { 'content-type': 'text/plain; charset=utf-8' } })
