/** Why a file name from a dataset must not be used to look for a file, or undefined when it may. Folders inside are fine. */
export function fileNameProblem(name: unknown): string | undefined {
  if (typeof name !== 'string') return 'is not a string'
  if (name === '') return 'is empty'
  if (name.length > 255) return 'is longer than 255 characters'
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'contains control characters'
  if (name.includes('\\')) return 'contains a backslash'
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'is an absolute path'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) return 'is an address, not a file'
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return 'leaves its folder'
  return undefined
}
