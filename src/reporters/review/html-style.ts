/** The whole look of a packet: it asks nobody for anything. Colours hold 4.5 to 1 on their ground, in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --text: #1c2430; --faint: #525c6b; --line: #d4dae2; --panel: #f4f6f9;
  --link: #1f5c99; --in: #0b5a31; --in-ground: #dcf3e5; --out: #8f1d2c; --out-ground: #fbe3e5 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #12161c; --text: #e4e9f0; --faint: #a5b0bf; --line: #333c49; --panel: #1a2029; --link: #8dc2f5;
    --in: #8fe0b0; --in-ground: #12351f; --out: #ffb0b8; --out-ground: #431a20 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
header, nav, main { max-width: 58rem; margin: 0 auto; padding: 0 1rem }
header { padding-top: 2rem }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 1rem }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 0.5rem; padding-top: 0.75rem; border-top: 1px solid var(--line) }
p { margin: 0.5rem 0 }
a { color: var(--link) }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1.25rem 0 0; padding: 0; list-style: none }
nav a { display: inline-block; padding: 0.2rem 0 }
.count { color: var(--faint); font-weight: normal }
.lead { color: var(--faint) }
.entries { list-style: none; margin: 0; padding: 0 }
.entries > li { padding: 0.6rem 0; border-bottom: 1px solid var(--line) }
.entries > li:last-child { border-bottom: 0 }
summary { cursor: pointer; padding: 0.1rem 0 }
details > ul, details > pre { margin-left: 1.1rem }
li > ul { padding-left: 1.1rem; margin: 0.2rem 0 }
details ul { padding-left: 1.1rem; margin: 0.3rem 0 0.3rem 1.1rem }
details ul ul { margin-left: 0; list-style: none; padding-left: 0.9rem; border-left: 2px solid var(--line) }
code { font: 0.88em ui-monospace, monospace; background: var(--panel); padding: 0.1em 0.3em; border-radius: 3px }
.place { color: var(--faint); background: none; padding: 0 }
.entries p { margin: 0 }
ins { color: var(--in); background: var(--in-ground); text-decoration: underline; text-underline-offset: 0.15em }
del { color: var(--out); background: var(--out-ground); text-decoration: line-through }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 0.5rem 0.75rem; margin: 0.5rem 0;
  white-space: pre-wrap; font: 0.85rem/1.5 ui-monospace, monospace }
pre ins, pre del { text-decoration: none }
main { padding-bottom: 4rem }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (max-width: 30rem) {
  details ul, details > pre { margin-left: 0.2rem }
  h1 { font-size: 1.4rem }
}
@media print {
  :root { --ground: #ffffff; --text: #000000; --faint: #444444; --line: #bbbbbb; --panel: #ffffff; --link: #000000;
    --in: #0b5a31; --in-ground: #ffffff; --out: #8f1d2c; --out-ground: #ffffff }
  nav { display: none }
  body { font-size: 10pt }
  header, main { max-width: none; padding: 0 }
  details::details-content { content-visibility: visible; block-size: auto }
  summary { list-style: none }
  h2, summary { break-after: avoid }
  .entries > li > p, pre, details li { break-inside: avoid }
}
`
