/** Endings of the files that repositories hold: what tells a path from other words with a full stop in them. */
const ENDINGS = new Set(
  [
    'md mdx markdown txt rst adoc tex pdf doc docx odt csv tsv xls xlsx ods ppt pptx ipynb bib',
    'json jsonc json5 jsonl ndjson yaml yml toml ini cfg conf properties xml html htm css scss sass less sql db sqlite',
    'svg png jpg jpeg gif webp avif mp4 mov webm zip gz tgz tar xz log lock diff patch snap har eml ics drawio puml mmd',
    'ts tsx mts cts js jsx mjs cjs vue svelte astro py rb go rs java kt kts scala swift c h cc cpp hpp cs php pl lua r ex',
    'exs erl hs clj sh bash zsh fish ps1 bat cmd mk tf tfvars hcl proto graphql gql tpl j2 gradle feature parquet',
  ].flatMap((line) => line.split(' ')),
)

/** Whether the last name of a path ends as files do: `notes.md`, `.env`, `.env.example`; not `v1.2`, not `e.g`. */
export function hasFileEnding(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  if (dot <= 0) return /^\.[a-z][\w-]+$/i.test(name)
  return ENDINGS.has(name.slice(dot + 1).toLowerCase()) || /^\.env(?:\.[\w-]+)+$/.test(name)
}
