import type { APIRoute } from 'astro'
import { site } from 'virtual:throughline'
import { machineIndex } from '../machine-index.ts'

export const GET: APIRoute = () => Response.json(machineIndex(site))
