/** The plugin's words, by language. A site may say any of them otherwise in its own translations. */
import { de } from './de.ts'
import { en } from './en.ts'

export const translations = { en, de }
