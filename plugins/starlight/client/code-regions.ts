/** Code that scrolls becomes a region as soon as it does; a region needs a name of its own. */
const word = document.getElementById('tl-card')?.dataset['code'] ?? ''
const blocks = [...document.querySelectorAll<HTMLElement>('.expressive-code pre')]

function nameRegion(block: HTMLElement): void {
  if (block.role === 'region') block.ariaLabel = `${word} ${blocks.indexOf(block) + 1}`
  else block.removeAttribute('aria-label')
}

const observer = new MutationObserver((records) => {
  for (const { target } of records) nameRegion(target as HTMLElement)
})
for (const block of blocks) {
  nameRegion(block)
  observer.observe(block, { attributeFilter: ['role'] })
}
