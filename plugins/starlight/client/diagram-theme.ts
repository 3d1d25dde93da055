/** The site's colours as Mermaid wants them: it computes with them, so that each has to be plain red, green and blue. */

export interface DiagramTheme {
  readonly name: string
  readonly isDark: boolean
  readonly fontFamily: string
  readonly variables: Readonly<Record<string, string>>
}

export function themeOf(root: HTMLElement): DiagramTheme {
  const style = getComputedStyle(root)
  const colour = (name: string) => plain(style.getPropertyValue(name))
  const name = root.dataset['theme'] ?? 'dark'
  const text = colour('--sl-color-white')
  const line = colour('--sl-color-gray-3')
  const page = colour('--sl-color-bg')
  const box = colour('--sl-color-gray-6')
  const other = colour('--sl-color-gray-7')
  return {
    name,
    isDark: name !== 'light',
    fontFamily: getComputedStyle(document.body).fontFamily,
    variables: {
      background: page,
      primaryColor: box,
      primaryTextColor: text,
      primaryBorderColor: line,
      secondaryColor: other,
      secondaryTextColor: text,
      tertiaryColor: page,
      tertiaryTextColor: text,
      lineColor: line,
      textColor: text,
      titleColor: text,
      clusterBkg: page,
      clusterBorder: line,
      edgeLabelBackground: page,
      noteBkgColor: box,
      noteTextColor: text,
      noteBorderColor: line,
      fontSize: '14px',
    },
  }
}

let canvas: CanvasRenderingContext2D | null | undefined

/** `hsl(…)`, `oklch(…)` or a name as `rgb(…)`, by painting it. */
function plain(colour: string): string {
  canvas ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!canvas) return '#808080'
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = '#808080'
  canvas.fillStyle = colour.trim()
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
  return `#${[red, green, blue].map((each) => each.toString(16).padStart(2, '0')).join('')}`
}
