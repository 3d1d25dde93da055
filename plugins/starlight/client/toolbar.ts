/** An app of Astro's dev toolbar: what the checker says of the page in view. It exists in development only. */
import type { DevToolbarApp } from 'astro'
import type { PageQuestion, PageReport, ReportLine } from '../../toolbar.ts'

const STYLE = `
  h1 { margin: 0; color: #fff; font-size: 1.15rem; font-weight: 600; }
  p, ul { margin: 0; padding: 0; }
  p { color: #bfc1c9; font-size: 0.85rem; }
  ul { list-style: none; margin-top: 1rem; overflow: auto; }
  li { padding-block: 0.7rem; border-top: 1px solid #343841; color: #fff; font-size: 0.9rem; line-height: 1.45; }
  strong, code, .related { font-size: 0.8rem; }
  strong { text-transform: uppercase; letter-spacing: 0.04em; }
  [data-severity='error'] strong { color: #ffb0b0; }
  [data-severity='warning'] strong { color: #ffd98a; }
  [data-severity='info'] strong { color: #b8d0ff; }
  code, .related { color: #bfc1c9; }
  .related { display: block; }
  button { float: inline-end; margin-inline-start: 1rem; padding: 0.15rem 0.6rem; border: 1px solid #545864; border-radius: 0.25rem; background: none; color: inherit; font: inherit; font-size: 0.8rem; cursor: pointer; }
  button:hover { border-color: #fff; }
  button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
`

/** A save reloads the page, and the window should still be there. */
const OPEN = 'throughline-toolbar-open'

export default {
  init(canvas, app, server) {
    const style = document.createElement('style')
    style.textContent = STYLE
    const frame = document.createElement('astro-dev-toolbar-window')
    canvas.append(style, frame)
    const ask = () => server.send<PageQuestion>('throughline:ask', { address: location.pathname })
    server.on('throughline:changed', ask)
    server.on<PageReport>('throughline:report', (report) => {
      // Every browser hears every answer.
      if (report.address !== location.pathname) return
      frame.replaceChildren(...contentOf(report))
      const worst = (['error', 'warning', 'info'] as const).find((severity) => countOf(report, severity) > 0)
      app.toggleNotification(worst === undefined ? { state: false } : { state: true, level: worst })
    })
    app.onToggled(({ state }) => sessionStorage.setItem(OPEN, String(state)))
    ask()
    if (sessionStorage.getItem(OPEN) === 'true') app.toggleState({ state: true })
  },
} satisfies DevToolbarApp

function contentOf(report: PageReport): HTMLElement[] {
  const { file, path, lines, elsewhere } = report
  const summary = element('p', summaryOf(report))
  summary.setAttribute('role', 'status')
  const place = element('p', file ?? 'This page is drawn from no document.')
  if (path !== undefined && lines.length === 0) place.prepend(editorButton(path, 'Open in the editor'))
  const others = elsewhere === 0 ? [] : [element('p', `${counted(elsewhere, 'diagnostic')} on other pages.`)]
  const list = document.createElement('ul')
  list.append(...lines.map((line) => entry(line, path)))
  return [element('h1', 'Throughline'), summary, place, ...others, ...(lines.length > 0 ? [list] : [])]
}

function summaryOf(report: PageReport): string {
  const parts = (['error', 'warning', 'info'] as const)
    .map((severity) => [countOf(report, severity), severity === 'info' ? 'note' : severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => counted(count, word))
  return parts.length === 0 ? 'Nothing to report on this page.' : `${parts.join(', ')} on this page.`
}

function entry(
  { severity, ruleId, message, line, column, related }: ReportLine,
  path: string | undefined,
): HTMLElement {
  const item = document.createElement('li')
  item.dataset['severity'] = severity
  if (path !== undefined) item.append(editorButton(`${path}:${line}:${column}`, 'Open', `line ${line}`))
  item.append(
    element('strong', severity),
    ` ${line}:${column} ${message} `,
    element('code', ruleId),
    ...related.map((text) => {
      const place = element('span', text)
      place.className = 'related'
      return place
    }),
  )
  return item
}

/** Astro's server opens the editor that runs, or the one that `LAUNCH_EDITOR` names. */
function editorButton(place: string, label: string, detail = ''): HTMLElement {
  const button = element('button', label)
  button.setAttribute('type', 'button')
  if (detail !== '') button.setAttribute('aria-label', `${label} ${detail} in the editor`)
  button.addEventListener('click', () => void fetch(`/__open-in-editor?file=${encodeURIComponent(place)}`))
  return button
}

function countOf({ lines }: PageReport, severity: ReportLine['severity']): number {
  return lines.filter((line) => line.severity === severity).length
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** What comes of the corpus is text, whatever it looks like. */
function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
