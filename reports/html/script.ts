/** Copies the command beside a button. Where the clipboard is closed, it selects the command. */
export const script = `
for (const button of document.querySelectorAll('button[data-copies]')) {
  const command = document.getElementById(button.dataset.copies)
  const status = button.nextElementSibling
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(command.textContent)
      status.textContent = 'Copied.'
    } catch {
      getSelection().selectAllChildren(command)
      status.textContent = 'Selected: copy it with your keyboard.'
    }
  })
}
`
