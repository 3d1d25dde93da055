import type { APIRoute } from 'astro'
import { site } from 'virtual:throughline'

export const GET: APIRoute = () => Response.json(site.items)
