/** Opens what is said of the item that the address leads to. */
addEventListener('hashchange', open)
open()

function open(): void {
  const anchor = location.hash.slice(1)
  for (const item of document.querySelectorAll<HTMLDetailsElement>('.tl-backlinks > details'))
    if (anchor !== '' && item.dataset['anchor'] === anchor) item.open = true
}
