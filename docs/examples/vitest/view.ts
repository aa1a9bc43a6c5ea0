// Code of the page: it knows the API of the preload script and the DOM.
interface Page {
  notes: { list(): Promise<{ title: string }[]> }
  document: {
    createElement(name: string): { textContent: string; append(...nodes: unknown[]): void; outerHTML: string }
  }
}

export async function render({ notes, document }: Page) {
  const list = document.createElement('ul')
  for (const { title } of await notes.list()) {
    const item = document.createElement('li')
    item.textContent = title
    list.append(item)
  }
  return list
}
