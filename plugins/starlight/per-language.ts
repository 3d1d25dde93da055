/** What depends on a page's language alone is made once for each language, and not for each of a thousand pages. */
export function perLanguage<Value>(make: (t: App.Locals['t']) => Value): (locals: App.Locals) => Value {
  const made = new Map<string, Value>()
  return ({ starlightRoute: { lang }, t }) => {
    let value = made.get(lang)
    if (value === undefined) made.set(lang, (value = make(t)))
    return value
  }
}
