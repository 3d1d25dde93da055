/** A file that is copied and filled in before anybody follows its links, told by its name or its folder's. */
export function isTemplateDocument(path: string): boolean {
  return /(?:^|[/._-])templates?(?=$|[/._-])/i.test(path)
}
