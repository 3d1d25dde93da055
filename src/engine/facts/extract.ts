import type { FileFacts, Language } from '../model/facts.ts'

/** The language of a path by its ending; undefined where it is no document. */
export declare function languageOf(path: string): Language | undefined

/** Facts of a file's text. Never throws: what cannot be read is in `unreadable`. */
export declare function extractFacts(text: string, language: Language): FileFacts
